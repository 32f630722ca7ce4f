import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ExamApply: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "apply", Phrase(zh: "使考试与文件所说的一致", en: "Make the exam as the file says"),
        more: [
            Phrase(
                zh: "文件里的 exam: 决定是哪场考试；没有就新建。文件有错时什么也不写入，所有错误连同行号一次列出。文件中没有的题目会被除去。",
                en:
                    "The file's exam: says which exam is meant; it is made where there is none. With a fault in the file "
                    + "nothing is written, and all faults are told at once with their lines. Questions that are not in the "
                    + "file are removed."),
            Phrase(
                zh: "有考生进入之后，更改要用 --reason 写明理由，并先列出对谁有利、对谁不利；已开始的题目按原设置继续（--to-running 使其改用新设置），不能除去。",
                en:
                    "Once candidates have entered, a change needs --reason, and tells first who gains and who loses by it; "
                    + "questions they have begun go on as they were (--to-running moves them too) and cannot be removed."
            ),
        ],
        examples: [
            Example(
                "examctl exam apply exam.yaml --dry-run",
                Phrase(zh: "先看改动和警告", en: "See the changes and warnings first")),
            Example(
                "examctl exam apply exam.yaml --to-running --reason 'network failure' --dry-run",
                Phrase(zh: "考试开始后更改，也用于正在答题的考生：先看影响", en: "A change for those under way too: see first whom it touches")
            ),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: .text(zh: "考试设置（YAML）", en: "The exam's settings (YAML)"), completion: .file(extensions: ["yaml", "yml"]))
    var file: String
    @OptionGroup var change: ExamChangeOptions

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        try store.read(as: context.staffName, may: .configure) { _ in }
        let (exam, warnings) = try context.examFromFile(file)
        let outcome = try ChangeExam.apply(exam, change.terms)
            .run(in: store, by: context.staffName, at: context.now())
        context.console.noteWarnings(warnings, in: file)
        try ExamChangeAnswer(outcome: outcome, warnings: warnings, isDryRun: change.dryRun).show(on: context.console)
        if outcome.difference.isEmpty { try noteClosed(context, store, exam) }
        return .done
    }

    /// Settings that are in force already do not open an exam again that was closed by hand.
    private func noteClosed(_ context: Context, _ store: Store, _ exam: Exam) throws {
        let closedAt = try store.read(as: context.staffName) { try $0.exam(exam.code.text)?.inForce.closedAt }
        guard let told = closedAt.map({ exam.timeZone.told($0) }) else { return }
        try context.console.finish()
        context.console.note(
            Phrase(
                zh: "考试已于 \(told) 由工作人员关闭；要重新开放，请改 closesAt。",
                en: "Staff closed the exam at \(told); to open it again, change closesAt."))
    }
}

/// How a change of settings is made.
struct ExamChangeOptions: ParsableArguments {
    @Flag(help: .text(zh: "只看会改什么，不写入", en: "Show what would change; write nothing")) var dryRun = false
    @Option(
        help: .text(
            zh: "更改的理由，记入日志；有考生进入之后必须写", en: "Why, for the journal; needed once candidates have entered",
            valueName: "TEXT"))
    var reason: String?
    @Flag(
        help: .text(
            zh: "正在答题的考生也改用新设置（默认按原设置继续）",
            en: "Sessions under way go on under the new settings too (else under their old ones)"))
    var toRunning = false

    var terms: ChangeExam.Terms { ChangeExam.Terms(reason: reason, dryRun: dryRun, toRunning: toRunning) }
}
