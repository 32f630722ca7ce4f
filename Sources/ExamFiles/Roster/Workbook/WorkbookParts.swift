import ExamDomain

/// What must be known of a workbook before one of its sheets can be read: where the parts are, the shared strings, and
/// which styles show a number as a date.
struct WorkbookParts {
    let sheet: String
    /// Of all sheets, in their order.
    let sheetNames: [String]
    let strings: [String]
    let dateStyles: Set<Int>
    /// Days are counted from 1904 (old Macs), not from 1900.
    let isFrom1904: Bool

    /// Bytes of any part but the sheet.
    static let largestPart = 512 << 20

    /// - Parameter wanted: a sheet's name, or its number from 1; nil for the first.
    init(_ archive: ZipArchive, path: String, sheet wanted: String?) throws {
        var sheets: [(name: String, id: String)] = []
        var isFrom1904 = false
        _ = try archive.events(of: "xl/workbook.xml", path) { event in
            guard case .start(let name, let attributes) = event else { return }
            if name == "sheet", let id = attributes["id"] { sheets.append((attributes["name"] ?? "", id)) }
            if name == "workbookPr" { isFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
        }
        var targets: [String: String] = [:]
        var stringsPart: String?
        var stylesPart: String?
        _ = try archive.events(of: "xl/_rels/workbook.xml.rels", path) { event in
            guard case .start("Relationship", let attributes) = event, let target = attributes["Target"] else {
                return
            }
            let part = WorkbookParts.resolved(target)
            if let id = attributes["Id"] { targets[id] = part }
            let type = attributes["Type"] ?? ""
            if type.hasSuffix("/sharedStrings") { stringsPart = part }
            if type.hasSuffix("/styles") { stylesPart = part }
        }
        guard let chosen = WorkbookParts.chosen(wanted, of: sheets.map(\.name)) else {
            throw wanted.map { FaultyFile.noSuchSheet($0, path, sheets.map(\.name)) } ?? .brokenWorkbook(path)
        }
        guard let sheet = targets[sheets[chosen].id] else { throw FaultyFile.brokenWorkbook(path) }
        self.sheet = sheet
        sheetNames = sheets.map(\.name)
        self.isFrom1904 = isFrom1904
        strings = try stringsPart.map { try WorkbookParts.strings($0, archive, path) } ?? []
        dateStyles = try stylesPart.map { try WorkbookParts.dateStyles($0, archive, path) } ?? []
    }

    /// A sheet may be called `2`, so names come before numbers; spreadsheets do not tell names apart by case.
    private static func chosen(_ wanted: String?, of names: [String]) -> Int? {
        guard let wanted else { return names.isEmpty ? nil : 0 }
        if let named = names.firstIndex(of: wanted) { return named }
        if let named = names.firstIndex(where: { $0.lowercased() == wanted.lowercased() }) { return named }
        guard let number = Int(wanted), (1...max(names.count, 1)).contains(number), !names.isEmpty else { return nil }
        return number - 1
    }

    /// Targets are relative to `xl/`, or from the root where they begin with a slash.
    private static func resolved(_ target: String) -> String {
        target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }

    private static func strings(_ part: String, _ archive: ZipArchive, _ path: String) throws -> [String] {
        var strings: [String] = []
        var text = WorkbookText()
        _ = try archive.events(of: part, path) { event in
            if case .start("si", _) = event { text = WorkbookText() }
            text.take(event)
            if case .end("si") = event { strings.append(text.unescaped) }
        }
        return strings
    }

    private static func dateStyles(_ part: String, _ archive: ZipArchive, _ path: String) throws -> Set<Int> {
        var ownFormats: Set<Int> = []
        var dates: Set<Int> = []
        var style: Int?
        _ = try archive.events(of: part, path) { event in
            switch event {
            case .start("numFmt", let attributes):
                guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
                if SerialDate.isDateFormat(attributes["formatCode"] ?? "") { ownFormats.insert(id) }
            case .start("cellXfs", _): style = 0
            case .end("cellXfs"): style = nil
            case .start("xf", let attributes):
                guard let index = style else { return }
                let format = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                if SerialDate.isBuiltIn(format) || ownFormats.contains(format) { dates.insert(index) }
                style = index + 1
            case .start, .text, .end: return
            }
        }
        return dates
    }
}

extension FaultyFile {
    fileprivate static func noSuchSheet(_ wanted: String, _ path: String, _ names: [String]) -> FaultyFile {
        // Names come from the file, which may hold thousands.
        let told =
            names.prefix(20).enumerated().map { "\($0.offset + 1) “\($0.element)”" } + (names.count > 20 ? ["…"] : [])
        return FaultyFile(
            file: path, code: "notARoster",
            message: Phrase(
                zh: "\(path) 中没有工作表“\(wanted)”；其中有：\(told.joined(separator: "、"))。",
                en: "\(path) has no sheet “\(wanted)”; it has \(told.joined(separator: ", "))."),
            hint: Phrase(
                zh: "用 --sheet 指明其中一个的名称或序号；不写则读第一个",
                en: "name one of them with --sheet, or its number; without it the first is read"))
    }
}

extension ZipArchive {
    /// The XML events of a part.
    /// - Returns: false where there is no such part.
    func events(
        of part: String, limit: Int = WorkbookParts.largestPart, _ path: String,
        _ receive: (XMLEvents.Event) throws -> Void
    ) throws -> Bool {
        guard let events = XMLEvents() else { throw FaultyFile.brokenWorkbook(path) }
        do {
            return try read(part, limit: limit) { bytes, isLast in
                try events.parse(bytes, isLast: isLast, receive)
                return true
            }
        } catch is XMLEvents.NotAllowed {
            throw FaultyFile.brokenWorkbook(path)
        }
    }
}

/// The text of a string item: its runs joined, readings (furigana, `rPh`) left out.
struct WorkbookText {
    private(set) var text = ""
    private var isInText = false
    private var isInReading = false

    mutating func take(_ event: XMLEvents.Event) {
        switch event {
        case .start("t", _): isInText = true
        case .end("t"): isInText = false
        case .start("rPh", _): isInReading = true
        case .end("rPh"): isInReading = false
        case .text(let piece): if isInText, !isInReading { text += piece }
        case .start, .end: break
        }
    }

    /// `_x000D_` stands for a character that XML cannot hold (ECMA-376, ST_Xstring).
    var unescaped: String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.range(of: "_x") {
            result += rest[..<start.lowerBound]
            let digits = rest[start.upperBound...].prefix(4)
            let after = rest[start.upperBound...].dropFirst(4)
            guard digits.utf8.count == 4, after.first == "_", digits.allSatisfy(\.isHexDigit),
                let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
            else {
                result += "_x"
                rest = rest[start.upperBound...]
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = after.dropFirst()
        }
        return result + rest
    }
}
