/// Judges whether bytes are Chinese in GB18030, by how usual their characters would be.
///
/// Nearly every pair of high bytes is *some* character there, so being decodable proves little; but Chinese texts,
/// names among them, keep to the 6,763 of GB 2312 (rows B0–F7), and most of all to its level 1 (rows B0–D7).
struct GB18030Tally {
    /// Level 1 and punctuation.
    private(set) var usual = 0
    /// Level 2: seldom in prose, now and then in names.
    private(set) var seldom = 0
    /// Everything else.
    private(set) var rare = 0
    private(set) var errors = 0

    /// - Parameter isWhole: false where the bytes are cut off somewhere, so that half a character at the end is none.
    init(_ bytes: [UInt8], isWhole: Bool) {
        var index = 0
        while index < bytes.count {
            let step = take(bytes, at: index)
            guard step > 0 else {
                if isWhole { errors += 1 }
                return
            }
            index += step
        }
    }

    /// Few errors, at least half of it usual; where there is hardly any text, GB 2312 is enough.
    var isPlausible: Bool {
        let all = usual + seldom + rare
        let fitting = all < 10 ? usual + seldom : usual
        return fitting > 0 && fitting * 2 >= all && errors * 20 <= all
    }

    /// - Returns: how many bytes the next character took; 0 if it is cut off.
    private mutating func take(_ bytes: [UInt8], at index: Int) -> Int {
        let left = bytes.count - index
        guard bytes[index] >= 0x80 else { return 1 }
        guard (0x81...0xFE).contains(bytes[index]) else { return fail() }
        guard left >= 2 else { return 0 }
        switch bytes[index + 1] {
        case 0x30...0x39:
            guard left >= 4 else { return 0 }
            guard (0x81...0xFE).contains(bytes[index + 2]), (0x30...0x39).contains(bytes[index + 3]) else {
                return fail()
            }
            rare += 1
            return 4
        case 0xA1...0xFE:
            switch bytes[index] {
            case 0xA1...0xA3, 0xB0...0xD7: usual += 1
            case 0xD8...0xF7: seldom += 1
            default: rare += 1
            }
            return 2
        case 0x40...0x7E, 0x80...0xA0:
            rare += 1
            return 2
        default: return fail()
        }
    }

    private mutating func fail() -> Int {
        errors += 1
        return 1
    }
}
