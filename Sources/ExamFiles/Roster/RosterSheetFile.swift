import ExamDomain

/// A roster as a file for people and for the import: .csv or .xlsx by the ending of its name.
package enum RosterSheetFile {
    /// Throws what `write` would throw before any work.
    package static func check(_ path: String, force: Bool) throws {
        _ = try ending(of: path)
        try OutputFile.check(path, force: force)
    }

    /// Writes the one sheet and answers with the number of rows.
    ///
    /// Unlike a report's workbook it has no summary: the import reads the first sheet.
    @discardableResult
    package static func write(
        _ sheet: ReportSheet, titled title: Phrase, asOf: Moment, to path: String, force: Bool, language: Language
    ) throws -> Int {
        switch try ending(of: path) {
        case .csv:
            try OutputFile.write(path, force: force) { sink in
                try ReportCSV.write(sheet, zone: .utc, language: language, to: &sink)
            }
        case .xlsx:
            try OutputFile.write(path, force: force) { temporary, folder in
                let book = try Workbook(path: temporary, temporaries: folder, called: path)
                book.setProperties(title: title(language), created: asOf)
                let formats = try WorkbookFormats(book, language: language)
                var writer = try SheetWriter(
                    sheet, in: book, formats: formats, language: language, zone: .utc,
                    rowsPerSheet: SheetWriter.excelRows)
                let rows = try writer.writeRows()
                try book.close()
                return rows
            }
        }
    }

    private enum Ending { case csv, xlsx }

    private static func ending(of path: String) throws(Failure) -> Ending {
        let name = path.lowercased()
        if name.hasSuffix(".csv") { return .csv }
        if name.hasSuffix(".xlsx") { return .xlsx }
        throw Failure(
            .usage, code: "unknownEnding",
            Phrase(zh: "名单只能导出为 .csv 或 .xlsx。", en: "A roster is exported as .csv or .xlsx."),
            hint: Phrase(zh: "文件名请以 .csv 或 .xlsx 结尾", en: "let the name end in .csv or .xlsx"))
    }
}
