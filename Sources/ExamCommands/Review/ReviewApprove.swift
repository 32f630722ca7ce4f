import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewApprove: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "approve",
        Phrase(zh: "通过：实人验证视为通过，考生可以继续", en: "Approve: the identity check counts as passed"),
        more: [ReviewNoun.bulk],
        examples: [
            Example("examctl review approve 12", Phrase(zh: "考生可以继续", en: "The candidate can go on")),
            Example(
                "examctl review approve --list reviews.csv --dry-run",
                Phrase(zh: "先看文件中会通过哪些", en: "See first which of a file would be approved")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var decision: DecisionOptions
    @Option(help: .text(zh: "说明（可不写）", en: "A remark", valueName: "TEXT")) var text: String?

    func run(in context: Context) throws -> ExitStatus {
        try decision.run(DecideReview.Verdict(.approve, text: text), in: context)
    }
}
