import ExamDomain
import GRDB

/// Hand edits and re-imports: three versions of a field meet, what the file said last, what it says now, and what somebody
/// wrote by hand.
extension RosterStaging {
    /// Settles the rows of candidates edited by hand: where the file did not change a field the hand edit stays; where both
    /// changed it, the hand edit stays too and is reported, unless `theirs`.
    func mergeHandEdits(theirs: Bool, _ found: (RosterConflict) -> Void) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT staged.line AS line FROM staged JOIN rosterBase AS base ON base.candidate = staged.candidate
                ORDER BY line
                """)
        for row in rows { try merge(line: try row.kept("line"), theirs: theirs, found) }
        // Of what the file says as before, nothing is to be remembered anew.
        try db.execute(
            sql: """
                DELETE FROM stagedBase WHERE candidate IN (
                    SELECT candidate FROM (SELECT * FROM stagedBase INTERSECT SELECT * FROM rosterBase))
                """)
    }

    private func merge(line: Int, theirs: Bool, _ found: (RosterConflict) -> Void) throws {
        let all = RosterField.allCases.map { "\"\($0.rawValue)\"" } + ["extra"]
        func row(_ table: String, _ key: String) throws -> Row? {
            try Row.fetchOne(
                db,
                sql: """
                    SELECT \(all.map { "t.\($0)" }.joined(separator: ", ")) FROM \(table) AS t
                    JOIN staged ON staged.candidate = t.\(key) WHERE staged.line = ?
                    """, arguments: [line])
        }
        guard let file = try Row.fetchOne(db, sql: "SELECT * FROM staged WHERE line = ?", arguments: [line]),
            let now = try row("candidate", "id"), let base = try row("rosterBase", "candidate")
        else { return }
        var merged: [String: String?] = [:]
        var said: [String: String?] = [:]
        for column in all {
            let key = column.replacing("\"", with: "")
            let (file, now, base): (String?, String?, String?) = (file[key], now[key], base[key])
            guard columns.contains(column) else {
                merged[key] = now
                said[key] = base
                continue
            }
            let fileChanged = file != base
            let handChanged = now != base
            let conflict = fileChanged && handChanged && file != now
            if conflict { found(RosterConflict(line: line, field: RosterField(rawValue: key))) }
            merged[key] = fileChanged && (!handChanged || theirs) ? file : now
            // What is not settled yet is told again, until somebody takes the one or the other.
            said[key] = conflict && !theirs ? base : file
        }
        try write(merged, into: "staged", where: "line", line)
        try db.execute(
            sql: "INSERT INTO stagedBase (candidate) SELECT candidate FROM staged WHERE line = ?", arguments: [line])
        try write(said, into: "stagedBase", where: "candidate", file["candidate"] as Int)
    }

    private func write(_ values: [String: String?], into table: String, where key: String, _ number: Int) throws {
        let ordered = values.sorted { $0.key < $1.key }
        try db.execute(
            sql: """
                UPDATE \(table) SET \(ordered.map { "\"\($0.key)\" = ?" }.joined(separator: ", ")) WHERE \(key) = ?
                """, arguments: StatementArguments(ordered.map(\.value)) + [number])
    }
}

extension Writing {
    /// Remembers what the roster file said of a candidate, before the first edit by hand.
    package func keepBase(of id: ID<Candidate>) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO rosterBase
                SELECT id, name, certificateType, certificateNumber, admissionNumber, "group", phone, email, note, extra
                FROM candidate WHERE id = ?
                """, arguments: [id.number])
    }

    /// A candidate added by hand: no file has said anything of them.
    package func keepEmptyBase(of id: ID<Candidate>) throws {
        try db.execute(
            sql: """
                INSERT INTO rosterBase (candidate, certificateType, certificateNumber, extra)
                SELECT id, certificateType, certificateNumber, '[]' FROM candidate WHERE id = ?
                """, arguments: [id.number])
    }
}
