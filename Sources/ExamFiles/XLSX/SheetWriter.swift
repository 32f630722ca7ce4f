import CXlsxWriter
import ExamDomain

/// Writes one report sheet row after row, and goes on on a further sheet `名 (2)` where a sheet is full.
struct SheetWriter {
    private let book: Workbook
    private let formats: WorkbookFormats
    private let sheet: ReportSheet
    private let language: Language
    private let styles: [ColumnStyle]
    /// In a row of several lines.
    private let tallStyles: [ColumnStyle]
    /// The columns of running text.
    private let running: [Int]
    /// Of each column, the formats of words by their codes.
    private let tones: [[(code: String, format: Workbook.Format)]]
    /// Rows of one sheet, the heading among them.
    private let rowsPerSheet: Int

    private var cells: CellWriter
    /// The sheets it has written to, in their order.
    private(set) var parts: [Workbook.Sheet]
    /// Rows so far, the headings not counted.
    private(set) var rows = 0
    private var nextRow: UInt32 = 1
    /// The widest cell of each column among the first rows.
    private var widths: [Int]

    /// What Excel takes.
    static let excelRows = 1_048_576
    /// What Excel takes of links on one sheet.
    static let excelLinks = 65_530
    /// Rows that widths are measured on.
    private static let measured = 1000

    init(
        _ sheet: ReportSheet, in book: Workbook, formats: WorkbookFormats, language: Language, zone: ExamTimeZone,
        rowsPerSheet: Int
    ) throws {
        self.book = book
        self.formats = formats
        self.sheet = sheet
        self.language = language
        self.rowsPerSheet = rowsPerSheet
        styles = sheet.columns.map { ColumnStyle($0, formats) }
        tallStyles = sheet.columns.map { ColumnStyle($0, formats, isTall: true) }
        running = styles.indices.filter { [styles] in styles[$0].isRunning }
        tones = sheet.columns.map { column in
            column.tones.sorted { $0.key < $1.key }.compactMap { code, tone in
                formats.tones[tone].map { (code, $0) }
            }
        }
        cells = CellWriter(language: language, zone: zone)
        widths = sheet.columns.map { _ in 0 }
        parts = [try book.addSheet(sheet.name(language))]
        open()
    }

    /// Writes all rows of the sheet and answers with their number.
    mutating func writeRows() throws -> Int {
        try sheet.forEachRow { try write($0) }
        finish()
        return rows
    }

    /// Writes the next row.
    mutating func write(_ row: [ReportCell]) throws {
        try sheet.demandWidth(of: row, number: rows)
        if rows < SheetWriter.measured { measure(row) }
        if Int(nextRow) == rowsPerSheet { try turnOver() }
        writeCells(row)
        nextRow += 1
        if rows % 512 == 0 { try book.checkRoom(current) }
        rows += 1
    }

    private var current: Workbook.Sheet { parts[parts.count - 1] }

    private mutating func measure(_ row: [ReportCell]) {
        for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cells.width(cell)) }
    }

    private mutating func writeCells(_ row: [ReportCell]) {
        let current = current
        let lines = writeRunning(row)
        // A row with several lines says its height itself: not every program finds it out.
        if lines > 1 { worksheet_set_row(current, nextRow, min(409, 16 * Double(lines)), nil) }
        let styles = lines > 1 ? tallStyles : styles
        for index in row.indices {
            let (style, column) = (styles[index], UInt16(index))
            if style.isRunning { continue }
            if style.isToned, case .word(let code, let phrase) = row[index] {
                let tone = tones[index].first { $0.code == code }?.format
                cells.write(phrase(language), to: current, nextRow, column, tone ?? style.formats.text)
            } else if style.isLink, case .text(let path) = row[index] {
                cells.write(linkTo: path, to: current, nextRow, column, formats.link)
            } else {
                cells.write(row[index], to: current, row: nextRow, column: column, formats: style.formats)
            }
        }
    }

    /// Writes the row's running text, and answers how many lines it takes.
    private mutating func writeRunning(_ row: [ReportCell]) -> Int {
        var lines = 1
        for index in running {
            if case .list(let list) = row[index], list.isEmpty { continue }
            if let text = cells.text(row[index]) {
                cells.write(text, to: current, nextRow, UInt16(index), styles[index].formats.text)
                lines = max(lines, text.lines(width: styles[index].lineWidth))
            } else {
                cells.write(
                    row[index], to: current, row: nextRow, column: UInt16(index), formats: styles[index].formats)
            }
        }
        return lines
    }

    // MARK: - A sheet's frame

    private mutating func turnOver() throws {
        finish()
        parts.append(try book.addSheet(SheetWriter.name(sheet.name(language), part: parts.count + 1)))
        nextRow = 1
        open()
    }

    private func open() {
        worksheet_freeze_panes(current, 1, UInt16(sheet.frozenColumns))
        PrintSetup.apply(to: current, language: language)
        worksheet_repeat_rows(current, 0, 0)
        worksheet_set_row(current, 0, 22, nil)
        for (index, column) in sheet.columns.enumerated() {
            cells.write(column.heading(language), to: current, 0, UInt16(index), formats.heading)
        }
    }

    /// What can be said only when all rows are known.
    func finish() {
        guard !sheet.columns.isEmpty else { return }
        let lastColumn = UInt16(sheet.columns.count - 1)
        worksheet_autofilter(current, 0, 0, nextRow - 1, lastColumn)
        let ids = "A1:\(PrintSetup.letters(lastColumn))\(nextRow)"
        worksheet_ignore_errors(current, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), ids)
        Banding(lastRow: nextRow - 1, toned: styles.map(\.isToned)).apply(to: current, formats.band)
        for (index, column) in sheet.columns.enumerated() {
            // The filter's arrow takes three.
            let heading = column.heading(language).columns + 3
            let isUsual = styles[index].isRunning || (parts.count == 1 && nextRow == 1)
            let rows = isUsual ? column.width : min(widths[index], max(column.width, 40))
            worksheet_set_column(current, UInt16(index), UInt16(index), ColumnStyle.units(max(heading, rows)), nil)
        }
    }

    /// `名 (2)`, cut so that Excel takes it: at most 31 UTF-16 units.
    static func name(_ name: String, part: Int) -> String {
        let suffix = " (\(part))"
        var kept = name[...]
        while kept.utf16.count + suffix.utf16.count > 31 { kept = kept.dropLast() }
        return kept + suffix
    }
}

/// How the cells of one column look.
///
/// NB: nothing in it is counted by reference; the count would go up and down for every cell.
struct ColumnStyle {
    let formats: CellFormats
    /// Have its words colours?
    let isToned: Bool
    let isLink: Bool
    /// Does it hold running text, which is broken to lines? From this usual width on it does.
    let isRunning: Bool
    /// How many columns of such text a line takes: letters are narrower than digits.
    let lineWidth: Int
    private static let running = 30

    /// - Parameter isTall: in a row of several lines; text of one line looks the same without a format, and costs less.
    init(_ column: ReportColumn, _ formats: WorkbookFormats, isTall: Bool = false) {
        var body = formats.body
        isLink = column.form == .link
        isRunning = column.width >= ColumnStyle.running && column.tones.isEmpty && !isLink
        lineWidth = column.width * 11 / 10
        body.text = isRunning ? formats.wrapped : isTall ? body.text : nil
        if column.form == .serial { body.integer = formats.serial }
        self.formats = body
        isToned = !column.tones.isEmpty
    }

    /// Excel's unit is a digit of the standard face; a Han character is a little wider than two.
    static func units(_ columns: Int) -> Double { min(255, Double(columns) * 1.1 + 1.5) }
}
