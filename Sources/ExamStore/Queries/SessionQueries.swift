import ExamDomain
import GRDB

extension Reading {
    /// What of the journal a session is folded from, as columns and as a condition. `JournaledAct` reads them by place.
    fileprivate static let folded = "at, by, action, details, reason, revision, factID, candidate, seq"
    fileprivate static let isFolded = "(factID IS NOT NULL OR action LIKE 'review %' OR action LIKE 'candidate %')"
    fileprivate static let isInTime = "at <= ?"

    /// The candidate's session, folded from the journal; not settled to any later moment.
    package func session(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> Session {
        try history(of: candidate, until: revisions.until).session(under: revisions)
    }

    /// What the journal tells of one candidate's session.
    package func history(of candidate: ID<Candidate>, until: Moment? = nil) throws -> SessionHistory {
        let sql = """
            SELECT \(Reading.folded) FROM journal
            WHERE candidate = ? AND \(Reading.isFolded) AND \(Reading.isInTime) ORDER BY seq
            """
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: sql), arguments: [candidate.number, Reading.last(until)])
        var history = SessionHistory()
        while let row = try rows.next() { try history.append(row) }
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
        let acts = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(Reading.folded) FROM journal
                WHERE exam = ? AND candidate IS NOT NULL AND \(Reading.isFolded) AND \(Reading.isInTime)
                ORDER BY candidate, seq
                """, arguments: [exam.id, Reading.last(until)])
        // NB: a cursor gives the same row object again and again; what waits for its candidate is looked at, not kept.
        var waiting = try acts.next()
        try eachCandidate(of: exam) { candidate in
            var history = SessionHistory()
            while let row = waiting, let owner = row[Reading.ownerColumn] as Int64?, owner <= candidate.id.number {
                // Entries of somebody who is no longer on the roster are passed over.
                if owner == candidate.id.number { try history.append(row) }
                waiting = try acts.next()
            }
            try receive(candidate, history)
        }
    }

    /// The place of `candidate` in `folded`.
    private static let ownerColumn = 7

    fileprivate static func last(_ until: Moment?) -> Int64 { until?.milliseconds ?? .max }
}
