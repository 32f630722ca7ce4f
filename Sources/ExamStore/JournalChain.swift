import Crypto
import ExamDomain
import Foundation
import GRDB

/// The chain that the journal's entries form: each covers the one before.
package enum JournalChain {
    /// What the first entry follows.
    static let beginning = [UInt8](repeating: 0, count: 32)

    static func hash(after previous: [UInt8], _ sealed: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: previous)
        hasher.update(data: sealed)
        return Array(hasher.finalize())
    }

    static func head(_ db: Database) throws -> (seq: Int64, hash: [UInt8]) {
        let last = try db.cachedStatement(sql: "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
        let row = try Row.fetchOne(last)
        guard let row else { return (0, beginning) }
        return (try row.kept("seq"), Array(try row.kept("hash") as Data))
    }

    /// What `audit verify` found.
    package enum Verdict: Hashable, Sendable {
        case whole(entries: Int64, head: String)
        /// The first entry that does not fit: its number, and what is wrong with it.
        case broken(seq: Int64, Phrase)
    }

    static func verify(_ db: Database) throws -> Verdict {
        var previous = beginning
        var seq: Int64 = 0
        var latest: Moment?
        // NB: a text is read up to its first NUL only, so what hides behind one is looked for in SQL; and so is what has
        // another type than it was written with.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT *, instr(by || action || subject || coalesce(reason, '') || details || coalesce(factID, ''), char(0))
                OR typeof(at) <> 'integer' OR typeof(by) <> 'text' OR typeof(action) <> 'text' OR typeof(subject) <> 'text'
                OR typeof(reason) NOT IN ('text', 'null') OR typeof(details) <> 'text'
                OR typeof(exam) NOT IN ('integer', 'null') OR typeof(candidate) NOT IN ('integer', 'null')
                OR typeof(revision) NOT IN ('integer', 'null') OR typeof(factID) NOT IN ('text', 'null')
                OR typeof(rows) NOT IN ('blob', 'null') OR typeof(hash) <> 'blob'
                AS hidden FROM journal ORDER BY seq
                """)
        while let row = try rows.next() {
            seq += 1
            guard (try? row.kept("seq") as Int64) == seq else { return missing(seq) }
            guard (try? row.kept("hidden") as Int64) == 0, let entry = try? JournalEntry(row: row) else {
                return altered(seq)
            }
            let expected = hash(
                after: previous,
                JournalEntry.sealed(
                    seq: seq, at: entry.at, by: entry.by, action: entry.action, subject: entry.subject,
                    reason: entry.reason, details: entry.details, link: entry.link, rows: entry.rows))
            guard entry.hash == expected else { return altered(seq) }
            previous = expected
            if entry.by != .candidate { latest = max(latest ?? entry.at, entry.at) }
        }
        // Founding the unit is the first entry of every journal.
        guard seq > 0 else { return missing(1) }
        return try endFits(End(seq: seq, hash: previous, latest: latest), db)
            ?? .whole(entries: seq, head: Digest.hex(previous))
    }

    /// Where the journal ends, kept in a page of its own: an end that is lost leaves a chain that is whole.
    struct End: Hashable {
        let seq: Int64
        let hash: [UInt8]
        /// The latest moment of an entry of staff: by it a clock that went back is noticed.
        let latest: Moment?
    }

    /// Nil where it is not one row, which every journal has after its first entry.
    static func end(_ db: Database) throws -> End? {
        let one = "SELECT seq, hash, latest FROM journalEnd WHERE id = 1 AND (SELECT count(*) FROM journalEnd) = 1"
        return try Row.fetchOne(db, sql: one).map { row in
            End(seq: try row.kept("seq"), hash: Array(try row.kept("hash") as Data), latest: try row.moment("latest"))
        }
    }

    /// The machine's start as it was reckoned at the latest act: by it a clock that was set is noticed. It is a hint, and under
    /// no hash.
    static func machineStart(_ db: Database) throws -> MachineStart? {
        let row = try Row.fetchOne(db, sql: "SELECT run, startedAt FROM journalEnd WHERE id = 1")
        guard let run: String = try row?.perhaps("run"), let started: Int64 = try row?.perhaps("startedAt"),
            let at = Moment(kept: started)
        else { return nil }
        return MachineStart(run: run, at: at)
    }

    /// - Parameter start: of the machine that wrote.
    static func keep(_ end: End, _ start: MachineStart?, _ db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO journalEnd (id, seq, hash, latest, run, startedAt) VALUES (1, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            end.seq, Data(end.hash), end.latest?.milliseconds, start?.run, start?.at.milliseconds,
        ])
    }

    private static func endFits(_ found: End, _ db: Database) throws -> Verdict? {
        guard let kept = try end(db), kept.seq <= found.seq else { return missing(found.seq + 1) }
        return kept == found ? nil : altered(found.seq)
    }

    private static func missing(_ seq: Int64) -> Verdict {
        .broken(seq: seq, Phrase(zh: "第 \(seq) 条不见了", en: "entry \(seq) is missing"))
    }

    private static func altered(_ seq: Int64) -> Verdict {
        .broken(seq: seq, Phrase(zh: "第 \(seq) 条的内容与其摘要不符", en: "entry \(seq) does not fit its hash"))
    }
}

extension JournalEntry {
    init(row: Row) throws {
        self.init(
            seq: try row.kept("seq"), at: try row.moment("at"), by: Actor(try row.kept("by")),
            action: try row.kept("action"), subject: try row.kept("subject"), reason: try row.perhaps("reason"),
            details: try row.kept("details"), hash: Array(try row.kept("hash") as Data),
            link: Link(
                exam: try row.perhaps("exam"), candidate: (try row.perhaps("candidate") as Int64?).map { ID($0) },
                revision: try row.perhaps("revision"),
                factID: try row.perhaps("factID")),
            rows: (try row.perhaps("rows") as Data?).map { Array($0) })
    }
}
