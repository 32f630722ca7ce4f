import ExamDomain

/// JPEG (ITU-T T.81, annex B): markers from SOI to EOI, with the scans between them.
enum JPEGStructure {
    static func read(_ bytes: PhotoBytes) -> PhotoStructure? {
        guard bytes.holds([0xFF, 0xD8, 0xFF], at: 0) else { return nil }
        var found = PhotoStructure(.jpeg)
        var at: Int? = 2
        while let place = at { at = step(bytes, at: place, &found) }
        return found
    }

    /// - Returns: where the next marker is; nil at the picture's end, or where the file breaks off.
    private static func step(_ bytes: PhotoBytes, at start: Int, _ found: inout PhotoStructure) -> Int? {
        var at = start
        found.end = at
        guard bytes.byte(at) == 0xFF else { return nil }
        while bytes.byte(at) == 0xFF { at += 1 }
        guard let marker = bytes.byte(at) else { return nil }
        switch marker {
        case 0xD9:
            found.end = at + 1
            found.isComplete = true
            return nil
        case 0x01, 0xD0...0xD8: return at + 1
        default: break
        }
        guard let length = bytes.big16(at + 1), length >= 2, at + 1 + length <= bytes.count else { return nil }
        let next = at + 1 + length
        switch marker {
        case 0xC4, 0xC8, 0xCC: break
        case 0xC0...0xCF: found.take(bytes.big16(at + 6), bytes.big16(at + 4))
        case 0xDA: return endOfScan(bytes, from: next)
        case 0xE0...0xEF, 0xFE:
            found.notes.append((at + 3)..<next)
            if marker == 0xE1, bytes.holds("Exif\0\0", at: at + 3) {
                found.orientation = ExifOrientation.read(bytes, at: at + 9, end: next) ?? found.orientation
            }
        default: break
        }
        return next
    }

    /// Within a scan FF stands for itself only before 00; restart markers belong to it too.
    private static func endOfScan(_ bytes: PhotoBytes, from start: Int) -> Int? {
        var at = start
        while let place = bytes.find(0xFF, from: at) {
            guard let next = bytes.byte(place + 1) else { return nil }
            switch next {
            case 0x00, 0xD0...0xD7: at = place + 2
            case 0xFF: at = place + 1
            default: return place
            }
        }
        return nil
    }
}
