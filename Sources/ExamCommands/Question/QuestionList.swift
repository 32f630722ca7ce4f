import ArgumentParser
import ExamDomain

struct QuestionList: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "list", Phrase(zh: "列出一场考试的题目", en: "List an exam's questions"),
        examples: [Example("examctl question list", Phrase(zh: "各题的设置", en: "The settings of each question"))])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let questions = try context.read { $1.exam.questions }
        let document = JSON.array(questions.enumerated().map { $0.element.json(number: $0.offset + 1) })
        try context.console.show(document) { try context.console.printTable(QuestionTable.list(questions)) }
        return .done
    }
}
