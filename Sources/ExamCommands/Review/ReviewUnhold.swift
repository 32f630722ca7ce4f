import ArgumentParser
import ExamDomain

struct ReviewUnhold: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "unhold",
        Phrase(zh: "取消保留，照片可以随其他的一起清除", en: "Take a hold back: the photos may go with the others"),
        more: [CandidateNoun.naming],
        examples: [
            Example("examctl review unhold A0001 --reason 申诉已结", Phrase(zh: "申诉结束", en: "Once the appeal is over"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Option(help: .text(zh: "理由，必须写明", en: "Why; always needed", valueName: "TEXT")) var reason: String?

    func run(in context: Context) throws -> ExitStatus {
        try context.hold(candidate, holds: false, reason: ReviewPurge.demanded(reason))
    }
}
