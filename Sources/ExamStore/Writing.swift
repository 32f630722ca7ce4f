import ExamDomain
import Foundation
import GRDB

/// An open write transaction. What it writes is committed together with its journal entries, or not at all.
package struct Writing {
    let db: Database
    package let by: JournalEntry.Actor
    /// The moment of the act, for everything it writes.
    package let now: Moment
    private var head: (seq: Int64, hash: [UInt8])?
    private var entries = 0
    private let changesBefore: Int
    /// The transaction ends without a commit.
    private(set) var isTakenBack = false

    init(db: Database, by: JournalEntry.Actor, at now: Moment) {
        self.db = db
        self.by = by
        self.now = now
        changesBefore = db.totalChangesCount
    }

    /// Nothing of this transaction is kept: a file had faults, or it was only to be seen what would happen. The answer found
    /// on the way is still given.
    package mutating func takeBack() { isTakenBack = true }

    /// The state inside the transaction.
    package var reading: Reading { Reading(db: db) }

    /// Appends an entry of the staff member who writes, dated now.
    ///
    /// - Returns: the entry's number.
    @discardableResult
    package mutating func record(
        _ action: String, subject: String, reason: String? = nil, details: JSON = .object([]),
        link: JournalEntry.Link = JournalEntry.Link()
    ) throws -> Int64 {
        try append(by: by, at: now, action, subject: subject, reason: reason, details: details.line, link: link)
    }

    /// Appends a candidate's fact, dated by itself.
    @discardableResult
    package mutating func record(_ fact: ActivityStaging.Accepted, link: JournalEntry.Link) throws -> Int64 {
        try append(
            by: .candidate, at: fact.at, fact.action, subject: fact.subject, reason: nil, details: fact.details,
            link: link)
    }

    private mutating func append(
        by: JournalEntry.Actor, at: Moment, _ action: String, subject: String, reason: String?, details: String,
        link: JournalEntry.Link
    ) throws -> Int64 {
        let previous = try head ?? JournalChain.head(db)
        let seq = previous.seq + 1
        let hash = JournalChain.hash(
            after: previous.hash,
            JournalEntry.sealed(
                seq: seq, at: at, by: by, action: action, subject: subject, reason: reason, details: details, link: link
            ))
        try db.cachedStatement(
            sql: """
                INSERT INTO journal (seq, at, by, action, subject, reason, details, exam, candidate, revision, factID, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            seq, at.milliseconds, by.text, action, subject, reason, details, link.exam, link.candidate?.number,
            link.revision, link.factID, Data(hash),
        ])
        head = (seq, hash)
        entries += 1
        return seq
    }

    /// A change without an entry would be one that nobody can answer for.
    func close() throws {
        guard entries > 0 || db.totalChangesCount == changesBefore else {
            throw Failure(
                .internal, code: "unrecordedChange",
                Phrase(zh: "程序缺陷：有未记入日志的更改，已撤回", en: "a defect: a change without a journal entry was taken back"))
        }
    }
}
