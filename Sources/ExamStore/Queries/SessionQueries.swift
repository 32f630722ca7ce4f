import ExamDomain
import GRDB

extension Reading {
    /// What of the journal a session is folded from, as a condition.
    fileprivate static let isFolded = "(factID IS NOT NULL OR action LIKE 'review %' OR action LIKE 'candidate %')"

    /// The candidate's session, folded from the journal; not settled to any later moment.
    package func session(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> Session {
        try history(of: candidate, until: revisions.until).session(under: revisions)
    }

    /// What the journal tells of one candidate's session.
    ///
    /// - Parameter until: as `SessionHistory.keep(until:)` says it; nil: all.
    package func history(of candidate: ID<Candidate>, until: Moment? = nil) throws -> SessionHistory {
        let rows = try RawRows(
            db,
            """
            SELECT \(JournaledAct.columns) FROM journal
            WHERE candidate = ? AND \(Reading.isFolded) ORDER BY seq
            """, [candidate.number])
        var history = SessionHistory()
        while try rows.step() { try history.append(rows) }
        history.keep(until: until)
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
        let acts = try RawRows(db, Reading.sqlOfHistories, [exam.id])
        var isWaiting = try acts.step()
        var history = SessionHistory()
        try eachCandidate(of: exam) { candidate in
            history.removeAll()
            while isWaiting, let owner = acts.integer(JournaledAct.candidate), owner <= candidate.id.number {
                // Entries of somebody who is no longer on the roster are passed over.
                if owner == candidate.id.number { try history.append(acts) }
                isWaiting = try acts.step()
            }
            history.keep(until: until)
            try receive(candidate, history)
        }
    }

    /// Everybody's acts, candidate by candidate.
    static let sqlOfHistories = """
        SELECT \(JournaledAct.columns) FROM journal
        WHERE exam = ? AND candidate IS NOT NULL AND \(isFolded)
        ORDER BY candidate, seq
        """
}
