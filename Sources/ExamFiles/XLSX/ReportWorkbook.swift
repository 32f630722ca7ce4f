import ExamDomain

/// A report as a workbook: the summary, then a sheet (or more, where one is full) for each of its sheets.
enum ReportWorkbook {
    /// Answers with the number of rows of the sheets, headings, summary and further sheets not counted.
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
        var summary = SummaryWriter(
            try report.summary(), in: book, formats: formats, language: language, zone: report.timeZone)
        try summary.write(title: report.title)
        var rows = 0
        for (index, sheet) in (report.sheets + report.furtherSheets).enumerated() {
            var writer = try SheetWriter(
                sheet, in: book, formats: formats, language: language, zone: report.timeZone,
                rowsPerSheet: rowsPerSheet)
            let written = try writer.writeRows()
            if index < report.sheets.count { rows += written }
        }
        try book.close()
        return rows
    }
}
