import ArgumentParser
import ExamDomain

struct ExamList: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "list", Phrase(zh: "列出单位的考试", en: "List the unit's exams"),
        examples: [
            Example(
                "examctl exam list", Phrase(zh: "有哪些考试，各有多少考生和题目", en: "The exams, with their candidates and questions")
            )
        ])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let rows = try context.store().read(as: context.staffName) { reading in
            try reading.exams().map { kept in
                let exam = kept.exam
                return [
                    .text(exam.code.text), .text(exam.title), ExamList.time(exam.opensAt, exam.timeZone),
                    ExamList.end(kept.inForce), .text(exam.timeZone.name),
                    .integer(Int64(try reading.rosterCount(of: kept))), .integer(Int64(exam.questions.count)),
                ] as [ReportCell]
            }
        }
        try context.console.show(
            ListView(
                columns: [
                    Column("exam", Phrase(zh: "考试", en: "Exam")), Column("title", Phrase(zh: "名称", en: "Title")),
                    Column("opensAt", Phrase(zh: "开始", en: "Opens")),
                    Column("closesAt", Phrase(zh: "结束", en: "Closes")),
                    Column("timeZone", Phrase(zh: "时区", en: "Time zone")),
                    Column("candidates", Phrase(zh: "考生", en: "Candidates")),
                    Column("questions", Phrase(zh: "题目", en: "Questions")),
                ],
                rows: rows,
                ifEmpty: Phrase(
                    zh: "还没有考试。先运行 examctl exam apply exam.yaml",
                    en: "There is no exam yet. Run examctl exam apply exam.yaml first.")))
        return .done
    }

    /// Each exam's times in its own zone.
    private static func time(_ moment: Moment, _ zone: ExamTimeZone) -> ReportCell {
        .json(.string(zone.iso8601(moment)), told: Phrase(verbatim: zone.told(moment)))
    }

    private static func end(_ inForce: ExamInForce) -> ReportCell {
        let zone = inForce.exam.timeZone
        guard let closedAt = inForce.closedAt else { return time(inForce.exam.closesAt, zone) }
        // Closed by hand it has ended, whatever its file said.
        return .json(
            .string(zone.iso8601(inForce.endsAt)),
            told: Phrase(zh: "\(zone.told(closedAt)) 已关闭", en: "\(zone.told(closedAt)), closed by hand"))
    }
}
