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
            zh: "写到哪个文件；以 .xlsx、.csv 或 .jsonl 结尾（all 只有 .xlsx）",
            en: "The file to write, ending in .xlsx, .csv or .jsonl (all: .xlsx)",
            valueName: "FILE"),
        completion: .file(extensions: ["xlsx", "csv", "jsonl"]))
    var output: String

    @Option(
        help: .text(
            zh: "按这份报告定义（YAML）；命令中写明的优先",
            en: "By this definition of a report (YAML); what the command says itself wins",
            valueName: "FILE"),
        completion: .file(extensions: ["yaml", "yml"]))
    var definition: String?

    @Option(
        help: .text(
            zh: "证件号码的形式：masked（默认）或 full", en: "Certificate numbers: masked (default) or full", valueName: "FORM"))
    var ids: ReportedIDs?

    @Option(
        help: .text(
            zh: "只要这些列，按此顺序，以逗号分隔（键见 schema report；不用于 all）",
            en: "Only these columns, in this order, with commas between (keys as in schema report; not with all)",
            valueName: "KEYS"))
    var columns: String?

    @Option(help: .text(zh: "只要这个报考专业；可重复", en: "Only this group; may be repeated", valueName: "NAME"))
    var group: [String] = []

    @Option(help: .text(zh: "只要这道题；可重复", en: "Only this question; may be repeated", valueName: "ID"))
    var question: [String] = []

    @Option(
        help: .text(
            zh: "只要这个状态（.jsonl 中的代码）；可重复", en: "Only this status (its code in .jsonl); may be repeated",
            valueName: "CODE"))
    var status: [String] = []

    @Option(
        help: .text(
            zh: "只要从那时起有动静的行", en: "Only rows in which something happened since then", valueName: "TIME"))
    var since: String?

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

// MARK: - What is chosen

extension ReportOptions {
    /// - Throws: a usage `Failure` for a column or a status that the report does not have; `unknownQuestion` (66);
    ///   `Refusal` `unknownGroup`.
    func choice(for kind: ReportKind, in context: Context) throws -> ReportChoice {
        var choice = try definition.map { try ReportOptions.choice(definedIn: $0, for: kind) } ?? ReportChoice()
        choice.ids = ids ?? choice.ids
        let columns = try keys(for: kind)
        if !columns.isEmpty { choice.columns = columns }
        if !group.isEmpty { choice.filter.groups = group }
        if !question.isEmpty { choice.filter.questions = question }
        if !status.isEmpty { choice.filter.statuses = status }
        for code in status where !kind.statuses.contains(code) { throw ReportOptions.unknown(status: code, of: kind) }
        if let since { choice.filter.since = try context.moment(told: since, as: "--since") }
        do {
            _ = try kind.sheets.count == 1 ? choice.places(in: kind) : []
        } catch { throw ReportOptions.unknown(error, of: kind) }
        try demandKnown(choice.filter, in: context)
        return choice
    }

    /// That there are such questions and groups.
    private func demandKnown(_ filter: ReportFilter, in context: Context) throws {
        guard !filter.groups.isEmpty || !filter.questions.isEmpty else { return }
        try context.read(may: .export) { reading, exam in
            try exam.exam.demandQuestions(filter.questions)
            for name in filter.groups where try reading.candidates(inGroup: name, of: exam).isEmpty {
                throw Refusal.unknownGroup(name)
            }
        }
    }

    private static func choice(definedIn path: String, for kind: ReportKind) throws -> ReportChoice {
        let (definition, bytes) = try ReportDefinitionFile.read(path)
        guard definition.kind == kind else {
            let meant = "examctl report \(definition.kind.rawValue) --definition \(ShellWord.of(path))"
            throw Failure.usage(
                "otherReport",
                Phrase(
                    zh: "“\(path)”定义的是报告“\(definition.kind.rawValue)”，不是“\(kind.rawValue)”。",
                    en: "“\(path)” defines the report “\(definition.kind.rawValue)”, not “\(kind.rawValue)”."),
                hint: Phrase(zh: "请用 \(meant) …", en: "use \(meant) …"))
        }
        var digest = Digest()
        digest.update(bytes)
        var choice = definition.choice
        choice.definition = ReportDefinition.Origin(fileName: ShellPath.name(of: path), sha256: digest.hex)
        return choice
    }

    private func keys(for kind: ReportKind) throws -> [String] {
        guard let columns else { return [] }
        guard kind.sheets.count == 1 else {
            throw Failure.usage(
                "columnsOfOne",
                Phrase(zh: "--columns 只用于单独一种报告。", en: "--columns is for a single report."),
                hint: Phrase(
                    zh: "例如 examctl report submissions --columns \(ShellWord.of(columns))",
                    en: "such as examctl report submissions --columns \(ShellWord.of(columns))"))
        }
        let keys = columns.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        let twice = keys.first { key in keys.count { $0 == key } > 1 }
        guard !keys.isEmpty, twice == nil else {
            throw Failure.usage(
                "badColumns",
                Phrase(
                    zh: twice.map { "--columns 中“\($0)”出现了两次。" } ?? "--columns 没有列出任何列。",
                    en: twice.map { "--columns names '\($0)' twice." } ?? "--columns names no column."))
        }
        return keys
    }

    private static func unknown(_ column: ReportChoice.UnknownColumn, of kind: ReportKind) -> Failure {
        .usage(
            "unknownColumn",
            Phrase(
                zh: "报告“\(kind.rawValue)”没有“\(column.key)”这一列。",
                en: "Report '\(kind.rawValue)' has no column '\(column.key)'."),
            hint: Suggestion.hint(for: column.key, among: column.known))
    }

    private static func unknown(status: String, of kind: ReportKind) -> Failure {
        .usage(
            "unknownStatus",
            Phrase(
                zh: "报告“\(kind.rawValue)”没有状态“\(status)”。", en: "Report '\(kind.rawValue)' has no status '\(status)'."),
            hint: kind.statuses.isEmpty
                ? Phrase(zh: "这种报告没有状态。", en: "It has no statuses.")
                : Suggestion.hint(for: status, among: kind.statuses))
    }
}
