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
        let row = try Row.fetchOne(db, sql: "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
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
        // NB: a text is read up to its first NUL only, so what hides behind one is looked for in SQL.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT *, instr(by || action || subject || coalesce(reason, '') || details || coalesce(factID, ''), char(0))
                AS hidden FROM journal ORDER BY seq
                """)
        while let row = try rows.next() {
            seq += 1
            guard row["seq"] as Int64? == seq else { return missing(seq) }
            guard row["hidden"] as Int64? == 0, let entry = try? JournalEntry(row: row) else { return altered(seq) }
            let expected = hash(
                after: previous,
                JournalEntry.sealed(
                    seq: seq, at: entry.at, by: entry.by, action: entry.action, subject: entry.subject,
                    reason: entry.reason, details: entry.details, link: entry.link))
            guard entry.hash == expected else { return altered(seq) }
            previous = expected
        }
        // Founding the unit is the first entry of every journal.
        return seq == 0 ? missing(1) : .whole(entries: seq, head: Digest.hex(previous))
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
            action: try row.kept("action"), subject: try row.kept("subject"), reason: row["reason"],
            details: try row.kept("details"), hash: Array(try row.kept("hash") as Data),
            link: Link(
                exam: row["exam"], candidate: (row["candidate"] as Int64?).map { ID($0) }, revision: row["revision"],
                factID: row["factID"]))
    }
}

extension Row {
    /// A column that the schema says is never NULL. In a damaged file it may be, and GRDB would then end the program.
    ///
    /// - Throws: `Failure` `.damaged`.
    func kept<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value {
        guard let value = self[column] as Value? else { throw Failure.damaged("exam.sqlite", column) }
        return value
    }
    /// A time in the years that the rules reckon with: in a damaged file it may be one that no deadline can be added to.
    ///
    /// - Throws: `Failure` `.damaged`.
    func moment(_ column: String) throws -> Moment {
        let milliseconds: Int64 = try kept(column)
        guard let moment = Moment(kept: milliseconds) else { throw Failure.damaged("exam.sqlite", column) }
        return moment
    }
}

extension Moment {
    /// Nil for a number that no moment of an exam can have.
    init?(kept milliseconds: Int64) {
        guard abs(Double(milliseconds)) < 1e13 else { return nil }
        self.init(milliseconds: milliseconds)
    }
}
