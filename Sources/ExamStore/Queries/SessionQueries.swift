import ExamDomain
import GRDB

extension Reading {
    /// What of the journal a session is folded from, as a condition.
    fileprivate static let isFolded = "(factID IS NOT NULL OR action LIKE 'review %' OR action LIKE 'candidate %')"
    fileprivate static let isInTime = "at <= ?"

    /// The candidate's session, folded from the journal; not settled to any later moment.
    package func session(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> Session {
        try history(of: candidate, until: revisions.until).session(under: revisions)
    }

    /// What the journal tells of one candidate's session.
    package func history(of candidate: ID<Candidate>, until: Moment? = nil) throws -> SessionHistory {
        let rows = try RawRows(
            db,
            """
            SELECT \(JournaledAct.columns) FROM journal
            WHERE candidate = ? AND \(Reading.isFolded) AND \(Reading.isInTime) ORDER BY seq
            """, [candidate.number, Reading.last(until)])
        var history = SessionHistory()
        while try rows.step() { try history.append(rows) }
        return history
    }

    /// Gives every candidate of the exam with the session, in the roster's order.
    package func eachSession(
        of exam: KeptExam, under revisions: ExamRevisions, _ receive: (Candidate, Session) throws -> Void
    ) throws {
        try eachHistory(of: exam, until: revisions.until) { candidate, history in
            try receive(candidate, try history.session(under: revisions))
        }
    }

    /// Gives every candidate of the exam with what the journal tells of them, in the roster's order: roster and journal are
    /// read side by side, once each.
    package func eachHistory(
        of exam: KeptExam, until: Moment? = nil, _ receive: (Candidate, SessionHistory) throws -> Void
    ) throws {
        let acts = try RawRows(db, Reading.sqlOfHistories, [exam.id, Reading.last(until)])
        var isWaiting = try acts.step()
        var history = SessionHistory()
        try eachCandidate(of: exam) { candidate in
            history.removeAll()
            while isWaiting, let owner = acts.integer(JournaledAct.candidate), owner <= candidate.id.number {
                // Entries of somebody who is no longer on the roster are passed over.
                if owner == candidate.id.number { try history.append(acts) }
                isWaiting = try acts.step()
            }
            try receive(candidate, history)
        }
    }

    /// Everybody's acts, candidate by candidate.
    static let sqlOfHistories = """
        SELECT \(JournaledAct.columns) FROM journal
        WHERE exam = ? AND candidate IS NOT NULL AND \(isFolded) AND \(isInTime)
        ORDER BY candidate, seq
        """

    fileprivate static func last(_ until: Moment?) -> Int64 { until?.milliseconds ?? .max }
}
