import ExamDomain

/// The rows of a workbook's sheet as records, one at a time; `line` is the sheet's row.
struct SheetRows {
    private let parts: WorkbookParts
    private let archive: ZipArchive
    private let path: String

    private static let largestSheet = 2 << 30
    private static let mostColumns = 16_384

    /// - Parameter sheet: its name, or its number from 1; nil for the first.
    init(path: String, sheet: String?) throws {
        archive = try ZipArchive(path: path)
        parts = try WorkbookParts(archive, path: path, sheet: sheet)
        self.path = path
    }

    /// Of all sheets of the workbook.
    var sheetNames: [String] { parts.sheetNames }

    /// - Parameter width: rows are filled up with empty cells to so many.
    func forEachRecord(width: Int, _ receive: (CSVRecord) throws -> Void) throws {
        var row = SheetRow()
        let isThere = try archive.events(of: parts.sheet, limit: SheetRows.largestSheet, path) { event in
            switch event {
            case .start("row", let attributes):
                row.begin(number: attributes["r"].flatMap { Int($0) })
            case .start("c", let attributes): row.beginCell(attributes)
            case .start("v", _): row.isInValue = true
            case .end("v"): row.isInValue = false
            case .end("c"): try row.endCell(parts, mostColumns: SheetRows.mostColumns, path)
            case .end("row"): try receive(row.record(width: width))
            case .start, .text, .end: row.take(event)
            }
        }
        guard isThere else { throw FaultyFile.brokenWorkbook(path) }
    }

    /// The first rows that hold anything, at most so many.
    func firstRecords(_ count: Int) throws -> [CSVRecord] {
        struct Enough: Error {}
        var records: [CSVRecord] = []
        do {
            try forEachRecord(width: 0) { record in
                guard !record.isBlank else { return }
                records.append(record)
                if records.count == count { throw Enough() }
            }
        } catch is Enough {}
        return records
    }
}

/// A row in the making.
private struct SheetRow {
    private var number = 0
    private var cells: [String] = []
    private var bytes = 0
    private var column = 0
    private var type = ""
    private var style: Int?
    private var value = ""
    private var inline = WorkbookText()
    var isInValue = false

    mutating func begin(number: Int?) {
        // Some writers leave the numbers out; a row is never above the one before.
        self.number = max(self.number + 1, min(number ?? 0, 1_048_576))
        cells.removeAll(keepingCapacity: true)
        bytes = 0
        column = 0
    }

    mutating func beginCell(_ attributes: [String: String]) {
        column = attributes["r"].flatMap { SheetRow.column($0) } ?? column
        type = attributes["t"] ?? ""
        style = attributes["s"].flatMap { Int($0) }
        value = ""
        inline = WorkbookText()
    }

    mutating func take(_ event: XMLEvents.Event) {
        if isInValue, case .text(let piece) = event { value += piece }
        inline.take(event)
    }

    mutating func endCell(_ parts: WorkbookParts, mostColumns: Int, _ path: String) throws {
        let text = told(parts)
        defer { column += 1 }
        guard !text.isEmpty else { return }
        guard column < mostColumns else { throw FaultyFile.brokenWorkbook(path) }
        while cells.count <= column { cells.append("") }
        bytes += text.utf8.count
        if bytes <= CSVReader.hopeless { cells[column] = text }
    }

    private func told(_ parts: WorkbookParts) -> String {
        switch type {
        case "s": return Int(value).flatMap { parts.strings.indices.contains($0) ? parts.strings[$0] : nil } ?? ""
        case "inlineStr": return inline.unescaped
        case "str", "e", "d": return value
        case "b": return value == "1" ? "TRUE" : "FALSE"
        default: break
        }
        if let style, parts.dateStyles.contains(style), let serial = Double(value),
            let date = SerialDate.told(serial, isFrom1904: parts.isFrom1904)
        {
            return date
        }
        return SheetNumber.told(value)
    }

    func record(width: Int) -> CSVRecord {
        var record = CSVRecord()
        record.begin(line: number, lastLine: number, trouble: bytes > RecordScanner.longestRecord ? .tooLong : nil)
        for index in 0..<max(width, cells.count) {
            var cell = index < cells.count ? cells[index] : ""
            cell.withUTF8 { record.append(UnsafeRawBufferPointer($0)) }
        }
        return record
    }

    /// The column of `AB12`, from 0.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8.prefix(while: { (0x41...0x5A).contains($0 & 0xDF) }) {
            column = column * 26 + Int(byte & 0xDF) - 0x40
            guard column <= 1 << 20 else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
