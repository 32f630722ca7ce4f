import ExamDomain

/// What a file is that was given as a roster and is none, told by its first bytes and not by its name.
enum ForeignFile: Hashable, Sendable {
    case xls, markup, pdf, image, zip, archive, dbf, sqlite, program, richText

    /// Nil where the bytes may be a CSV file, or a workbook (`isWorkbook`).
    init?(_ head: [UInt8]) {
        if let known = ForeignFile.signatures.first(where: { head.starts(with: $0.0) }) {
            self = known.1
        } else if ForeignFile.isTable(head) {
            self = .dbf
        } else if ForeignFile.isMarkup(head) {
            self = .markup
        } else {
            return nil
        }
    }

    private static let signatures: [([UInt8], ForeignFile)] = [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls), (Array("%PDF".utf8), .pdf),
        ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image),
        (Array("RIFF".utf8), .image), ([0x49, 0x49, 0x2A, 0x00], .image), ([0x4D, 0x4D, 0x00, 0x2A], .image),
        (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip), ([0x1F, 0x8B], .archive),
        (Array("7z".utf8) + [0xBC, 0xAF], .archive), (Array("Rar!".utf8), .archive), (Array("BZh".utf8), .archive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .archive), (Array("SQLite format 3\0".utf8), .sqlite),
        ([0x7F, 0x45, 0x4C, 0x46], .program), (Array("{\\rtf".utf8), .richText),
    ]

    /// HTML under the name of .xls is what many systems export. In UTF-16 every second byte is zero.
    private static func isMarkup(_ head: [UInt8]) -> Bool {
        let ascii = head.prefix(1024).filter { $0 < 0x80 && $0 != 0 }.drop { $0 <= 0x20 }.prefix(2)
        guard ascii.count == 2, ascii.first == UInt8(ascii: "<"), let next = ascii.last else { return false }
        // A roster may begin with Chinese text and hold a “<” later: only a first visible character counts.
        let marks = TextEncoding.allCases.map(\.byteOrderMark)
        let start = marks.first { head.starts(with: $0) }?.count ?? 0
        guard let first = head.dropFirst(start).first(where: { $0 > 0x20 }), first == UInt8(ascii: "<") else {
            return false
        }
        return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || (0x41...0x5A).contains(next & 0xDF)
    }

    /// dBASE: a version, a date, and a header length that fits.
    private static func isTable(_ head: [UInt8]) -> Bool {
        guard head.count >= 32, [0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8B, 0xF5, 0xFB].contains(head[0]) else {
            return false
        }
        let length = Int(head[8]) + Int(head[9]) << 8
        return (1...12).contains(head[2]) && (1...31).contains(head[3]) && length >= 65
    }

    /// True for a zip that holds a workbook. Its list of names is at the end; the first names are at the start too.
    static func isWorkbook(_ file: InputFile, head: [UInt8]) throws -> Bool {
        guard head.starts(with: Array("PK\u{3}\u{4}".utf8)) else { return false }
        let name = Array("xl/workbook".utf8)
        if head.holds(name) { return true }
        var tail = [UInt8](repeating: 0, count: 64 << 10)
        let offset = max(0, file.size - Int64(tail.count))
        let count = try tail.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
        return Array(tail[..<count]).holds(name)
    }

    /// What it is, in the middle of a sentence.
    var told: Phrase {
        switch self {
        case .xls: Phrase(zh: "旧版 Excel 或其他 Office 文件（.xls）", en: "an old Excel or other Office file (.xls)")
        case .markup: Phrase(zh: "HTML 或 XML 网页", en: "an HTML or XML page")
        case .pdf: Phrase(zh: "PDF", en: "a PDF")
        case .image: Phrase(zh: "图片或媒体文件", en: "a picture or media file")
        case .zip: Phrase(zh: "不含 Excel 表格的压缩包", en: "a zip without an Excel workbook")
        case .archive: Phrase(zh: "压缩包", en: "an archive")
        case .dbf: Phrase(zh: "dBASE 数据表（.dbf）", en: "a dBASE table (.dbf)")
        case .sqlite: Phrase(zh: "SQLite 数据库", en: "an SQLite database")
        case .program: Phrase(zh: "程序", en: "a program")
        case .richText: Phrase(zh: "RTF 文档", en: "an RTF document")
        }
    }

    /// The way out.
    var hint: Phrase {
        switch self {
        case .xls, .markup, .dbf:
            Phrase(
                zh: "用 Excel 或 WPS 打开，另存为“CSV UTF-8”或 .xlsx，再导入",
                en: "open it in Excel or WPS, save it as “CSV UTF-8” or .xlsx, and import that")
        case .zip, .archive:
            Phrase(zh: "先解压，再导入里面的 .csv 或 .xlsx", en: "unpack it and import the .csv or .xlsx inside")
        case .pdf, .image, .sqlite, .program, .richText:
            Phrase(
                zh: "请给出准考名单的 .csv 或 .xlsx；模板：examctl roster template",
                en: "give the roster as .csv or .xlsx; for a model: examctl roster template")
        }
    }
}

extension [UInt8] {
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard count >= part.count else { return false }
        return (0...(count - part.count)).contains { self[$0] == part[0] && self[$0...].starts(with: part) }
    }
}

extension FaultyFile {
    static func notARoster(_ path: String, _ foreign: ForeignFile) -> FaultyFile {
        FaultyFile(
            file: path, code: "notARoster",
            message: Phrase(
                zh: "\(path) 是\(foreign.told.zh)，不是准考名单。", en: "\(path) is \(foreign.told.en), not a roster."),
            hint: foreign.hint)
    }

    static func binary(_ path: String) -> FaultyFile {
        FaultyFile(
            file: path, code: "notARoster",
            message: Phrase(zh: "\(path) 不是文本，不是准考名单。", en: "\(path) is not text, so it is no roster."),
            hint: ForeignFile.pdf.hint)
    }

    static func unknownEncoding(_ path: String) -> FaultyFile {
        let message = Phrase(
            zh: "\(path) 不是 UTF-8、UTF-16 或 GB18030 编码的中文文本。",
            en: "\(path) is no Chinese text in UTF-8, UTF-16 or GB18030.")
        return FaultyFile(
            file: path, code: RosterFaultCode.undecodable.rawValue, message: message,
            hint: Phrase(
                zh: "另存为“CSV UTF-8”再导入；若确知编码，用 --encoding 指明",
                en: "save it as “CSV UTF-8” and import that; if you know the encoding, say --encoding"),
            faults: [CellFault(.undecodable, message).at(line: nil, place: nil)])
    }

    static func tooManyRows(_ path: String) -> FaultyFile {
        FaultyFile(
            file: path, code: "tooLarge",
            message: Phrase(
                zh: "名单超过 \(RosterFile.mostRows) 行。", en: "The roster has more than \(RosterFile.mostRows) rows."),
            hint: Phrase(zh: "请拆分成几个文件分别导入", en: "split it and import the parts"))
    }
}
