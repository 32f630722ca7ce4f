import ArgumentParser
import ExamDomain

struct ExamCheck: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "check", Phrase(zh: "考试准备好了没有：时间、题目、名单、须知", en: "Is the exam ready: window, questions, roster, texts"),
        more: [
            Phrase(
                zh: "有问题时退出码为 1，只有警告时为 0。",
                en: "The exit status is 1 where something is a problem, 0 where there are only warnings.")
        ],
        examples: [Example("examctl exam check", Phrase(zh: "还缺什么", en: "What is still missing"))])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let readiness = try context.read { reading, kept in
            ExamReadiness(
                of: kept.exam, closedAt: kept.inForce.closedAt, candidates: try reading.rosterCount(of: kept),
                now: context.now())
        }
        let list = CheckList(
            lines: readiness.items.map { CheckList.Line(status: $0.status, message: $0.message, hint: $0.hint) },
            document: readiness.json(in: context.language))
        try context.console.show(list)
        return list.exitStatus
    }
}
