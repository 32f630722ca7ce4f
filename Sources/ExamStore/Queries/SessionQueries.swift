import ExamDomain
import GRDB

extension Reading {
    /// What of the journal a session is folded from, as a condition.
    fileprivate static let isFolded = "(factID IS NOT NULL OR \(isStaffAct))"
    fileprivate static let isStaffAct = "factID IS NULL AND (action LIKE 'review %' OR action LIKE 'candidate %')"

    // MARK: - Sessions

    /// The candidate's session, not settled to any later moment: as it was kept with the latest fact, and what staff have done
    /// since.
    package func session(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> Session {
        // As of another moment only the facts themselves can tell.
        guard revisions.until == nil else {
            return try history(of: candidate, until: revisions.until).session(under: revisions)
        }
        let kept = try keptSession(of: candidate, under: revisions)
        let acts = try RawRows(
            db,
            """
            SELECT \(JournaledAct.columns) FROM journal
            WHERE candidate = ? AND seq > ? AND \(Reading.isStaffAct) ORDER BY seq
            """, [candidate.number, kept?.upTo ?? 0])
        var since = SessionHistory()
        while try acts.step() { try since.append(acts) }
        return try since.session(under: revisions, after: kept?.session ?? Session())
    }

    /// Gives every candidate of the exam with the session, in the roster's order; nil where nothing has happened, as with
    /// most on most days.
    package func eachSession(
        of exam: KeptExam, under revisions: ExamRevisions, _ receive: (Candidate, Session?) throws -> Void
    ) throws {
        guard revisions.until == nil else {
            return try eachHistory(of: exam, until: revisions.until) { candidate, history in
                try receive(candidate, history.isEmpty ? nil : try history.session(under: revisions))
            }
        }
        var keptSessions = try keptSessions(of: exam)
        var acts = try RowsOfCandidates(
            RawRows(db, Reading.sqlOfStaffActs, [exam.id]), owner: JournaledAct.candidate)
        var since = SessionHistory()
        try eachCandidate(of: exam) { candidate in
            var kept: KeptSession?
            try keptSessions.next(candidate.id) { kept = try KeptSession($0, under: revisions) }
            since.removeAll()
            try acts.next(candidate.id) { act in
                if act.integer(JournaledAct.seq) ?? 0 > kept?.upTo ?? 0 { try since.append(act) }
            }
            guard kept != nil || !since.isEmpty else { return try receive(candidate, nil) }
            try receive(candidate, try since.session(under: revisions, after: kept?.session ?? Session()))
        }
    }

    /// What staff did to everybody, candidate by candidate.
    static let sqlOfStaffActs = """
        SELECT \(JournaledAct.columns) FROM journal
        WHERE exam = ? AND candidate IS NOT NULL AND \(isStaffAct)
        ORDER BY candidate, seq
        """

    // MARK: - Histories

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

    /// Gives every candidate of the exam with what the journal tells of them, in the roster's order: roster and journal are
    /// read side by side, once each.
    package func eachHistory(
        of exam: KeptExam, until: Moment? = nil, _ receive: (Candidate, SessionHistory) throws -> Void
    ) throws {
        var acts = try RowsOfCandidates(
            RawRows(db, Reading.sqlOfHistories, [exam.id]), owner: JournaledAct.candidate)
        var history = SessionHistory()
        try eachCandidate(of: exam) { candidate in
            history.removeAll()
            try acts.next(candidate.id) { try history.append($0) }
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
