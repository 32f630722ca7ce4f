import ExamDomain
import GRDB

/// The writing half of an import: new candidates, changed fields, candidates no longer in the file; each change keeps what
/// was before, so that it can be undone exactly.
extension RosterStaging {
    /// Writes the rows: new candidates in the order of the file, and the fields the file has of those that differ. The batch
    /// itself must be there.
    func apply(batch: Int) throws {
        try db.execute(
            sql: """
                INSERT INTO batchChange (exam, batch, candidate, before, version)
                SELECT ?, ?, candidate.id, \(CandidateImage.sql), candidate.version + 1
                FROM staged JOIN candidate ON candidate.id = staged.candidate
                WHERE staged.changes OR candidate.id IN (SELECT candidate FROM stagedBase)
                """, arguments: [exam.id, batch])
        if columns.contains("\"admissionNumber\"") {
            // Numbers may change hands within the file: all are let go before any is given.
            try db.execute(
                sql:
                    "UPDATE candidate SET admissionNumber = NULL WHERE id IN (SELECT candidate FROM staged WHERE changes)"
            )
        }
        let assignments = columns.map { "\($0) = staged.\($0)" } + ["version = candidate.version + 1"]
        try db.execute(
            sql: """
                UPDATE candidate SET \(assignments.joined(separator: ", "))
                FROM staged WHERE staged.candidate = candidate.id
                AND (staged.changes OR candidate.id IN (SELECT candidate FROM stagedBase))
                """)
        try db.execute(sql: "INSERT OR REPLACE INTO rosterBase SELECT * FROM stagedBase")
        let first = try writing.takeCandidateNumbers(try counts().added)
        try db.execute(
            sql: """
                INSERT INTO candidate (id, exam, batch, name, certificateType, certificateNumber, admissionNumber, "group",
                    phone, email, note, extra)
                SELECT ? - 1 + row_number() OVER (ORDER BY line), ?, ?, name, certificateType, certificateNumber,
                    admissionNumber, "group", phone, email, note, extra
                FROM staged WHERE candidate IS NULL ORDER BY line
                """, arguments: [first, exam.id, batch])
    }

    // MARK: - Candidates no longer in the file

    private static let missing = """
        candidate.exam = ? AND candidate.batch IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM staged WHERE staged.candidate = candidate.id)
        AND NOT EXISTS (SELECT 1 FROM stagedUnchanged WHERE stagedUnchanged.candidate = candidate.id)
        """
    private static let entered = """
        EXISTS (SELECT 1 FROM journal WHERE journal.candidate = candidate.id
            AND (journal.factID IS NOT NULL OR journal.action LIKE 'candidate %'))
        """

    func enteredMissing() throws -> Int {
        try showUnchanged()
        return try Int.fetchOne(
            db, sql: "SELECT count(*) FROM candidate WHERE \(RosterStaging.missing) AND \(RosterStaging.entered)",
            arguments: [exam.id]) ?? 0
    }

    /// Gives the candidates who would go, with their versions, for the plan.
    func eachMissing(_ receive: (_ candidate: Int64, _ version: Int64) throws -> Void) throws {
        try showUnchanged()
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, version FROM candidate WHERE \(RosterStaging.missing) AND NOT \(RosterStaging.entered) ORDER BY id
                """, arguments: [exam.id])
        while let row = try rows.next() { try receive(row.kept("id"), row.kept("version")) }
    }

    func removeMissing(batch: Int) throws {
        try showUnchanged()
        try db.execute(
            sql: """
                INSERT INTO batchChange (exam, batch, candidate, before, version)
                SELECT exam, ?, id, \(CandidateImage.sql), NULL FROM candidate
                WHERE \(RosterStaging.missing) AND NOT \(RosterStaging.entered)
                """, arguments: [batch, exam.id])
        try db.execute(
            sql: """
                DELETE FROM candidate WHERE id IN (
                    SELECT candidate FROM batchChange WHERE exam = ? AND batch = ? AND version IS NULL)
                """, arguments: [exam.id, batch])
    }
}

/// Everything the database says of one candidate's roster entry, as one JSON text: what an undo puts back.
enum CandidateImage {
    /// An expression over a row of `candidate`.
    static let sql = """
        json_object('id', candidate.id, 'version', candidate.version, 'batch', candidate.batch, 'name', candidate.name,
            'certificateType', candidate.certificateType, 'certificateNumber', candidate.certificateNumber,
            'admissionNumber', candidate.admissionNumber, 'group', candidate."group", 'phone', candidate.phone,
            'email', candidate.email, 'note', candidate.note, 'extra', candidate.extra,
            'base', (SELECT json_array(base.name, base.certificateType, base.certificateNumber, base.admissionNumber,
                base."group", base.phone, base.email, base.note, base.extra)
                FROM rosterBase AS base WHERE base.candidate = candidate.id))
        """
}
