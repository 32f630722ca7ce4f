import ExamDomain
import Foundation
import GRDB

extension Reading {
    /// Gives the journal's entries in order, one at a time.
    ///
    /// - Parameters:
    ///   - candidate: only those about this candidate.
    ///   - exam: only those of this exam.
    ///   - last: only so many of the newest.
    package func eachEntry(
        about candidate: ID<Candidate>? = nil, of exam: KeptExam? = nil, last: Int? = nil,
        _ receive: (JournalEntry) throws -> Void
    ) throws {
        var sql = "SELECT * FROM journal WHERE TRUE"
        var arguments: StatementArguments = []
        if let candidate {
            sql += " AND candidate = ?"
            arguments += [candidate.number]
        }
        if let exam {
            sql += " AND exam = ?"
            arguments += [exam.id]
        }
        if let last {
            sql = "SELECT * FROM (\(sql) ORDER BY seq DESC LIMIT ?)"
            arguments += [last]
        }
        let rows = try Row.fetchCursor(db, sql: sql + " ORDER BY seq", arguments: arguments)
        while let row = try rows.next() { try receive(try JournalEntry(row: row)) }
    }

    /// The same as `reader` may see it: while a review is open, a decision on it is shown to nobody but whoever made it.
    package func eachEntry(
        about candidate: ID<Candidate>? = nil, of exam: KeptExam? = nil, last: Int? = nil, readBy reader: String,
        _ receive: (JournalEntry) throws -> Void
    ) throws {
        let blind = try entriesKeptBlind(from: reader)
        try eachEntry(about: candidate, of: exam, last: last) { entry in
            try receive(blind.contains(entry.seq) ? entry.keptBlind : entry)
        }
    }

    /// The decisions by others on reviews that are still open.
    private func entriesKeptBlind(from reader: String) throws -> Set<Int64> {
        Set(try Int64.fetchAll(db, sql: Reading.sqlOfKeptBlind, arguments: [reader]))
    }

    /// From the few reviews that are open to what staff did about their candidates: the other way round (SQLite joins the tables of a
    /// CROSS JOIN as they stand) the whole journal would be read.
    static let sqlOfKeptBlind = """
        SELECT journal.seq FROM review CROSS JOIN journal ON journal.candidate = review.candidate
        WHERE review.state IN ('waiting', 'claimed') AND review.votes <> '[]' AND journal.factID IS NULL
        AND journal.action IN ('review approve', 'review reject') AND journal.by <> ?
        AND json_extract(journal.details, '$.round') = review.round
        """

    package func verifyJournal() throws -> JournalChain.Verdict {
        try JournalChain.verify(db)
    }

    package func knowsFact(_ id: String, in exam: KeptExam) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM journal WHERE exam = ? AND factID = ?)"),
            arguments: [exam.id, id]) ?? false
    }

    /// True where a fact of anybody's is in the exam's journal.
    package func hasFacts(_ exam: KeptExam) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM journal WHERE exam = ? AND factID IS NOT NULL)", arguments: [exam.id]
        )
            ?? false
    }

    /// True where the candidate has entered, or staff granted something ahead: the journal speaks of them for good.
    package func hasSession(_ candidate: ID<Candidate>) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM journal WHERE candidate = ?
                AND (factID IS NOT NULL OR action LIKE 'candidate %'))
                """, arguments: [candidate.number]) ?? false
    }
}

extension Reading {
    /// How many candidates have a fact in the exam's journal.
    package func enteredCount(_ exam: KeptExam) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(DISTINCT candidate) FROM journal WHERE exam = ? AND factID IS NOT NULL",
            arguments: [exam.id]) ?? 0
    }

    /// The hash of an entry, 64 hexadecimal digits; nil where there is none of this number.
    package func journalHash(at seq: Int64) throws -> String? {
        try Row.fetchOne(db, sql: "SELECT hash FROM journal WHERE seq = ?", arguments: [seq])
            .map { Digest.hex(Array(try $0.kept("hash") as Data)) }
    }

    /// The time of the exam's latest fact, up to a moment; nil before the first.
    package func latestFact(of exam: KeptExam, until: Moment? = nil) throws -> Moment? {
        let found =
            if let until {
                try Int64.fetchOne(db, sql: Reading.sqlOfLatestFactThen, arguments: [exam.id, until.milliseconds])
            } else {
                try Int64.fetchOne(db, sql: Reading.sqlOfLatestFact, arguments: [exam.id])
            }
        return found.map { Moment(milliseconds: $0) }
    }

    static let sqlOfLatestFact = "SELECT max(latestAt) FROM session WHERE exam = ?"

    /// Along the journal itself: by the facts' index every entry would be looked up in the order of their ids.
    static let sqlOfLatestFactThen =
        "SELECT max(at) FROM journal NOT INDEXED WHERE exam = ? AND factID IS NOT NULL AND at <= ?"
}
