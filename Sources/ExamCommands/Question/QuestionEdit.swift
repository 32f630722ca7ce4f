import ArgumentParser
import ExamDomain

struct QuestionEdit: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "edit", Phrase(zh: "更改一道题目的设置", en: "Change settings of a question"),
        more: [
            Phrase(
                zh: "没有写出的设置保持不变。已经开始这道题目的考生按原设置继续。",
                en:
                    "Settings that are not named stay as they are. Candidates who have begun the question go on under its old "
                    + "settings.")
        ],
        examples: [
            Example(
                "examctl question edit q1 --submit-limit 1h --dry-run",
                Phrase(zh: "先看影响", en: "See first whom it touches")),
            Example(
                "examctl question edit q1 --takes 3 --auto-submit no --playback --reason 'network failure'",
                Phrase(zh: "考试开始后更改", en: "A change after candidates have entered")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "题目编号", en: "The question's id", valueName: "ID")) var question: String
    @OptionGroup var settings: QuestionFlags
    @OptionGroup var change: ExamChangeOptions

    mutating func validate() throws {
        guard settings.isEmpty else { return }
        throw Failure.usage(
            "nothingToChange", Phrase(zh: "没有说要改什么。", en: "Nothing was said to change."),
            hint: Phrase(
                zh: "例如 examctl question edit \(ShellWord.of(question)) --submit-limit 1h",
                en: "For example examctl question edit \(ShellWord.of(question)) --submit-limit 1h"))
    }

    func run(in context: Context) throws -> ExitStatus {
        try context.changeQuestions("question edit", change) { exam in
            let (old, number) = try exam.namedQuestion(question)
            let (edited, warnings) = try settings.question(editing: old, in: exam)
            var questions = exam.questions
            questions[number - 1] = edited
            return (questions, warnings)
        }
    }
}
