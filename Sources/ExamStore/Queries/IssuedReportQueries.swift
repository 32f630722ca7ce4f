import ExamDomain
import Foundation
import GRDB

extension Reading {
    /// How far the exam's journal goes, reports passed over.
    package func journalHead(of exam: KeptExam, until: Moment? = nil) throws -> IssuedReport.Head {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT seq, hash FROM journal NOT INDEXED
                WHERE exam = ? AND action NOT LIKE 'report %' AND at <= ? ORDER BY seq DESC LIMIT 1
                """, arguments: [exam.id, until?.milliseconds ?? .max])
        guard let row else { return IssuedReport.Head(seq: 0, hash: "") }
        return IssuedReport.Head(seq: try row.kept("seq"), hash: Digest.hex(Array(try row.kept("hash") as Data)))
    }

    /// Gives the entries of every report that was issued with these bytes, of whatever exam, in their order.
    package func eachIssue(of sha256: String, _ receive: (JournalEntry) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM journal WHERE factID IS NULL AND candidate IS NULL AND action LIKE 'report %'
                AND json_extract(details, '$.sha256') = ? ORDER BY seq
                """, arguments: [sha256])
        while let row = try rows.next() { try receive(try JournalEntry(row: row)) }
    }
}
