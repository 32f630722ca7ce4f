import ExamDomain

/// A report as a file: .xlsx, .csv or .jsonl by the ending of its name.
package enum ReportFile {
    /// Throws what `write` would throw before any work: a bad ending, several sheets in a format of one, a target in the
    /// way. For commands that read long before they write.
    package static func check(_ path: String, sheets: Int, force: Bool, raw: Bool = false) throws {
        let format = try ReportFormat(path: path)
        guard !raw || format == .csv else {
            throw Failure(
                .usage, code: "rawOfCSV", Phrase(zh: "--raw 只用于 .csv。", en: "--raw is for .csv only."),
                hint: Phrase(
                    zh: "工作簿和 .jsonl 里的文字本来就原样保存。", en: "In a workbook and in .jsonl texts are as they are anyway."))
        }
        guard format == .xlsx || sheets == 1 else { throw severalSheets }
        try OutputFile.check(path, force: force)
    }

    /// Writes the report and answers with the number of rows, headings and summary not counted.
    ///
    /// The same report gives the same bytes. A workbook has the summary before its sheets; .csv and .jsonl hold
    /// the one sheet's rows alone.
    ///
    /// - Parameter raw: of .csv: texts that look like a formula stay as they are.
    @discardableResult
    package static func write(
        _ report: Report, to path: String, force: Bool, language: Language, raw: Bool = false
    ) throws -> Int {
        try write(
            to: path, force: force, language: language, raw: raw, sealing: { _, _ in }, making: { try $0(report) })
    }

    /// Writes a report that is made only while it is written: `make` gets what writes it, and its answer is the answer.
    ///
    /// - Parameter seal: sees the whole file, at a path that opens it, before it gets its name. What it throws leaves no file.
    package static func write<Made>(
        to path: String, force: Bool, language: Language, raw: Bool,
        sealing seal: (_ temporary: String, Made) throws -> Void,
        making make: (_ write: (Report) throws -> Int) throws -> Made
    ) throws -> Made {
        let format = try ReportFormat(path: path)
        switch format {
        case .xlsx:
            return try OutputFile.write(path, force: force, sealing: seal) { temporary, folder in
                try make { report in
                    try ReportWorkbook.write(
                        report, to: temporary, temporaries: folder, called: path, language: language)
                }
            }
        case .csv, .jsonl:
            return try OutputFile.write(path, force: force, sealing: seal) { sink in
                try make { report in
                    guard let sheet = report.sheets.first, report.sheets.count == 1 else { throw severalSheets }
                    return format == .csv
                        ? try ReportCSV.write(sheet, zone: report.timeZone, language: language, raw: raw, to: &sink)
                        : try ReportJSONLines.write(sheet, zone: report.timeZone, to: &sink)
                }
            }
        }
    }

    private static let severalSheets = Failure(
        .usage, code: "workbookOnly",
        Phrase(
            zh: "含多张工作表的报告只能写成 .xlsx。", en: "A report of several sheets can only be written as .xlsx."),
        hint: Phrase(
            zh: "文件名请以 .xlsx 结尾，或单独导出其中一张，例如 report submissions。",
            en: "Let the name end in .xlsx, or write one of its sheets alone, such as report submissions."))
}

extension ReportSheet {
    /// Every row with its number from 0, each as wide as the columns. Answers with how many there were.
    func forEachNumberedRow(_ receive: (Int, [ReportCell]) throws -> Void) throws -> Int {
        var count = 0
        try forEachRow { row in
            try demandWidth(of: row, number: count)
            try receive(count, row)
            count += 1
        }
        return count
    }

    /// Throws where a row has more or fewer cells than there are columns.
    func demandWidth(of row: [ReportCell], number: Int) throws {
        guard row.count != columns.count else { return }
        throw Failure(
            .internal, code: "unevenRow",
            Phrase(
                zh: "报告“\(name.zh)”第 \(number + 1) 行有 \(row.count) 格，应有 \(columns.count) 格。",
                en: "Row \(number + 1) of \"\(name.en)\" has \(row.count) cells, not \(columns.count)."))
    }
}
