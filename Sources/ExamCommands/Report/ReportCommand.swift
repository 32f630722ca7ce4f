import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

/// What every report command takes.
struct ReportOptions: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: .text(
            zh: "写到哪个文件；以 .xlsx、.csv 或 .jsonl 结尾", en: "The file to write, ending in .xlsx, .csv or .jsonl",
            valueName: "FILE"),
        completion: .file(extensions: ["xlsx", "csv", "jsonl"]))
    var output: String

    @Option(help: .text(zh: "证件号码的形式：masked 或 full", en: "Certificate numbers: masked or full", valueName: "FORM"))
    var ids: ReportedIDs = .masked

    @Flag(help: .text(zh: "覆盖已有的文件", en: "Replace an existing file"))
    var force = false

    @Flag(
        help: .text(
            zh: ".csv 中像公式的文字不加撇号（不要用表格软件打开）",
            en: "In .csv, leave texts that look like a formula as they are (not for spreadsheets)"))
    var raw = false

    @OptionGroup var past: AsOfOption
}

extension ReportedIDs: ExpressibleByArgument {}

/// A report command: they differ in what they export and in nothing else.
protocol ReportCommand: ExamCommand {
    static var kind: ReportKind { get }
    var report: ReportOptions { get }
}

extension ReportCommand {
    static func introduction(_ purpose: Phrase) -> CommandConfiguration {
        .command(
            kind.rawValue, purpose, more: [ReportNoun.privacy],
            examples: [
                Example(
                    "examctl report \(kind.rawValue) --output \(kind.rawValue).xlsx",
                    Phrase(zh: "写成工作簿", en: "Write it as a workbook"))
            ])
    }

    func run(in context: Context) throws -> ExitStatus {
        let now = context.now()
        try ReportFile.check(report.output, sheets: Self.kind.sheets.count, force: report.force, raw: report.raw)
        let asOf = try report.past.moment(in: context)
        let store = try context.store()
        if report.ids == .full {
            let code = try context.read(may: .export) { _, exam in exam.exam.code.text }
            try RecordReveal("report \(Self.kind.rawValue)", subject: code).run(
                in: store, by: context.staffName, at: now)
        }
        let (rows, further) = try store.read(as: context.staffName, may: .export) { reading in
            let exam = try reading.chosenExam(context.examCode)
            let made = try ExamReport(Self.kind, of: exam, ids: report.ids, at: now, asOf: asOf, reading)
            let rows = try ReportFile.write(
                made.report(), to: report.output, force: report.force, language: context.language,
                raw: report.raw)
            return (rows, try beside(made))
        }
        try show(rows, further, on: context.console)
        return .done
    }

    /// What the answer tells beside the file: of the exceptions how many there are, by staff and by group; of the reviews how far
    /// reviewers agree.
    private func beside(_ made: ExamReport) throws -> (key: String, list: ListView)? {
        func list(_ columns: [ReportColumn], _ rows: [[ReportCell]]) -> ListView {
            ListView(columns: columns.map { Column($0.key, $0.heading) }, rows: rows)
        }
        switch Self.kind {
        case .exceptions: return ("totals", list(ReportColumn.ofExceptionTotals, try made.exceptionTotals().rows))
        case .reviews:
            let agreement = try made.agreement()
            return agreement.all.pairs > 0 ? ("agreement", list(ReportColumn.ofAgreement, agreement.rows)) : nil
        case .submissions, .candidates, .all: return nil
        }
    }

    /// What was written, and what is told beside it.
    private func show(_ rows: Int, _ beside: (key: String, list: ListView)?, on console: Console) throws {
        let list = beside?.list
        var document = JSON.members(["file": .string(report.output), "rows": .count(rows)])
        if let beside { document = document.adding(beside.key, try beside.list.json(in: console.language)) }
        try console.show(document) {
            let shown = VisibleText.of(report.output)
            try console.print(Phrase(zh: "已写入 \(shown)（\(rows) 行）", en: "Wrote \(shown) (\(rows) rows)"))
            guard let list, rows > 0 else { return }
            try console.write("\n")
            try console.printTable(list)
        }
    }
}
