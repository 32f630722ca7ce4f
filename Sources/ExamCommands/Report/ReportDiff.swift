import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct ReportDiff: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "diff",
        Phrase(zh: "两份报告之间，谁的什么变了", en: "What changed for whom between two reports"),
        more: [
            Phrase(
                zh: "比较两个工作簿，或现有数据在两个时间的情况（--from、--to；名单以现在的为准）。按考生和题目对应，次序不算。相同时以 0 退出，不同以 1 退出。",
                en:
                    "Two workbooks, or the data at two times (--from, --to; the roster is today's). Rows are matched by candidate "
                    + "and question, whatever their order. Exits 0 where both are the same, 1 where they differ.")
        ],
        examples: [
            Example("examctl report diff monday.xlsx tuesday.xlsx", Phrase(zh: "两个工作簿", en: "Two workbooks")),
            Example(
                "examctl report diff --from 2026-12-01T09:00 --to 2026-12-01T12:00",
                Phrase(zh: "两个时间", en: "Two times")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: .text(zh: "先后两个 .xlsx 报告", en: "Two .xlsx reports, the earlier first", valueName: "FILE"),
        completion: .file(extensions: ["xlsx"]))
    var files: [String] = []
    @Option(help: .text(zh: "从这个时间", en: "From this time", valueName: "TIME")) var from: String?
    @Option(help: .text(zh: "到这个时间", en: "To this time", valueName: "TIME")) var to: String?

    func run(in context: Context) throws -> ExitStatus {
        let difference: ReportDifference
        if files.count == 2, from == nil, to == nil {
            difference = try ofWorkbooks(in: context)
        } else if files.isEmpty, let from, let to {
            let (from, to) = (
                try context.moment(told: from, as: "--from"), try context.moment(told: to, as: "--to")
            )
            difference = try ofTimes(from, to, in: context)
        } else {
            throw Failure.usage(
                "twoSides",
                Phrase(zh: "请给出两个 .xlsx 文件，或 --from 和 --to。", en: "Give two .xlsx files, or --from and --to."),
                hint: Phrase(
                    zh: "例如 examctl report diff a.xlsx b.xlsx", en: "such as examctl report diff a.xlsx b.xlsx"))
        }
        try context.console.show(ReportDiff.list(difference))
        return difference.isEmpty ? .done : .differs
    }

    private func ofWorkbooks(in context: Context) throws -> ReportDifference {
        // What a workbook says of candidates is for those who may read it here.
        try context.store().read(as: context.staffName) { _ in }
        let (old, new) = (try ReportWorkbookFile(path: files[0]), try ReportWorkbookFile(path: files[1]))
        guard old.language == new.language else {
            throw Failure.usage(
                "twoLanguages",
                Phrase(zh: "两个工作簿的语言不同，无法比较。", en: "The workbooks are in two languages and cannot be compared."),
                hint: Phrase(zh: "请用同一个 --lang 导出", en: "write both with the same --lang"))
        }
        try demandComparable(old, new, in: context)
        return ReportDifference(from: old.tables, to: new.tables)
    }

    /// - Throws: a usage `Failure` where nothing could be found again on the other side. What only one side has is told.
    private func demandComparable(
        _ old: ReportWorkbookFile, _ new: ReportWorkbookFile, in context: Context
    ) throws {
        let pairs = ReportTable.pairs(old.tables, new.tables)
        guard !pairs.isEmpty else {
            throw Failure.usage(
                "nothingInCommon",
                Phrase(zh: "两个工作簿没有相同的工作表，无法比较。", en: "The workbooks have no sheet in common and cannot be compared."))
        }
        for (before, after) in pairs {
            for (file, table, other) in [(files[0], before, after), (files[1], after, before)] {
                let missing = table.missingKeys(for: other)
                guard !missing.isEmpty else { continue }
                let columns = missing.joined(separator: ", ")
                throw Failure.usage(
                    "noKeyColumn",
                    Phrase(
                        zh: "\(file) 的“\(table.kind.told.zh)”缺少用来对应各行的列：\(columns)。",
                        en:
                            "'\(table.kind.told.en)' of \(file) lacks the columns by which rows are found again: \(columns)."
                    ))
            }
            let apart = Set(before.keys).symmetricDifference(after.keys).sorted()
            if !apart.isEmpty {
                let columns = apart.joined(separator: ", ")
                context.console.note(
                    Phrase(
                        zh: "“\(before.kind.told.zh)”中只有一方有的列没有比较：\(columns)。",
                        en: "Columns of '\(before.kind.told.en)' that only one side has were not compared: \(columns).")
                )
            }
        }
        let sheets = Set(old.tables.map(\.kind)).symmetricDifference(new.tables.map(\.kind)).map { $0.told }
        if !sheets.isEmpty {
            context.console.note(
                Phrase(
                    zh: "只有一方有的工作表没有比较：\(sheets.map(\.zh).sorted().joined(separator: "、"))。",
                    en:
                        "Sheets that only one side has were not compared: \(sheets.map(\.en).sorted().joined(separator: ", "))."
                ))
        }
    }

    private func ofTimes(_ from: Moment, _ to: Moment, in context: Context) throws -> ReportDifference {
        try context.read { reading, exam in
            // What candidates have done and staff decided. What needs a call, and the roster's issues, are of no time.
            var choice = ReportChoice()
            choice.sheets = [.submissions, .candidates, .reviews, .exceptions, .files]
            let (chosen, kinds) = (choice, choice.sheets(of: .all))
            func tables(_ moment: Moment) throws -> [ReportTable] {
                try ExamReport(.all, of: exam, chosen, at: context.now(), asOf: moment, reading).report()
                    .tables(of: kinds, as: context.format, in: context.language)
            }
            return ReportDifference(from: try tables(from), to: try tables(to))
        }
    }

    private static func list(_ difference: ReportDifference) -> ListView {
        ListView(
            columns: [
                Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("name", Phrase(zh: "姓名", en: "Name")),
                Column("sheet", Phrase(zh: "工作表", en: "Sheet")), Column("row", Phrase(zh: "行", en: "Row")),
                Column("kind", Phrase(zh: "变化", en: "Change")), Column("column", Phrase(zh: "列", en: "Column")),
                Column("before", Phrase(zh: "之前", en: "Before")), Column("after", Phrase(zh: "之后", en: "After")),
            ],
            rows: difference.changes.map { change in
                let column = change.column.flatMap { key in change.sheet.allColumns.first { $0.key == key } }
                return [
                    .text(change.candidate), .text(change.name),
                    .word(code: change.sheet.rawValue, change.sheet.told),
                    change.row.isEmpty ? .empty : .text(change.row),
                    .word(code: change.kind.rawValue, change.kind.told),
                    column.map { .word(code: $0.key, $0.heading) } ?? .text(orEmpty: change.column),
                    cell(change.before, of: column?.form), cell(change.after, of: column?.form),
                ]
            }, ifEmpty: Phrase(zh: "两份报告没有不同。", en: "The reports do not differ."))
    }
}

extension ReportDiff {
    /// A number and a list stay what they are for a program; else it is a text as people or programs read it.
    fileprivate static func cell(_ text: String?, of form: ReportForm?) -> ReportCell {
        guard let text else { return .empty }
        switch form {
        case .count, .serial: return Int64(text).map { .integer($0) } ?? .text(text)
        case .list, .lines:
            guard let list = JSON(parsing: text.utf8), list.array != nil else { return .text(text) }
            return .json(list, told: Phrase(verbatim: text))
        default: return .text(text)
        }
    }
}

extension Report {
    /// Its sheets as texts, for people or in codes, from one look at what they are made of.
    ///
    /// - Parameter kinds: of its sheets, in their order.
    fileprivate func tables(
        of kinds: [ReportKind], as format: OutputFormat, in language: Language
    ) throws -> [ReportTable] {
        let writer = CellWriter(language: language, timeZone: timeZone)
        let told = format == .json ? writer.code : writer.text
        var rows = sheets.map { _ in [[String]]() }
        _ = try inOnePass { sheet, row in rows[sheet].append(row.map(told)) }
        return zip(zip(kinds, sheets), rows).map { ReportTable($0.0, keys: $0.1.columns.map(\.key), rows: $1) }
    }
}
