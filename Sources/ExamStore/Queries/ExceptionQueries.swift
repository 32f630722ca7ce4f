import ExamDomain
import GRDB

extension Reading {
    /// Gives the exam's exceptions in the order they were made: every grant, every overridden review, and every change of the
    /// settings once the first candidate had entered.
    ///
    /// - Parameter until: as `SessionHistory.keep(until:)` says it; a later revocation has not happened yet.
    package func eachException(
        of exam: KeptExam, until: Moment? = nil, _ receive: (ExceptionEntry) throws -> Void
    ) throws {
        let last = until?.milliseconds ?? .max
        let revocations = try revocations(of: exam, until: last)
        // NB: the first fact is found soonest along the journal itself. No fact, no exam that runs: `seq > NULL` is not true.
        let places = ExamDifference.Change.actions.map { _ in "?" }.joined(separator: ", ")
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT seq, at, by, action, details, reason, candidate FROM journal
                WHERE exam = ? AND factID IS NULL AND (
                    (candidate IS NOT NULL AND (action LIKE 'candidate %' OR action = 'review override')
                        AND \(Reading.counted))
                    OR (candidate IS NULL AND at <= ? AND action IN (\(places))
                        AND seq > (
                            SELECT seq FROM journal NOT INDEXED WHERE exam = ? AND factID IS NOT NULL
                            ORDER BY seq LIMIT 1))
                ) ORDER BY seq
                """,
            arguments: [exam.id, last, last, last] + StatementArguments(ExamDifference.Change.actions) + [exam.id])
        while let row = try rows.next() {
            guard let deed = try deed(row) else { continue }
            let seq: Int64 = try row.kept("seq")
            try receive(
                ExceptionEntry(
                    seq: seq, deed, by: try row.kept("by"), at: try row.moment("at"), reason: try row.perhaps("reason"),
                    revocation: revocations[seq]))
        }
    }

    /// What the entry is as an exception; nil for what is none, such as a revocation, which stands beside its grant.
    private func deed(_ row: Row) throws -> ExceptionEntry.Deed? {
        let (action, json): (String, JSON) = (try row.kept("action"), try row.json("details"))
        guard let candidate = try row.perhaps("candidate") as Int64? else {
            return .settings(ExamDifference.Change.journaled(action, json))
        }
        return switch try StaffAct(row, action, json) {
        case .grant(let grant): .grant(ID(candidate), grant.kind)
        case .override(let override, _): .override(ID(candidate), override.outcome)
        case .vote, .revoke, nil: nil
        }
    }

    /// By the number of the entry taken back. They are few: each was typed by hand.
    private func revocations(of exam: KeptExam, until last: Int64) throws -> [Int64: Grant.Revocation] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT seq, at, by, action, details, reason FROM journal
                WHERE exam = ? AND candidate IS NOT NULL AND factID IS NULL AND action = 'candidate revoke'
                    AND \(Reading.counted)
                ORDER BY seq
                """, arguments: [exam.id, last, last])
        var revocations: [Int64: Grant.Revocation] = [:]
        while let row = try rows.next() {
            let (action, json): (String, JSON) = (try row.kept("action"), try row.json("details"))
            guard case .revoke(let revocation)? = try StaffAct(row, action, json) else { continue }
            revocations[revocation.grant] = revocation
        }
        return revocations
    }

    /// Whether a staff act on a candidate counted at a moment, which is asked with twice: it was done by then, or stands before one
    /// of the candidate's facts from before it.
    private static let counted = """
        (at <= ? OR seq < (
            SELECT max(fact.seq) FROM journal AS fact
            WHERE fact.candidate = journal.candidate AND fact.factID IS NOT NULL AND fact.at <= ?))
        """

    /// Everybody to whom one command gave a grant that still counts: its entries were written together, with one moment.
    package func grants(givenWith grant: Grant, in exam: KeptExam) throws -> [(entry: Int64, Candidate)] {
        var given: [(entry: Int64, Candidate)] = []
        try eachException(of: exam) { other in
            guard other.revocation == nil, other.at == grant.at, other.by == grant.by,
                case .grant(let id, grant.kind) = other.deed,
                let candidate = try candidate(id)
            else { return }
            given.append((other.seq, candidate))
        }
        return given
    }
}

extension StaffAct {
    fileprivate init?(_ row: Row, _ action: String, _ details: JSON) throws {
        self.init(
            action: action, details: details, reason: try row.perhaps("reason"), by: try row.kept("by"),
            at: try row.moment("at"),
            entry: try row.kept("seq"))
    }
}
