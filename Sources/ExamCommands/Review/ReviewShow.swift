import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ReviewShow: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "show",
        Phrase(zh: "查看一份审核：考生、照片、判定", en: "See a review: candidate, photos, decision"),
        examples: [
            Example("examctl review show 12", Phrase(zh: "照片在哪里，与谁比对", en: "Where the photos are and whom to compare")),
            Example(
                "examctl review show 12 --reveal",
                Phrase(zh: "连同完整证件号码（记入日志）", en: "With the full certificate number (goes into the journal)")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: ReviewNoun.argument) var id: ID<Review>
    @Flag(help: .text(zh: "显示完整证件号码（记入日志）", en: "Show the full certificate number (goes into the journal)"))
    var reveal = false

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let now = context.now()
        let found = try store.read(as: context.staffName) { try $0.reviewCase(id, at: now) }
        let number = found.candidate.entry.certificate.number
        if reveal {
            try RecordReveal("review show", subject: found.candidate.handle)
                .run(in: store, by: context.staffName, at: now)
        }
        try ReviewView.show(
            found, number: reveal ? number.revealed : number.masked, to: context.staffName, vault: store.vault,
            on: context.console)
        return .done
    }
}
