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
            Example(
                "examctl candidate grant-take --list hit.csv --reason 网络故障",
                Phrase(zh: "按清单（题目和次数也写在其中）", en: "By a list that names questions and takes too")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var grant: GrantOptions
    @Option(
        help: .text(zh: "题目代码；清单有题目列时可以不写", en: "The question's id; may be left to the list's column", valueName: "Q"))
    var question: String?
    @Option(help: .text(zh: "增加几次，1 至 100", en: "How many, 1 to 100", valueName: "N")) var count = 1

    private static let mostTakes = 100

    func kind() throws -> Grant.Kind? {
        guard (1...CandidateGrantTake.mostTakes).contains(count) else {
            throw Failure.usage(
                "badCount", Phrase(zh: "--count 应为 1 至 100 的整数。", en: "--count must be a whole number from 1 to 100."))
        }
        if let question { return .takes(QuestionID(told: question), count: count) }
        guard try grant.listSays(\.question), try grant.listSays(\.takes) else {
            throw Failure.usage(
                "question", Phrase(zh: "请用 --question 说明是哪道题。", en: "Say which question with --question."))
        }
        return nil
    }

    func kind(of listed: ListedGrant) throws(GrantListFault) -> Grant.Kind? {
        guard let takes = try listed.number("takes", listed.takes, most: CandidateGrantTake.mostTakes) else {
            return nil
        }
        guard let question = listed.question, !question.isEmpty else {
            throw GrantListFault(column: "question", message: Phrase(zh: "没有写题目", en: "the question is missing"))
        }
        return .takes(QuestionID(told: question), count: takes)
    }
}
