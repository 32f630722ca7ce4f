import ArgumentParser
import ExamDomain

struct QuestionRemove: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "remove", Phrase(zh: "除去一道题目", en: "Remove a question"),
        more: [
            Phrase(zh: "已有考生开始的题目不能除去。", en: "A question that a candidate has begun cannot be removed.")
        ],
        examples: [Example("examctl question remove q5 --dry-run", Phrase(zh: "先看影响", en: "See first whom it touches"))]
    )

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "题目编号", en: "The question's id", valueName: "ID")) var question: String
    @OptionGroup var change: ExamChangeOptions

    func run(in context: Context) throws -> ExitStatus {
        try context.changeQuestions("question remove", change) { exam in
            let (gone, _) = try exam.namedQuestion(question)
            return (exam.questions.filter { $0.id != gone.id }, [])
        }
    }
}
