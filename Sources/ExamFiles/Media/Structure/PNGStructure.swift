import ExamDomain

/// PNG (ISO/IEC 15948): a signature and chunks from IHDR to IEND.
enum PNGStructure {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func read(_ bytes: PhotoBytes) -> PhotoStructure? {
        guard bytes.holds(signature, at: 0) else { return nil }
        var found = PhotoStructure(.png)
        var at = signature.count
        while let length = bytes.big32(at), let name = bytes.name(at + 4), length <= bytes.count - at - 12 {
            let data = (at + 8)..<(at + 8 + length)
            at = data.upperBound + 4
            found.end = at
            switch name {
            case "IHDR": found.take(bytes.big32(data.lowerBound), bytes.big32(data.lowerBound + 4))
            case "IDAT", "fdAT": break
            case "IEND":
                found.isComplete = true
                return found
            case "eXIf":
                found.notes.append(data)
                found.orientation =
                    ExifOrientation.read(bytes, at: data.lowerBound, end: data.upperBound) ?? found.orientation
            default: found.notes.append(data)
            }
        }
        // Broken off: what its header promises counts all the same.
        if bytes.name(12) == "IHDR" { found.take(bytes.big32(16), bytes.big32(20)) }
        return found
    }
}
