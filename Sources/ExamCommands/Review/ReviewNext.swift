import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewNext: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "next",
        Phrase(zh: "领取等待最久的一份审核", en: "Claim the review that has waited longest"),
        more: [ReviewNoun.lease],
        examples: [
            Example("examctl review next", Phrase(zh: "领取后别人不能判定", en: "Once claimed, nobody else can decide it")),
            Example("examctl review next --group 声乐", Phrase(zh: "只领这个报考专业的", en: "Only of this group")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .reviewedGroup) var group: String?
    @Flag(help: .text(zh: "领取一份抽查（见 review sample），看不到原判定", en: "A second look of a sample, without the decision"))
    var sample = false

    func run(in context: Context) throws -> ExitStatus {
        guard !sample else { return try secondLook(in: context) }
        let store = try context.store()
        let found = try NextReview(of: context.examCode, group: group).run(
            in: store, by: context.staffName, at: context.now())
        try context.show(found, in: store)
        context.console.note(
            Phrase(
                zh: "判定：examctl review approve \(found.review.id)，或 examctl review reject \(found.review.id) --code …",
                en:
                    "Decide: examctl review approve \(found.review.id), or examctl review reject \(found.review.id) --code …"
            ))
        return .done
    }

    private func secondLook(in context: Context) throws -> ExitStatus {
        guard group == nil else {
            throw Failure.usage(
                "sampleOfGroup",
                Phrase(zh: "--sample 不能与 --group 同用。", en: "--sample does not go with --group."))
        }
        let store = try context.store()
        let found = try NextSecondLook(of: context.examCode).run(
            in: store, by: context.staffName, at: context.now())
        try context.show(found, in: store)
        let id = found.review.id
        context.console.note(
            Phrase(
                zh: "抽查：examctl review approve \(id) --sample，或 examctl review reject \(id) --sample --code …",
                en:
                    "Second look: examctl review approve \(id) --sample, or examctl review reject \(id) --sample --code …"
            ))
        return .done
    }
}

extension ArgumentHelp {
    static let reviewedGroup = ArgumentHelp.text(
        zh: "只看这个报考专业的考生", en: "Only candidates of this group", valueName: "NAME")
}
