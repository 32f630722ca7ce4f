import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewReject: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "reject",
        Phrase(zh: "不通过：考生看到原因，可以重新上传", en: "Reject: the candidate reads why and uploads anew"),
        more: [ReviewNoun.codes, ReviewNoun.bulk],
        examples: [
            Example("examctl review reject 12 --code blurred", Phrase(zh: "照片模糊", en: "The photo is blurred")),
            Example(
                "examctl review reject 12 --code other --text 照片不是本场考试拍摄",
                Phrase(zh: "其他原因必须说明", en: "Another reason needs a text")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var decision: DecisionOptions
    @Option(help: .text(zh: "原因代码", en: "The reason's code", valueName: "CODE")) var code: RejectionCode
    @Option(help: .text(zh: "给考生的说明", en: "What the candidate reads beside it", valueName: "TEXT")) var text: String?

    func run(in context: Context) throws -> ExitStatus {
        try decision.run(DecideReview.Verdict(.reject(code), text: text), in: context)
    }
}
