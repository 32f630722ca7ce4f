import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewClaim: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "claim",
        Phrase(zh: "领取一份审核，或延长自己的领取", en: "Claim a review, or prolong your claim"),
        more: [ReviewNoun.lease],
        examples: [Example("examctl review claim 12", Phrase(zh: "领取后别人不能判定", en: "Nobody else can decide it then"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: ReviewNoun.argument) var id: ID<Review>

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let found = try ClaimReview(id, in: context.examCode).run(in: store, by: context.staffName, at: context.now())
        try context.show(found, in: store)
        return .done
    }
}
