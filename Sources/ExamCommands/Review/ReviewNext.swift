import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewNext: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "next",
        Phrase(zh: "领取等待最久的一份审核", en: "Claim the review that has waited longest"),
        examples: [
            Example("examctl review next", Phrase(zh: "领取后别人不能判定", en: "Once claimed, nobody else can decide it"))
        ])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let found = try NextReview(of: context.examCode).run(in: store, by: context.staffName, at: context.now())
        try ReviewView.show(
            found, number: found.candidate.entry.certificate.number.masked, vault: store.vault, on: context.console)
        context.console.note(
            Phrase(
                zh: "判定：examctl review approve \(found.review.id)，或 examctl review reject \(found.review.id) --code …",
                en:
                    "Decide: examctl review approve \(found.review.id), or examctl review reject \(found.review.id) --code …"
            ))
        return .done
    }
}
