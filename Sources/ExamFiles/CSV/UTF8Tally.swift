/// Counts well-formed and broken UTF-8 sequences in a text that comes in pieces (Unicode 16, table 3-7).
struct UTF8Tally {
    /// Sequences of two to four bytes that are right.
    private(set) var sequences = 0
    /// Bytes that begin or continue nothing.
    private(set) var errors = 0
    /// Control characters other than tab, LF and CR.
    private(set) var controls = 0
    /// Bytes still wanted, and what the next may be.
    private var wanted = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    var isValid: Bool { errors == 0 }

    mutating func count(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index < bytes.count {
            if wanted == 0, index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0, !UTF8Tally.holdsControl(word) {
                    index += 8
                    continue
                }
            }
            if wanted == 0, index + 3 <= bytes.count, UTF8Tally.isHan(bytes[index], bytes[index + 1], bytes[index + 2])
            {
                sequences += 1
                index += 3
                continue
            }
            count(bytes[index])
            index += 1
        }
    }

    /// Call after the last piece.
    mutating func finish() {
        if wanted > 0 { errors += 1 }
        wanted = 0
    }

    /// U+4000…U+9FFF, nearly all that is not ASCII in a roster.
    private static func isHan(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        (0xE4...0xE9).contains(lead) && second & 0xC0 == 0x80 && third & 0xC0 == 0x80
    }

    /// True if one of eight ASCII bytes is below 0x20. A borrow may make it true for others too, which only costs time.
    private static func holdsControl(_ word: UInt64) -> Bool {
        (word &- 0x2020_2020_2020_2020) & 0x8080_8080_8080_8080 != 0
    }

    private mutating func count(_ byte: UInt8) {
        if wanted > 0 {
            guard allowed.contains(byte) else {
                errors += 1
                wanted = 0
                return count(byte)
            }
            wanted -= 1
            allowed = 0x80...0xBF
            if wanted == 0 { sequences += 1 }
            return
        }
        switch byte {
        case 0x09, 0x0A, 0x0D: break
        case 0x00..<0x20, 0x7F: controls += 1
        case 0x20..<0x80: break
        case 0xC2...0xDF: expect(1)
        case 0xE0: expect(2, 0xA0...0xBF)
        case 0xED: expect(2, 0x80...0x9F)
        case 0xE1...0xEF: expect(2)
        case 0xF0: expect(3, 0x90...0xBF)
        case 0xF4: expect(3, 0x80...0x8F)
        case 0xF1...0xF3: expect(3)
        default: errors += 1
        }
    }

    private mutating func expect(_ count: Int, _ next: ClosedRange<UInt8> = 0x80...0xBF) {
        wanted = count
        allowed = next
    }
}
