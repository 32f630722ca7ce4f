import ExamDomain

/// The encodings that rosters come in. The raw value is the name in answers, and the one iconv knows.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    case gb18030 = "GB18030"

    /// Reads the name after `--encoding`, whatever its case, blanks and hyphens: `utf8`, `GBK`, `GB2312`, `cp936`.
    package init(option text: String) throws(Failure) {
        let folded = text.lowercased().filter { $0.isLetter || $0.isNumber }
        switch folded {
        case "utf8", "utf8bom", "utf8sig", "ascii", "usascii": self = .utf8
        case "utf16le", "utf16", "ucs2", "unicode": self = .utf16LE
        case "utf16be": self = .utf16BE
        case "gb18030", "gbk", "gb2312", "cp936", "936", "euccn", "ansi": self = .gb18030
        default:
            let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .usage, code: "unknownEncoding",
                Phrase(zh: "不认识编码“\(text)”。", en: "The encoding “\(text)” is not known."),
                hint: Phrase(
                    zh: "可用的编码：\(names)；不写则自动识别", en: "known are \(names); without it the encoding is found out"))
        }
    }

    /// The bytes that may stand before the text and are no part of it.
    package var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LE: [0xFF, 0xFE]
        case .utf16BE: [0xFE, 0xFF]
        // U+FEFF in GB18030; hardly any program writes it.
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        }
    }

    /// The fewest bytes of a character.
    var unit: Int {
        switch self {
        case .utf8, .gb18030: 1
        case .utf16LE, .utf16BE: 2
        }
    }
}
