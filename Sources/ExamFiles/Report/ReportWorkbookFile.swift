import ExamDomain

/// A report's workbook, read back: its sheets by what they are, in the language it was written in.
package struct ReportWorkbookFile {
    package let language: Language
    package let tables: [ReportTable]

    /// - Throws: `FaultyFile` for a file that is no workbook, or none of ours; `Failure` `.noInput`.
    package init(path: String) throws {
        // As every input: no folder, no pipe, and 66 where there is nothing.
        _ = try InputFile(path: path)
        let names: [String]
        do { names = try SheetRows(path: path, sheet: nil).sheetNames } catch is FaultyFile {
            // What it says of rosters helps nobody here.
            throw ReportWorkbookFile.notOurs(path)
        }
        guard let language = Language.allCases.first(where: { names.first == SummarySheet.name($0) }) else {
            throw ReportWorkbookFile.notOurs(path)
        }
        self.language = language
        tables = try ReportKind.all.sheets.compactMap { kind in
            let name = kind.told(language)
            let parts = names.filter { $0 == name || ($0.hasPrefix(name + " (") && $0.hasSuffix(")")) }
            guard !parts.isEmpty else { return nil }
            return try ReportWorkbookFile.table(kind, in: path, parts, language)
        }
        guard !tables.isEmpty else { throw ReportWorkbookFile.notOurs(path) }
    }

    /// - Parameter parts: a full sheet goes on on a further one, under the same headings.
    private static func table(
        _ kind: ReportKind, in path: String, _ parts: [String], _ language: Language
    ) throws -> ReportTable {
        var keys: [String] = []
        var forms: [ReportForm?] = []
        var rows: [[String]] = []
        for part in parts {
            var isHeading = true
            try SheetRows(path: path, sheet: part).forEachRecord(width: 0) { record in
                let cells = (0..<record.count).map(record.lossyText)
                guard isHeading else {
                    let told = zip(cells, forms).map { ReportWorkbookFile.told($0, as: $1) }
                    return rows.append(told + cells.dropFirst(forms.count))
                }
                isHeading = false
                let columns = cells.map { heading in kind.allColumns.first { $0.heading(language) == heading } }
                keys = zip(columns, cells).map { $0?.key ?? $1 }
                forms = columns.map { $0?.form }
            }
        }
        return ReportTable(kind, keys: keys, rows: rows)
    }

    /// As people read it. A workbook that another program has saved has other digits behind a fraction of a day, of which a whole
    /// second is kept.
    private static func told(_ cell: String, as form: ReportForm?) -> String {
        switch form {
        case .duration:
            guard let days = Double(cell), days.magnitude < 1e6 else { return cell }
            return Interval(milliseconds: Int64((days * 86_400).rounded()) * 1000).clock
        case .size: return Int64(cell).map { ByteSize($0).told } ?? cell
        default: return cell
        }
    }

    private static func notOurs(_ path: String) -> FaultyFile {
        FaultyFile(
            file: path, code: "notAReport",
            message: Phrase(zh: "“\(path)”不是 examctl 写的报告工作簿。", en: "“\(path)” is no report workbook of examctl's."),
            hint: Phrase(zh: "请给出 examctl report … 写出的 .xlsx", en: "give an .xlsx that examctl report … wrote"))
    }
}
