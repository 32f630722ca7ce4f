import ExamActions
import ExamDomain

/// What was granted to whom, and what the deadlines become.
struct GrantAnswer {
    private let outcome: GrantEffect.Outcome
    private let isSingle: Bool

    /// - Parameter isSingle: one candidate was named, so the answer is one object, not a list.
    init(_ outcome: GrantEffect.Outcome, isSingle: Bool) {
        self.outcome = outcome
        self.isSingle = isSingle
    }

    func print(on console: Console) throws {
        let zone = outcome.exam.exam.timeZone
        let documents = outcome.granted.map { $0.grant.json(of: $0.candidate, zone) }
        try console.show(isSingle ? documents.first ?? .null : .array(documents)) {
            try console.printTable(
                ListView(columns: GrantAnswer.columns, rows: outcome.granted.flatMap(GrantAnswer.rows), timeZone: zone))
        }
    }

    private static let columns = [
        Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("name", Phrase(zh: "姓名", en: "Name")),
        Column("kind", Phrase(zh: "授权", en: "Exception")), Column("question", Phrase(zh: "题目", en: "Question")),
        Column("before", Phrase(zh: "原截止时间", en: "Deadline before")),
        Column("after", Phrase(zh: "新截止时间", en: "Deadline after")), Column("grant", Phrase(zh: "授权号", en: "Grant")),
    ]

    private static func rows(_ granted: GrantEffect) -> [[ReportCell]] {
        let who: [ReportCell] = [
            .text(granted.candidate.handle), .text(granted.candidate.entry.name),
            .word(code: granted.grant.kind.code, granted.grant.kind.told),
        ]
        let entry = ReportCell.count(granted.grant.entry.map { Int($0) })
        guard !granted.deadlines.isEmpty else { return [who + [.empty, .empty, .empty, entry]] }
        return granted.deadlines.map { deadline in
            who + [.text(deadline.question.text), .moment(deadline.before), .moment(deadline.after), entry]
        }
    }
}

extension Grant {
    /// The contract's keys of a grant.
    func json(of candidate: Candidate, _ zone: ExamTimeZone) -> JSON {
        guard case .object(let kind) = kind.details else { return .null }
        let candidate = JSON.Member(key: "candidate", value: .string(candidate.handle))
        return .object(
            kind.prefix(1) + [candidate] + kind.dropFirst() + [
                JSON.Member(key: "reason", value: .string(reason)), JSON.Member(key: "by", value: .string(by)),
                JSON.Member(key: "at", value: .string(zone.iso8601(at))),
            ])
    }
}
