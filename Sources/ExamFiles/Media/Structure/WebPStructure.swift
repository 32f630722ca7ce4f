import ExamDomain

/// WebP (RFC 9649): a RIFF file of chunks; `VP8 ` lossy, `VP8L` lossless, `VP8X` with anything more.
enum WebPStructure {
    static func read(_ bytes: PhotoBytes) -> PhotoStructure? {
        guard bytes.holds("RIFF", at: 0), bytes.holds("WEBP", at: 8), let size = bytes.little32(4) else { return nil }
        var found = PhotoStructure(.webp)
        let end = 8 + size
        found.isComplete = end <= bytes.count
        found.end = min(end, bytes.count)
        var at = 12
        while at < end, let name = bytes.name(at), let length = bytes.little32(at + 4) {
            let data = at + 8
            take(name, bytes, at: data, &found)
            let next = data + length
            if !["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"].contains(name), next <= bytes.count {
                found.notes.append(data..<next)
                if name == "EXIF" {
                    // Some writers put JPEG's mark before it.
                    let start = bytes.holds("Exif\0\0", at: data) ? data + 6 : data
                    found.orientation = ExifOrientation.read(bytes, at: start, end: next) ?? found.orientation
                }
            }
            // Chunks begin at even places.
            at = next + length % 2
        }
        return found
    }

    private static func take(_ name: String, _ bytes: PhotoBytes, at data: Int, _ found: inout PhotoStructure) {
        switch name {
        case "VP8X": found.take(bytes.little24(data + 4).map { $0 + 1 }, bytes.little24(data + 7).map { $0 + 1 })
        case "VP8 ":
            guard bytes.holds([0x9D, 0x01, 0x2A], at: data + 3) else { return }
            found.take(bytes.little16(data + 6).map { $0 & 0x3FFF }, bytes.little16(data + 8).map { $0 & 0x3FFF })
        case "VP8L":
            guard bytes.byte(data) == 0x2F, let bits = bytes.little32(data + 1) else { return }
            found.take(bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        default: break
        }
    }
}
