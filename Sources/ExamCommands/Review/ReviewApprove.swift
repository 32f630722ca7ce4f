import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewApprove: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "approve",
        Phrase(zh: "通过：实人验证视为通过，考生可以继续", en: "Approve: the identity check counts as passed"),
        examples: [Example("examctl review approve 12", Phrase(zh: "考生可以继续", en: "The candidate can go on"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: ReviewNoun.argument) var id: ID<Review>
    @Option(help: .text(zh: "说明（可不写）", en: "A remark", valueName: "TEXT")) var text: String?

    func run(in context: Context) throws -> ExitStatus {
        try context.decide(DecideReview(id, .approve, text: text))
    }
}

extension Context {
    /// Decides and shows what has become of the review.
    func decide(_ decision: DecideReview) throws -> ExitStatus {
        let store = try store()
        let found = try decision.run(in: store, by: staffName, at: now())
        try ReviewView.show(
            found, number: found.candidate.entry.certificate.number.masked, vault: store.vault, on: console)
        if !found.review.state.isDecided {
            console.note(Phrase(zh: "已记下；还需要另一位审核员判定。", en: "Noted; another reviewer has to decide too."))
        }
        return .done
    }
}
