import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewOverrideCommand: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "override",
        Phrase(zh: "改判：另一位工作人员推翻已作出的判定", en: "Override: another member of staff decides otherwise"),
        more: [
            Phrase(
                zh: "两次判定都保留，改判列入授权报告。改为通过：实人验证从此视为通过；改为不通过：考生从此须重新上传，已经开始的题目保留。考生已重新上传或已重置时不能改判。",
                en:
                    "Both decisions are kept, and the override stands in report exceptions. To approved: the check counts as passed from then on. To rejected: the candidate has to upload anew from then on, and what was begun is kept. Refused where the candidate has uploaded anew or the check was reset."
            ),
            ReviewNoun.codes,
        ],
        examples: [
            Example(
                "examctl review override 12 --approve --reason 本人持证到场",
                Phrase(zh: "不通过改为通过", en: "What was rejected is approved")),
            Example(
                "examctl review override 12 --reject --code wrongPerson --reason 复核发现非本人",
                Phrase(zh: "通过改为不通过", en: "What was approved is rejected")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: ReviewNoun.argument) var id: ID<Review>
    @OptionGroup var outcome: OutcomeOptions
    @Option(help: .text(zh: "理由，必须写明", en: "Why; always needed", valueName: "TEXT")) var reason: String?

    func run(in context: Context) throws -> ExitStatus {
        let verdict = try outcome.verdict()
        guard let reason, !reason.isBlank else {
            throw Failure.usage(
                "reasonRequired", Phrase(zh: "改判必须说明理由。", en: "An override needs a reason."),
                hint: Phrase(zh: "加上 --reason \"……\"", en: "add --reason \"…\""))
        }
        let store = try context.store()
        let found = try OverrideReview(id, in: context.examCode, verdict, reason: reason).run(
            in: store, by: context.staffName, at: context.now())
        try context.show(found, in: store)
        return .done
    }
}

/// Which way it is decided.
struct OutcomeOptions: ParsableArguments {
    @Flag(help: .text(zh: "通过", en: "Approve")) var approve = false
    @Flag(help: .text(zh: "不通过", en: "Reject")) var reject = false
    @Option(help: .text(zh: "不通过的原因代码", en: "The rejection's code", valueName: "CODE")) var code: RejectionCode?
    @Option(help: .text(zh: "给考生的说明", en: "What the candidate reads beside it", valueName: "TEXT")) var text: String?

    /// - Throws: a usage `Failure` unless it is `--approve`, or `--reject` with a code.
    func verdict() throws -> DecideReview.Verdict {
        switch (approve, reject, code) {
        case (true, false, nil): return DecideReview.Verdict(.approve, text: text)
        case (false, true, let code?): return DecideReview.Verdict(.reject(code), text: text)
        case (true, true, _), (false, false, _), (true, false, _?), (false, true, nil):
            throw Failure.usage(
                "whichWay",
                Phrase(
                    zh: "请说明是 --approve，还是 --reject 并给出 --code。",
                    en: "Say --approve, or --reject with a --code."))
        }
    }
}
