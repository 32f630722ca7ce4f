import ExamDomain
import Foundation
import GRDB

/// An open write transaction. What it writes is committed together with its journal entries, or not at all.
package struct Writing {
    let db: Database
    let watch: RowWatch
    package let by: JournalEntry.Actor
    /// The moment of the act, for everything it writes.
    package let now: Moment
    private var head: (seq: Int64, hash: [UInt8])?
    private var entries = 0
    private let changesBefore: Int
    /// The latest moment that staff wrote at; nil until it was asked for, and before the first entry.
    private var latest: Moment?
    /// What is wrong with the clock, where something is.
    private(set) var clockFault: ClockFault?
    private let start: MachineStart?
    /// The transaction ends without a commit.
    private(set) var isTakenBack = false

    /// - Parameter start: of the machine that writes.
    init(db: Database, watch: RowWatch, by: JournalEntry.Actor, at now: Moment, start: MachineStart? = nil) {
        self.db = db
        self.watch = watch
        self.by = by
        self.now = now
        self.start = start
        changesBefore = db.totalChangesCount
    }

    /// Nothing of this transaction is kept: a file had faults, or it was only to be seen what would happen. The answer found
    /// on the way is still given.
    package mutating func takeBack() { isTakenBack = true }

    /// The state inside the transaction.
    package var reading: Reading { Reading(db: db) }

    /// The number that the next entry will have, for rows that name theirs: rows come first, so that the entry covers them.
    package func nextEntry() throws -> Int64 {
        try (head ?? JournalChain.head(db)).seq + 1
    }

    /// Appends an entry of the staff member who writes, dated now. It covers the rows written up to here: an act writes its
    /// rows first and records its entry last.
    ///
    /// - Returns: the entry's number.
    @discardableResult
    package mutating func record(
        _ action: String, subject: String, reason: String? = nil, details: JSON = .object([]),
        link: JournalEntry.Link = JournalEntry.Link()
    ) throws -> Int64 {
        try lookAtClock()
        let told = clockFault.map { details.adding($0.detail.key, $0.detail.value) } ?? details
        return try append(by: by, at: now, action, subject: subject, reason: reason, details: told.line, link: link)
    }

    /// Appends a candidate's fact, dated by itself.
    @discardableResult
    package mutating func record(_ fact: ActivityStaging.Accepted, link: JournalEntry.Link) throws -> Int64 {
        try append(
            by: .candidate, at: fact.at, fact.action, subject: fact.subject, reason: nil, details: fact.details,
            link: link)
    }

    private mutating func lookAtClock() throws {
        guard latest == nil else { return }
        let before = try JournalChain.end(db)?.latest
        latest = max(before ?? now, now)
        clockFault = ClockFault(at: now, after: before, start: start, since: try JournalChain.machineStart(db))
    }

    private mutating func append(
        by: JournalEntry.Actor, at: Moment, _ action: String, subject: String, reason: String?, details: String,
        link: JournalEntry.Link
    ) throws -> Int64 {
        let previous = try head ?? JournalChain.head(db)
        let seq = previous.seq + 1
        // Candidates' facts are many, and each is under its own hash; the entry of the import or service behind them covers rows.
        let rows = by == .candidate || !watch.hasChanges ? nil : try RowDigests.add(watch.take(), db)
        let hash = JournalChain.hash(
            after: previous.hash,
            JournalEntry.sealed(
                seq: seq, at: at, by: by, action: action, subject: subject, reason: reason, details: details,
                link: link,
                rows: rows))
        try db.cachedStatement(
            sql: """
                INSERT INTO journal (seq, at, by, action, subject, reason, details, exam, candidate, revision, factID, rows, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            seq, at.milliseconds, by.text, action, subject, reason, details, link.exam, link.candidate?.number,
            link.revision, link.factID, rows.map { Data($0) }, Data(hash),
        ])
        head = (seq, hash)
        entries += 1
        return seq
    }

    /// A change without an entry after it would be one that nobody can answer for.
    func close() throws {
        guard !watch.hasChanges, entries > 0 || db.totalChangesCount == changesBefore else {
            throw Failure.unrecordedChange
        }
        guard let head else { return }
        let latest = try self.latest ?? JournalChain.end(db)?.latest
        try JournalChain.keep(JournalChain.End(seq: head.seq, hash: head.hash, latest: latest), start, db)
    }
}
