import ExamDomain
import Foundation
import GRDB

/// A candidate's session as it stood after the latest fact, kept beside the journal: a report looks at every session, and
/// folding all facts anew costs more than all the rest of it.
///
/// Facts come with the session they lead to (`Writing.keep`); staff's acts do not touch it, and those that came after it are
/// taken in when it is read.
struct KeptSession {
    /// As the facts left it.
    let session: Session
    /// The last entry of staff that it takes into account; later ones are still to be followed.
    let upTo: Int64

    /// What it reads of the table, and the place of each.
    static let columns = "candidate, upTo, image, latestAt"
    static let candidate: Int32 = 0
    fileprivate static let upTo: Int32 = 1
    fileprivate static let image: Int32 = 2
    fileprivate static let latestAt: Int32 = 3

    /// - Parameter row: of a query for `KeptSession.columns`.
    init(_ row: RawRows, under revisions: ExamRevisions) throws {
        upTo = row.integer(KeptSession.upTo) ?? 0
        do throws(ImageDamage) {
            session = try Session(image: Array(row.blob(KeptSession.image))) { revision, question in
                revisions.byRevision[revision]?.exam.question(question)
            }
        } catch {
            throw Failure.damaged("exam.sqlite", "session, candidate \(row.integer(KeptSession.candidate) ?? 0)")
        }
    }
}

extension Writing {
    /// Keeps the session that a candidate's facts in this transaction lead to, in place of the one before. There is at least one.
    package func keep(_ session: Session, of candidate: ID<Candidate>, in exam: KeptExam) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO session (candidate, exam, upTo, latestAt, image) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (candidate) DO UPDATE
                SET upTo = excluded.upTo, latestAt = excluded.latestAt, image = excluded.image
                """
        ).execute(arguments: [
            candidate.number, exam.id, try nextEntry() - 1, session.latestFact?.milliseconds, Data(session.image),
        ])
    }
}

extension Reading {
    /// Everybody's kept sessions, in the order of candidates: along the table, or the images would have to be sorted.
    static let sqlOfKeptSessions =
        "SELECT \(KeptSession.columns) FROM session NOT INDEXED WHERE exam = ? ORDER BY candidate"

    /// Rows of `KeptSession.columns`.
    func keptSessions(of exam: KeptExam) throws -> RowsOfCandidates {
        try RowsOfCandidates(RawRows(db, Reading.sqlOfKeptSessions, [exam.id]), owner: KeptSession.candidate)
    }

    /// Nil before the first fact.
    func keptSession(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> KeptSession? {
        let rows = try RawRows(
            db, "SELECT \(KeptSession.columns) FROM session WHERE candidate = ?", [candidate.number])
        return try rows.step() ? KeptSession(rows, under: revisions) : nil
    }
}

/// What of a session must be kept, by the journal alone.
struct DueSession {
    let history: SessionHistory
    let image: [UInt8]
    let latestAt: Int64?

    /// - Parameter row: of a query for `KeptSession.columns`.
    func isKept(in row: RawRows) -> Bool {
        image.elementsEqual(row.blob(KeptSession.image)) && latestAt == row.integer(KeptSession.latestAt)
            && history.isUpToFacts(row.integer(KeptSession.upTo) ?? 0)
    }
}

extension SessionHistory {
    /// Nil before the first fact.
    ///
    /// - Parameter observe: told after each act what the session has come to.
    func due(
        under revisions: ExamRevisions, _ observe: (JournaledAct, Session) throws -> Void
    ) throws -> DueSession? {
        var due: DueSession?
        var place = 0
        let end = endOfFacts
        _ = try fold(under: revisions) { act, session in
            try observe(act, session)
            place += 1
            if place == end {
                due = DueSession(history: self, image: session.image, latestAt: session.latestFact?.milliseconds)
            }
        }
        return due
    }
}
