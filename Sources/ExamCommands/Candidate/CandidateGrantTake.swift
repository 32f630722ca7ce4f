import ArgumentParser
import ExamDomain

struct CandidateGrantTake: GrantCommand {
    static let configuration = CommandConfiguration.command(
        "grant-take",
        Phrase(zh: "增加录制次数", en: "Grant further takes"),
        more: [CandidateNoun.naming],
        examples: [
            Example(
                "examctl candidate grant-take A0001 --question q1 --reason 二机位掉线",
                Phrase(zh: "多录一次", en: "One more take")),
            Example(
                "examctl candidate grant-take --group 音乐表演 --question q2 --count 2 --reason 考场停电 --dry-run",
                Phrase(zh: "先看会影响哪些考生", en: "See first whom it touches")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var grant: GrantOptions
    @Option(help: .grantedQuestion) var question: String
    @Option(help: .text(zh: "增加几次，1 至 100", en: "How many, 1 to 100", valueName: "N")) var count = 1

    func kind() throws -> Grant.Kind {
        guard (1...100).contains(count) else {
            throw Failure.usage(
                "badCount", Phrase(zh: "--count 应为 1 至 100 的整数。", en: "--count must be a whole number from 1 to 100."))
        }
        return .takes(QuestionID(told: question), count: count)
    }
}
