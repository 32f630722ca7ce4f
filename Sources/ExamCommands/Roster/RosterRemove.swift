import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct RosterRemove: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "remove", Phrase(zh: "把一名考生从名单中删去", en: "Take one candidate off the roster"),
        more: [
            Phrase(
                zh: "已经进入考试的考生不能删去。理由记入日志。",
                en: "A candidate who has entered the exam stays. The reason is written to the journal."),
            CandidateNoun.naming,
        ],
        examples: [
            Example("examctl roster remove A0001 --reason 本人放弃", Phrase(zh: "并说明理由", en: "With the reason"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Option(help: .text(zh: "理由（必填）", en: "The reason (needed)", valueName: "TEXT")) var reason: String

    func validate() throws {
        guard !reason.isBlank else {
            throw Failure.usage(
                "reasonRequired", Phrase(zh: "--reason 是空的，请说明理由。", en: "--reason is blank; please say why."))
        }
    }

    func run(in context: Context) throws -> ExitStatus {
        let removed = try RemoveCandidate(candidate, from: context.examCode, reason: reason)
            .run(in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(
            removed,
            told: Phrase(
                zh: "已从名单中删去 \(removed.entry.name)（\(removed.handle)）",
                en: "Removed \(removed.entry.name) (\(removed.handle)) from the roster"))
        return .done
    }
}
