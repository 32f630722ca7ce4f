import ArgumentParser
import ExamActions
import ExamDomain

struct ExamClose: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "close", Phrase(zh: "立即结束考试，如同到了结束时间", en: "End the exam now, as its closing time would"),
        more: [
            Phrase(
                zh: "已提交的视频在此之后仍可按 uploadGrace 上传完。要重新开放，请改 closesAt 后 exam apply。",
                en:
                    "Uploads of what was submitted are accepted for uploadGrace from now on. To open the exam again, change "
                    + "closesAt and apply.")
        ],
        examples: [
            Example(
                "examctl exam close --reason 'all have submitted'", Phrase(zh: "记下理由并结束", en: "End it, with the reason")
            )
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .text(zh: "理由，记入日志", en: "Why, for the journal", valueName: "TEXT")) var reason: String?

    func run(in context: Context) throws -> ExitStatus {
        let closed = try CloseExam(context.examCode, reason: reason)
            .run(in: context.store(), by: context.staffName, at: context.now())
        let exam = closed.exam
        let (zone, console) = (exam.timeZone, context.console)
        let document = JSON.members([
            "exam": .string(exam.code.text), "closesAt": .string(zone.iso8601(exam.closesAt)),
            "closedAt": .text(closed.closedAt.map { zone.iso8601($0) }), "revision": .count(closed.revision),
        ])
        try console.show(document) {
            let told = zone.told(closed.endsAt)
            try console.print(Phrase(zh: "考试 \(exam.code) 已结束：\(told)", en: "Exam \(exam.code) has ended: \(told)"))
        }
        return .done
    }
}
