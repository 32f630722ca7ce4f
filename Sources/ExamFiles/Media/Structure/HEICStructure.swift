import ExamDomain

/// HEIC (ISO/IEC 23008-12): boxes; the sizes stand in `ispe` boxes at `meta/iprp/ipco`, the whole picture's is the largest.
enum HEICStructure {
    private static let brands: Set<String> = ["heic", "heix", "heim", "heis", "hevc", "hevx"]

    static func read(_ bytes: PhotoBytes) -> PhotoStructure? {
        guard bytes.name(4) == "ftyp", let length = bytes.big32(0), (16...4096).contains(length) else { return nil }
        let named = [8] + Array(stride(from: 16, to: min(length, bytes.count) - 3, by: 4))
        guard named.contains(where: { bytes.name($0).map(brands.contains) ?? false }) else { return nil }
        var found = PhotoStructure(.heic)
        var isWhole = true
        var hasPicture = false
        var at = 0
        while at < bytes.count {
            guard let box = Box(bytes, at: at, end: bytes.count) else {
                // Either cut short, or something follows that is no box.
                isWhole = !Box.isNamed(bytes, at: at)
                break
            }
            switch box.name {
            case "meta": takeSizes(bytes, in: (box.data.lowerBound + 4)..<box.data.upperBound, depth: 0, &found)
            case "mdat": hasPicture = true
            case "ftyp", "moov", "mpvd": break
            default: found.notes.append(box.data)
            }
            at = box.data.upperBound
            found.end = at
        }
        found.isComplete = isWhole && hasPicture
        return found
    }

    private static func takeSizes(
        _ bytes: PhotoBytes, in range: Range<Int>, depth: Int, _ found: inout PhotoStructure
    ) {
        var at = range.lowerBound
        while let box = Box(bytes, at: at, end: range.upperBound) {
            switch (box.name, depth) {
            case ("iprp", 0), ("ipco", 1): takeSizes(bytes, in: box.data, depth: depth + 1, &found)
            case ("ispe", 2):
                found.take(bytes.big32(box.data.lowerBound + 4), bytes.big32(box.data.lowerBound + 8))
            default: break
            }
            at = box.data.upperBound
        }
    }

    private struct Box {
        let name: String
        let data: Range<Int>

        /// Nil where no whole box lies between `at` and `end`.
        init?(_ bytes: PhotoBytes, at: Int, end: Int) {
            guard at + 8 <= end, var length = bytes.big32(at), let name = bytes.name(at + 4) else { return nil }
            var header = 8
            switch length {
            // To the end of the file.
            case 0: length = end - at
            case 1:
                guard bytes.big32(at + 8) == 0, let low = bytes.big32(at + 12) else { return nil }
                (header, length) = (16, low)
            default: break
            }
            guard length >= header, length <= end - at else { return nil }
            self.name = name
            data = (at + header)..<(at + length)
        }

        static func isNamed(_ bytes: PhotoBytes, at: Int) -> Bool {
            guard let name = bytes.name(at + 4) else { return false }
            return ["meta", "mdat", "moov", "free", "uuid"].contains(name)
        }
    }
}
