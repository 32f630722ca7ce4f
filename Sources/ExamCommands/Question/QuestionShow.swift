import ArgumentParser
import ExamDomain

struct QuestionShow: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "show", Phrase(zh: "显示一道题目的全部设置", en: "Show all settings of a question"),
        examples: [Example("examctl question show q1", Phrase(zh: "题目 q1", en: "Question q1"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "题目编号", en: "The question's id", valueName: "ID")) var question: String

    func run(in context: Context) throws -> ExitStatus {
        let (found, number) = try context.read { try $1.exam.namedQuestion(question) }
        try context.console.show(found.json(number: number)) {
            try context.console.printFields(QuestionTable.card(found, number: number))
        }
        return .done
    }
}
