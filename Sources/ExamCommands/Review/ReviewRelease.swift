import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewRelease: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "release",
        Phrase(zh: "退回领取的审核，回到原来的位置", en: "Give a claimed review back, at its old place in the queue"),
        examples: [Example("examctl review release 12", Phrase(zh: "别人可以再领取", en: "Others can claim it again"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: ReviewNoun.argument) var id: ID<Review>

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let found = try ReleaseReview(id, in: context.examCode).run(in: store, by: context.staffName, at: context.now())
        try context.show(found, in: store)
        return .done
    }
}
