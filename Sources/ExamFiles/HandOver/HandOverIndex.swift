import ExamDomain

/// Writes the list of a hand-over as a workbook of its own.
package enum HandOverIndex {
    /// The same list gives the same bytes.
    ///
    /// - Parameters:
    ///   - sheet: with paths from the workbook's folder on.
    ///   - created: the document's date: the moment the list is as of.
    ///   - path: where there is nothing yet; temporary files lie beside it.
    package static func write(
        _ sheet: ReportSheet, title: Phrase, created: Moment, in zone: ExamTimeZone, language: Language, to path: String
    ) throws {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let book = try Workbook(path: path, temporaries: folder, called: path)
        book.setProperties(title: title(language), created: created)
        var writer = try SheetWriter(
            sheet, in: book, formats: WorkbookFormats(book, language: language), language: language, zone: zone,
            // Its heading has no link.
            rowsPerSheet: SheetWriter.excelLinks + 1)
        _ = try writer.writeRows()
        book.arrange(writer.parts)
        try book.close()
    }
}
