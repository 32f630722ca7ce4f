import ExamDomain
import GRDB

/// The rows of a file on their way into a roster that is there: compared with the roster and with themselves. Those that
/// bring something are in a temporary table, so that an import costs by what differs.
struct RosterStaging: RosterIntake {
    let db: Database
    let exam: KeptExam
    let writing: Writing
    /// The columns that the file may change, as SQL.
    let columns: [String]
    private var insert: RosterRowInsert
    private var lookup: RosterLookup
    private(set) var unchanged = UnchangedRows()
    private var suspects: [Int] = []

    init(_ writing: Writing, exam: KeptExam, columns file: RosterColumns) throws {
        db = writing.db
        self.exam = exam
        self.writing = writing
        let all =
            RosterField.allCases.map { (isThere: file.fields.contains($0), name: "\"\($0.rawValue)\"") }
            + [(isThere: file.hasExtra, name: "extra")]
        let places = all.enumerated().filter(\.element.isThere).map { (place: $0.offset + 1, name: $0.element.name) }
        columns = places.map(\.name)
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS temp.staged;
                DROP TABLE IF EXISTS temp.stagedBase;
                DROP TABLE IF EXISTS temp.stagedUnchanged;
                CREATE TEMP TABLE staged (
                    line INTEGER PRIMARY KEY,
                    name TEXT NOT NULL, certificateType TEXT NOT NULL, certificateNumber TEXT NOT NULL,
                    admissionNumber TEXT, "group" TEXT, phone TEXT, email TEXT, note TEXT, extra TEXT NOT NULL,
                    candidate INTEGER,
                    changes INTEGER NOT NULL DEFAULT 0
                ) STRICT;
                CREATE TEMP TABLE stagedBase (
                    candidate INTEGER PRIMARY KEY,
                    name TEXT, certificateType TEXT, certificateNumber TEXT, admissionNumber TEXT, "group" TEXT,
                    phone TEXT, email TEXT, note TEXT, extra TEXT
                ) STRICT;
                CREATE TEMP TABLE stagedUnchanged (candidate INTEGER PRIMARY KEY) STRICT;
                """)
        insert = try RosterRowInsert(
            db,
            into: """
                staged (name, certificateType, certificateNumber, admissionNumber, "group", phone, email, note, extra, line,
                candidate)
                """)
        lookup = try RosterLookup(db, exam: exam, columns: places)
    }

    mutating func add(_ entry: RosterEntry, line: Int, isSuspect: Bool) throws {
        let found = try lookup.candidate(for: entry)
        if let found, found.isUnchanged, !isSuspect { return unchanged.add(found, line: line) }
        try insert.insert(entry, Int64(line), found?.candidate)
        if isSuspect { suspects.append(line) }
    }

    mutating func dropSuspects() throws {
        try insert.flush()
        for line in suspects { try db.execute(sql: "DELETE FROM staged WHERE line = ?", arguments: [line]) }
    }

    /// Stages unchanged rows after all, where rows already staged come into their way.
    private mutating func stageUnchanged(_ candidates: Set<Int64>) throws {
        let copied = RosterField.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + ", extra"
        let statement = try db.makeStatement(
            sql: """
                INSERT INTO staged (line, candidate, \(copied)) SELECT ?, id, \(copied) FROM candidate WHERE id = ?
                """)
        for row in unchanged.take(candidates) { try statement.execute(arguments: [row.line, row.candidate]) }
    }

    /// Those of the candidates that a query gives whom an unchanged row means.
    private func met(by query: String) throws -> Set<Int64> {
        var met: Set<Int64> = []
        let candidates = try Int64.fetchCursor(db, sql: query)
        while let candidate = try candidates.next() {
            if unchanged.contains(candidate) { met.insert(candidate) }
        }
        return met
    }

    // MARK: - Rows against each other and against the roster

    /// Takes out every row whose certificate stands in an earlier one.
    ///
    /// - Parameter found: told the row's line and the earlier one.
    mutating func dropDuplicates(_ found: (_ line: Int, _ earlier: Int) -> Void) throws {
        try insert.flush()
        unchanged.sort()
        try stageUnchanged(
            unchanged.repeated.union(met(by: "SELECT candidate FROM staged WHERE candidate IS NOT NULL")))
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

    /// Finds the candidate of each row that none was found for by its certificate: by the one that the roster file gave
    /// before somebody mended it by hand.
    ///
    /// - Parameter found: told of a row that means the same candidate as an earlier one.
    func match(_ found: (_ line: Int, _ earlier: Int) -> Void) throws {
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
    mutating func dropTakenAdmissions(_ found: (_ line: Int, _ earlier: Int?) -> Void) throws {
        guard columns.contains("\"admissionNumber\"") else { return }
        try stageUnchanged(
            met(
                by: """
                    SELECT owner.id FROM staged AS row
                    JOIN candidate AS owner ON owner.exam = \(exam.id) AND owner.admissionNumber = row.admissionNumber
                    WHERE row.admissionNumber IS NOT NULL AND owner.id IS NOT row.candidate
                    """))
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
        // What a row says that is not taken is not remembered as said.
        try db.execute(
            sql:
                "DELETE FROM stagedBase WHERE candidate NOT IN (SELECT candidate FROM staged WHERE candidate IS NOT NULL)"
        )
    }

    @discardableResult
    private func drop(_ query: String, _ found: (_ line: Int, _ earlier: Int?) -> Void) throws -> Int {
        let rows = try Row.fetchAll(db, sql: query)
        for row in rows {
            found(try row.kept("line"), try row.perhaps("first"))
            try db.execute(sql: "DELETE FROM staged WHERE line = ?", arguments: [try row.kept("line") as Int])
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
}
