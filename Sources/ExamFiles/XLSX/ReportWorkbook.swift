import ExamDomain

/// A report as a workbook: the summary, then a sheet (or more, where one is full) for each of its sheets.
enum ReportWorkbook {
    /// Answers with the number of rows of the sheets, headings, summary and further sheets not counted.
    ///
    /// The sheets are written in turns, as their rows come, and the summary, which stands first, last of all.
    ///
    /// - Parameters:
    ///   - path: what to write to.
    ///   - folder: for temporary files, about 50 bytes for each cell.
    ///   - name: the file as messages call it.
    ///   - rowsPerSheet: less than Excel's only in tests.
    static func write(
        _ report: Report, to path: String, temporaries folder: String, called name: String, language: Language,
        rowsPerSheet: Int = SheetWriter.excelRows
    ) throws -> Int {
        let book = try Workbook(path: path, temporaries: folder, called: name)
        book.setProperties(title: report.title(language), unit: report.unit, created: report.asOf)
        let formats = try WorkbookFormats(book, language: language)
        let first = try book.addSheet(SummarySheet.name(language))
        func writer(_ sheet: ReportSheet) throws -> SheetWriter {
            try SheetWriter(
                sheet, in: book, formats: formats, language: language, zone: report.timeZone, rowsPerSheet: rowsPerSheet
            )
        }
        var writers = try report.sheets.map(writer)
        let counted = try report.inOnePass { try writers[$0].write($1) }
        for index in writers.indices { writers[index].finish() }
        let rows = writers.reduce(0) { $0 + $1.rows }
        for sheet in report.furtherSheets {
            var further = try writer(sheet)
            _ = try further.writeRows()
            writers.append(further)
        }
        var summary = SummaryWriter(counted, in: book, formats: formats, language: language, zone: report.timeZone)
        try summary.write(title: report.title, to: first)
        book.arrange([first] + writers.flatMap(\.parts))
        try book.close()
        return rows
    }
}
