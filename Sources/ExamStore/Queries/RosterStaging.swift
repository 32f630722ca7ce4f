import ExamDomain
import GRDB

/// The rows of a file on their way into a roster that is there, in a temporary table: compared with the roster and with
/// themselves.
struct RosterStaging: RosterIntake {
    let db: Database
    let exam: KeptExam
    let writing: Writing
    private var insert: RosterRowInsert
    var fields: Set<RosterField> = []
    var hasExtra = false

    init(_ writing: Writing, exam: KeptExam) throws {
        db = writing.db
        self.exam = exam
        self.writing = writing
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS temp.staged;
                DROP TABLE IF EXISTS temp.stagedBase;
                CREATE TEMP TABLE staged (
                    line INTEGER PRIMARY KEY,
                    name TEXT NOT NULL, certificateType TEXT NOT NULL, certificateNumber TEXT NOT NULL,
                    admissionNumber TEXT, "group" TEXT, phone TEXT, email TEXT, note TEXT, extra TEXT NOT NULL,
                    suspect INTEGER NOT NULL,
                    candidate INTEGER,
                    changes INTEGER NOT NULL DEFAULT 0
                ) STRICT;
                CREATE TEMP TABLE stagedBase (
                    candidate INTEGER PRIMARY KEY,
                    name TEXT, certificateType TEXT, certificateNumber TEXT, admissionNumber TEXT, "group" TEXT,
                    phone TEXT, email TEXT, note TEXT, extra TEXT
                ) STRICT;
                """)
        insert = try RosterRowInsert(
            db,
            into: """
                staged (name, certificateType, certificateNumber, admissionNumber, "group", phone, email, note, extra, line,
                suspect)
                """)
    }

    mutating func add(_ entry: RosterEntry, line: Int, isSuspect: Bool) throws {
        try insert.insert(entry, Int64(line), isSuspect ? 1 : 0)
    }

    mutating func dropSuspects() throws {
        try insert.flush()
        try db.execute(sql: "DELETE FROM staged WHERE suspect")
    }

    /// The columns that the file may change, as SQL.
    var columns: [String] {
        RosterField.allCases.filter(fields.contains).map { "\"\($0.rawValue)\"" } + (hasExtra ? ["extra"] : [])
    }

    // MARK: - Rows against each other and against the roster

    /// Takes out every row whose certificate stands in an earlier one.
    ///
    /// - Parameter found: told the row's line and the earlier one.
    mutating func dropDuplicates(_ found: (_ line: Int, _ earlier: Int) -> Void) throws {
        try insert.flush()
        try db.execute(
            sql: "CREATE INDEX temp.stagedByCertificate ON staged(certificateType, certificateNumber, line)")
        try drop(
            """
            SELECT row.line AS line, same.first AS first FROM (
                SELECT certificateType, certificateNumber, min(line) AS first FROM staged
                GROUP BY certificateType, certificateNumber HAVING count(*) > 1
            ) AS same JOIN staged AS row USING (certificateType, certificateNumber)
            WHERE row.line > same.first ORDER BY row.line
            """
        ) { line, earlier in found(line, earlier ?? line) }
    }

    /// Finds each row's candidate: by certificate, else by the one that the roster file gave before somebody mended it by
    /// hand.
    ///
    /// - Parameter found: told of a row that means the same candidate as an earlier one.
    func match(_ found: (_ line: Int, _ earlier: Int) -> Void) throws {
        try db.execute(
            sql: """
                UPDATE staged SET candidate = (
                    SELECT id FROM candidate WHERE exam = ? AND candidate.certificateType = staged.certificateType
                    AND candidate.certificateNumber = staged.certificateNumber)
                """, arguments: [exam.id])
        try db.execute(
            sql: """
                UPDATE staged SET candidate = base.candidate
                FROM rosterBase AS base JOIN candidate AS owner ON owner.id = base.candidate
                WHERE owner.exam = ? AND staged.candidate IS NULL
                AND staged.certificateType = base.certificateType AND staged.certificateNumber = base.certificateNumber
                """, arguments: [exam.id])
        try db.execute(
            sql: "CREATE INDEX temp.stagedByCandidate ON staged(candidate) WHERE candidate IS NOT NULL")
        try drop(
            """
            SELECT row.line AS line, same.first AS first FROM (
                SELECT candidate, min(line) AS first FROM staged WHERE candidate IS NOT NULL
                GROUP BY candidate HAVING count(*) > 1
            ) AS same JOIN staged AS row USING (candidate)
            WHERE row.line > same.first ORDER BY row.line
            """
        ) { line, earlier in found(line, earlier ?? line) }
    }

    /// Takes out every row whose admission number stands in an earlier row, or belongs to a candidate whom the file does not
    /// give another one. A row that goes may leave its number with its owner: so this is repeated until nothing more is found.
    ///
    /// - Parameter found: told the row's line and the earlier one, nil where the number is on the roster.
    func dropTakenAdmissions(_ found: (_ line: Int, _ earlier: Int?) -> Void) throws {
        guard fields.contains(.admissionNumber) else { return }
        try db.execute(
            sql:
                "CREATE INDEX temp.stagedByAdmission ON staged(admissionNumber, line) WHERE admissionNumber IS NOT NULL"
        )
        try drop(
            """
            SELECT row.line AS line, same.first AS first FROM (
                SELECT admissionNumber, min(line) AS first FROM staged WHERE admissionNumber IS NOT NULL
                GROUP BY admissionNumber HAVING count(*) > 1
            ) AS same JOIN staged AS row USING (admissionNumber)
            WHERE row.line > same.first ORDER BY row.line
            """, found)
        var dropped = 0
        repeat {
            dropped = try drop(
                """
                SELECT row.line AS line, NULL AS first FROM staged AS row
                JOIN candidate AS owner ON owner.exam = \(exam.id) AND owner.admissionNumber = row.admissionNumber
                WHERE row.admissionNumber IS NOT NULL AND owner.id IS NOT row.candidate
                AND NOT EXISTS (
                    SELECT 1 FROM staged AS moved WHERE moved.candidate = owner.id
                    AND moved.admissionNumber IS NOT row.admissionNumber)
                ORDER BY row.line
                """, found)
        } while dropped > 0
    }

    @discardableResult
    private func drop(_ query: String, _ found: (_ line: Int, _ earlier: Int?) -> Void) throws -> Int {
        let rows = try Row.fetchAll(db, sql: query)
        for row in rows {
            found(row["line"], row["first"])
            try db.execute(sql: "DELETE FROM staged WHERE line = ?", arguments: [row["line"] as Int])
        }
        return rows.count
    }

    /// Of each row that has a candidate: does any field that the file has differ from the roster?
    func compare() throws {
        let differs = columns.map { "candidate.\($0) IS NOT staged.\($0)" }.joined(separator: " OR ")
        try db.execute(
            sql: """
                UPDATE staged SET changes = EXISTS (
                    SELECT 1 FROM candidate WHERE candidate.id = staged.candidate AND (\(differs)))
                WHERE candidate IS NOT NULL
                """)
    }

    // MARK: - What would come of it

    func counts() throws -> RosterCounts {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*) FILTER (WHERE candidate IS NULL) AS added, count(*) FILTER (WHERE changes) AS updated,
                count(*) FILTER (WHERE candidate IS NOT NULL AND NOT changes) AS unchanged FROM staged
                """)
        return RosterCounts(added: row?["added"] ?? 0, updated: row?["updated"] ?? 0, unchanged: row?["unchanged"] ?? 0)
    }

    func eachMatched(_ receive: (_ line: Int, _ candidate: Int64, _ version: Int64) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT line, candidate.id, candidate.version FROM staged JOIN candidate ON candidate.id = staged.candidate
                ORDER BY line
                """)
        while let row = try rows.next() { try receive(row[0], row[1], row[2]) }
    }
}
