import ArgumentParser
import ExamDomain

struct ExamShow: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "show", Phrase(zh: "显示一场考试的设置和题目", en: "Show an exam's settings and questions"),
        examples: [
            Example("examctl exam show", Phrase(zh: "单位只有一场考试时", en: "Where the unit has one exam")),
            Example("examctl exam show --exam ART2026 --format json", Phrase(zh: "给程序读", en: "For a program")),
        ])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let (inForce, candidates) = try context.read { ($1.inForce, try $0.rosterCount(of: $1)) }
        let exam = inForce.exam
        let console = context.console
        try console.show(ExamShow.document(inForce, candidates: candidates)) {
            try console.printFields(CardView(ExamShow.fields(inForce, candidates), timeZone: exam.timeZone))
            try console.write("\n")
            try console.printTable(QuestionTable.list(exam.questions))
        }
        return .done
    }

    /// The keys of exam.yaml, then what the unit's data add.
    private static func document(_ inForce: ExamInForce, candidates: Int) -> JSON {
        guard case .object(let members) = inForce.exam.json else { return .null }
        let closedAt = inForce.closedAt.map { inForce.exam.timeZone.iso8601($0) }
        return .object(
            members + [
                JSON.Member(key: "candidates", value: .count(candidates)),
                JSON.Member(key: "revision", value: .count(inForce.revision)),
                JSON.Member(key: "closedAt", value: .text(closedAt)),
            ])
    }

    private static func fields(_ inForce: ExamInForce, _ candidates: Int) -> [(Column, ReportCell)] {
        let exam = inForce.exam
        var fields: [(Column, ReportCell)] = [
            (Column("exam", Phrase(zh: "考试", en: "Exam")), .text(exam.code.text)),
            (Column("title", Phrase(zh: "名称", en: "Title")), .text(exam.title)),
            (Column("opensAt", Phrase(zh: "开始", en: "Opens")), .moment(exam.opensAt)),
            (Column("closesAt", Phrase(zh: "结束", en: "Closes")), .moment(exam.closesAt)),
        ]
        if let closedAt = inForce.closedAt {
            fields.append((Column("closedAt", Phrase(zh: "已由工作人员关闭", en: "Closed by hand")), .moment(closedAt)))
        }
        let rules = exam.identity
        let told = Phrase(
            zh:
                "连续失败 \(rules.failuresBeforeReview) 次转人工审核（\(rules.reviewers) 人审核），取消后等待 \(rules.cancelCooldown.told.zh)",
            en: "review after \(rules.failuresBeforeReview) failures (reviewers: \(rules.reviewers)), "
                + "\(rules.cancelCooldown.told.en) to wait after a cancel")
        return fields + [
            (Column("timeZone", Phrase(zh: "时区", en: "Time zone")), .text(exam.timeZone.name)),
            (Column("uploadGrace", Phrase(zh: "结束后仍可上传", en: "Uploads after the close")), .interval(exam.uploadGrace)),
            (Column("identity", Phrase(zh: "实人验证", en: "Identity check")), .json(.null, told: told)),
            (Column("notice", Phrase(zh: "系统须知", en: "Notice")), text(exam.notice)),
            (Column("commitment", Phrase(zh: "考试承诺书", en: "Commitment")), text(exam.commitment)),
            (Column("candidates", Phrase(zh: "考生", en: "Candidates")), .integer(Int64(candidates))),
            (Column("revision", Phrase(zh: "设置版本", en: "Revision")), .integer(Int64(inForce.revision))),
        ]
    }

    private static func text(_ text: ExamText?) -> ReportCell {
        guard let text else { return .empty }
        let count = text.content.count
        return .json(
            .string(text.file), told: Phrase(zh: "\(text.file)（\(count) 字）", en: "\(text.file) (\(count) characters)"))
    }
}
