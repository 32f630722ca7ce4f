/// Which way up a picture was taken: EXIF's tag 0x0112 of the first directory (JEITA CP-3451).
enum ExifOrientation {
    /// - Parameters:
    ///   - start: where the TIFF header stands.
    ///   - end: where the note ends.
    /// - Returns: 1 to 8; nil where it does not say.
    static func read(_ bytes: PhotoBytes, at start: Int, end: Int) -> Int? {
        let isBig: Bool
        switch (bytes.byte(start), bytes.byte(start + 1)) {
        case (0x4D, 0x4D): isBig = true
        case (0x49, 0x49): isBig = false
        default: return nil
        }
        func short(_ at: Int) -> Int? { at + 2 <= end ? isBig ? bytes.big16(at) : bytes.little16(at) : nil }
        func long(_ at: Int) -> Int? { at + 4 <= end ? isBig ? bytes.big32(at) : bytes.little32(at) : nil }
        guard short(start + 2) == 42, let offset = long(start + 4), let entries = short(start + offset) else {
            return nil
        }
        for entry in 0..<entries {
            let at = start + offset + 2 + entry * 12
            guard let tag = short(at) else { return nil }
            guard tag == 0x0112 else { continue }
            return short(at + 8).flatMap { (1...8).contains($0) ? $0 : nil }
        }
        return nil
    }
}
