import CXlsxWriter
import ExamDomain

/// Writes the first sheet: title, key figures, the table with a row for each question, further tables to its right, and
/// their charts below the tables that are wide enough.
struct SummaryWriter {
    private let summary: SummarySheet
    private let book: Workbook
    private let formats: WorkbookFormats
    private let language: Language
    private let blocks: [SummaryBlock]
    private var cells: CellWriter

    init(_ summary: SummarySheet, in book: Workbook, formats: WorkbookFormats, language: Language, zone: ExamTimeZone) {
        self.summary = summary
        self.book = book
        self.formats = formats
        self.language = language
        blocks = SummaryBlock.all(of: summary)
        cells = CellWriter(language: language, zone: zone)
    }

    /// - Parameter sheet: an empty one.
    mutating func write(title: Phrase, to sheet: Workbook.Sheet) throws {
        PrintSetup.apply(to: sheet, language: language)
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        setWidths(sheet)
        // A question's or a group's name may be digits.
        let last = blocks.last.map { $0.column($0.table.columns.count - 1) } ?? 0
        let all = "A1:\(PrintSetup.letters(last))\(SheetWriter.excelRows)"
        worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), all)
        worksheet_set_row(sheet, 0, 28, nil)
        cells.write(title(language), to: sheet, 0, 0, formats.title)
        writeFigures(to: sheet)
        let heading = UInt32(summary.keyFigures.count) + 2
        writeHeadings(to: sheet, at: heading)
        // NB: in constant memory a row is gone once the next has begun, so the tables are written side by side.
        for number in 0..<(blocks.map(\.table.rows.count).max() ?? 0) {
            for block in blocks where number < block.table.rows.count {
                for (index, cell) in block.table.rows[number].enumerated() where index < block.table.columns.count {
                    cells.write(
                        cell, to: sheet, row: heading + 1 + UInt32(number), column: block.column(index),
                        formats: formats.table)
                }
            }
        }
        try addCharts(to: sheet, heading: heading)
    }

    private mutating func writeFigures(to sheet: Workbook.Sheet) {
        for (index, figure) in summary.keyFigures.enumerated() {
            let row = UInt32(index) + 1
            cells.write(figure.label(language), to: sheet, row, 0, formats.label)
            // Over three columns: a count's column is too narrow for a date.
            worksheet_merge_range(sheet, row, 1, row, 3, "", formats.figure.text)
            cells.write(figure.value, to: sheet, row: row, column: 1, formats: formats.figure)
        }
    }

    private func writeHeadings(to sheet: Workbook.Sheet, at row: UInt32) {
        for block in blocks.dropFirst() {
            cells.write(block.table.title(language), to: sheet, row - 1, block.first, formats.label)
        }
        worksheet_set_row(sheet, row, 22, nil)
        for block in blocks {
            for (index, column) in block.table.columns.enumerated() {
                let format = block.isCounted(index) ? formats.numberHeading : formats.heading
                cells.write(column.heading(language), to: sheet, row, block.column(index), format)
            }
        }
    }

    private func setWidths(_ sheet: Workbook.Sheet) {
        for block in blocks {
            // The free column before it.
            if block.first > 0 { worksheet_set_column(sheet, block.first - 1, block.first - 1, 3, nil) }
            for index in block.table.columns.indices {
                let place = block.column(index)
                worksheet_set_column(sheet, place, place, ColumnStyle.units(width(of: index, in: block)), nil)
            }
        }
    }

    /// In columns of a fixed-width face.
    private func width(of index: Int, in block: SummaryBlock) -> Int {
        let labels = summary.keyFigures.map { $0.label(language).columns }.max() ?? 0
        let values = block.table.rows.map { index < $0.count ? cells.width($0[index]) : 0 }.max() ?? 0
        let least = block.first == 0 ? (index == 0 ? labels : 10) : 8
        return max(block.table.columns[index].heading(language).columns + 2, min(values, 48), least)
    }

    /// Each chart goes where the sheet is free highest up.
    private func addCharts(to sheet: Workbook.Sheet, heading: UInt32) throws {
        var places = blocks.map { ChartPlace(under: $0, width: pixels($0), heading: heading) }
        places = places.first.map { [$0] + places.dropFirst().filter(\.isWideEnough) } ?? []
        for block in blocks where !block.table.rows.isEmpty && !block.table.charted.isEmpty {
            guard let highest = places.indices.min(by: { places[$0].row < places[$1].row }) else { return }
            let chart = SummaryChart(
                block, sheetName: summary.name(language), heading: heading, width: places[highest].width,
                language: language)
            try chart.insert(into: sheet, of: book, at: places[highest].row, places[highest].column)
            places[highest].row += chart.rows
        }
    }

    /// A unit is 7 pixels.
    private func pixels(_ block: SummaryBlock) -> Double {
        block.table.columns.indices.reduce(0) { $0 + ColumnStyle.units(width(of: $1, in: block)) * 7 + 5 }
    }
}

/// The free ground below a table, where charts go one below the other.
private struct ChartPlace {
    let column: UInt16
    /// The table's, in pixels: a longer table to the right is not covered.
    let width: Double
    /// The next free one.
    var row: UInt32

    init(under block: SummaryBlock, width: Double, heading: UInt32) {
        column = block.first
        self.width = width
        row = heading + UInt32(block.table.rows.count) + 1
    }

    /// So that a scale can still be read.
    var isWideEnough: Bool { width >= 400 }
}

/// A table of the summary and where it stands.
struct SummaryBlock {
    let table: SummaryTable
    /// Its first column, from 0.
    let first: UInt16

    /// The table by question at the left, then the further ones, a column free before each.
    static func all(of summary: SummarySheet) -> [SummaryBlock] {
        let main = SummaryTable(
            title: summary.chartTitle, columns: summary.columns, rows: summary.rows, charted: summary.charted,
            shape: .stackedBars)
        var first = 0
        return ([main] + summary.further).map { table in
            defer { first += table.columns.count + 1 }
            return SummaryBlock(table: table, first: UInt16(first))
        }
    }

    func column(_ index: Int) -> UInt16 { first + UInt16(index) }

    /// True for a column of numbers.
    func isCounted(_ column: Int) -> Bool {
        guard let row = table.rows.first, column < row.count, case .integer = row[column] else { return false }
        return true
    }
}
