import ArgumentParser
import ExamDomain

struct QuestionAdd: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "add", Phrase(zh: "在考试末尾添加一道题目", en: "Add a question at the exam's end"),
        more: [
            Phrase(
                zh: "需要 --id、--title、--mode；在线录制还需要 --record-limit，线下录制至少要一个 --attachment。",
                en:
                    "--id, --title and --mode are needed; a recorded question also needs --record-limit, an offline one at least "
                    + "one --attachment.")
        ],
        examples: [
            Example(
                "examctl question add --id q5 --title Introduction --mode recorded --record-limit 3m --takes 3 --playback",
                Phrase(zh: "在线录制，最多三次，可以回看", en: "Recorded, three takes, with playback")),
            Example(
                "examctl question add --id q6 --title Portfolio --mode offline --attachment pdf:1..2:20MB",
                Phrase(zh: "线下录制，上传一到两个 PDF", en: "Offline: one or two PDFs are uploaded")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var settings: QuestionFlags
    @OptionGroup var change: ExamChangeOptions

    func run(in context: Context) throws -> ExitStatus {
        try context.changeQuestions("question add", change) { exam in
            let (question, warnings) = try settings.question(in: exam)
            return (exam.questions + [question], warnings)
        }
    }
}
