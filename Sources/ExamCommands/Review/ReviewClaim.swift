import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewClaim: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "claim",
        Phrase(zh: "领取一份审核", en: "Claim a review"),
        examples: [Example("examctl review claim 12", Phrase(zh: "领取后别人不能判定", en: "Nobody else can decide it then"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: ReviewNoun.argument) var id: ID<Review>

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let found = try ClaimReview(id).run(in: store, by: context.staffName, at: context.now())
        try ReviewView.show(
            found, number: found.candidate.entry.certificate.number.masked, vault: store.vault, on: context.console)
        return .done
    }
}
