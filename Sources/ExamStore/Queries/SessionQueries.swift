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

extension Reading {
    /// Gives the exam's grants in the order they were made, with whom they were made for.
    ///
    /// - Parameter until: as `ExamRevisions.until`; a later revocation has not happened yet.
    package func eachGrant(
        of exam: KeptExam, until: Moment? = nil, _ receive: (ID<Candidate>, Grant) throws -> Void
    ) throws {
        let last = Reading.last(until)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(Reading.folded) FROM journal
                WHERE exam = ? AND candidate IS NOT NULL AND factID IS NULL AND action LIKE 'candidate %'
                AND \(Reading.isInTime) ORDER BY seq
                """, arguments: [exam.id, last])
        let revocations = try revocations(of: exam, until: last)
        while let row = try rows.next() {
            guard case .staff(.grant(let grant)) = try JournaledAct(row: row) else { continue }
            try receive(ID(try row.kept("candidate")), grant.revoked(by: grant.entry.flatMap { revocations[$0] }))
        }
    }

    /// Everybody to whom one command gave a grant: its entries were written together, with one moment.
    package func grants(givenWith grant: Grant, in exam: KeptExam) throws -> [(entry: Int64, Candidate)] {
        var given: [(entry: Int64, Candidate)] = []
        try eachGrant(of: exam) { id, other in
            guard other.at == grant.at, other.by == grant.by, other.kind == grant.kind, let entry = other.entry,
                let candidate = try candidate(id)
            else { return }
            given.append((entry, candidate))
        }
        return given
    }

    /// By the number of the grant taken back. They are few: each was typed by hand.
    private func revocations(of exam: KeptExam, until last: Int64) throws -> [Int64: Grant.Revocation] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(Reading.folded) FROM journal
                WHERE exam = ? AND candidate IS NOT NULL AND action = 'candidate revoke' AND \(Reading.isInTime)
                """, arguments: [exam.id, last])
        var revocations: [Int64: Grant.Revocation] = [:]
        while let row = try rows.next() {
            guard case .staff(.revoke(let revocation)) = try JournaledAct(row: row) else { continue }
            revocations[revocation.grant] = revocation
        }
        return revocations
    }
}
