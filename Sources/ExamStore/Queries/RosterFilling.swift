import ExamDomain
import GRDB

/// An empty roster being filled: rows go straight into the table while its unique indexes are down, and the indexes are
/// built by one sort at the end. That is several times quicker than keeping indexes in random order. Duplicates show when an
/// index cannot be built; a rollback brings table and indexes back.
///
/// A dry run fills a temporary table in the same way.
struct RosterFilling: RosterIntake {
    private let db: Database
    private let exam: KeptExam
    private let writing: Writing
    /// `main.candidate`, or its temporary stand-in.
    private let table: String
    private let isDryRun: Bool
    private var insert: RosterRowInsert
    private let firstID: Int64
    /// The line of each row, by its place: `lines[i]` is that of number `firstID + i`.
    private var lines: [Int32] = []
    private var suspects: [Int64] = []
    private var dropped = 0

    init(_ writing: Writing, exam: KeptExam, batch: Int, dryRun: Bool) throws {
        db = writing.db
        self.exam = exam
        self.writing = writing
        isDryRun = dryRun
        table = dryRun ? "temp.filling" : "main.candidate"
        if dryRun {
            try db.execute(
                sql: """
                    DROP TABLE IF EXISTS temp.filling;
                    CREATE TEMP TABLE filling (id INTEGER PRIMARY KEY, exam INTEGER, name TEXT, certificateType TEXT,
                        certificateNumber TEXT, admissionNumber TEXT, "group" TEXT, phone TEXT, email TEXT, note TEXT,
                        extra TEXT, batch INTEGER)
                    """)
        } else {
            try db.execute(sql: "DROP INDEX candidateByCertificate; DROP INDEX candidateByAdmission")
        }
        firstID = try Int64.fetchOne(db, sql: "SELECT nextCandidate FROM unit") ?? 1
        insert = try RosterRowInsert(
            db,
            into: """
                \(table) (name, certificateType, certificateNumber, admissionNumber, "group", phone, email, note, extra, id,
                exam, batch)
                """, same: [Int64(batch)], summedBy: dryRun ? nil : writing.watch)
    }

    mutating func add(_ entry: RosterEntry, line: Int, isSuspect: Bool) throws {
        let id = firstID + Int64(lines.count)
        try insert.insert(entry, id, exam.id)
        lines.append(Int32(clamping: line))
        if isSuspect { suspects.append(id) }
    }

    mutating func dropSuspects() throws {
        try insert.flush()
        for id in suspects { try drop(id) }
    }

    private mutating func drop(_ id: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE id = ?").execute(arguments: [id])
        dropped += 1
    }

    private var schema: String { isDryRun ? "temp" : "main" }

    private func line(of id: Int64) -> Int { Int(lines[Int(id - firstID)]) }

    // MARK: - Rows against each other

    mutating func dropDuplicates(_ found: (_ line: Int, _ earlier: Int) -> Void) throws {
        try insert.flush()
        try build(
            "candidateByCertificate", Schema.candidateByCertificate, over: "certificateType, certificateNumber"
        ) { found($0, $1) }
    }

    mutating func dropTakenAdmissions(_ found: (_ line: Int, _ earlier: Int?) -> Void) throws {
        try build("candidateByAdmission", Schema.candidateByAdmission, over: "admissionNumber") { found($0, $1) }
    }

    /// Builds a unique index; where rows stand against it, takes the later ones out and builds it then.
    private mutating func build(
        _ name: String, _ sql: String, over columns: String, _ found: (_ line: Int, _ earlier: Int) -> Void
    ) throws {
        let create =
            isDryRun
            ? sql.replacing("INDEX \(name)", with: "INDEX temp.\(name)").replacing("ON candidate", with: "ON filling")
            : sql
        do {
            try sorting { try db.execute(sql: create) }
            return
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {}
        let plain = "CREATE INDEX \(schema).rosterFilling ON \(isDryRun ? "filling" : "candidate")(exam, \(columns))"
        try sorting { try db.execute(sql: plain) }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT row.id AS id, same.first AS first FROM (
                    SELECT exam, \(columns), min(id) AS first FROM \(table)
                    GROUP BY exam, \(columns) HAVING count(*) > 1
                ) AS same JOIN \(table) AS row USING (exam, \(columns))
                WHERE row.id > same.first ORDER BY row.id
                """)
        for row in rows {
            let id: Int64 = try row.kept("id")
            found(line(of: id), line(of: try row.kept("first")))
            try drop(id)
        }
        try sorting { try db.execute(sql: "DROP INDEX \(schema).rosterFilling; \(create)") }
    }

    /// SQLite sorts in pieces of its cache's size, and is quickest where a piece fits into the processor's.
    private func sorting(_ build: () throws -> Void) throws {
        let usual = try Int.fetchOne(db, sql: "PRAGMA \(schema).cache_size") ?? 0
        try db.execute(sql: "PRAGMA \(schema).cache_size = -2048")
        try build()
        try db.execute(sql: "PRAGMA \(schema).cache_size = \(usual)")
    }

    // MARK: - Against the roster, which is empty

    func match(_ found: (_ line: Int, _ earlier: Int) -> Void) {}
    func mergeHandEdits(theirs: Bool, _ found: (RosterConflict) -> Void) {}
    func compare() {}
    func addMatched(to digest: inout Digest) {}
    func enteredMissing() -> Int { 0 }
    func eachMissing(_ receive: (_ candidate: Int64, _ version: Int64) throws -> Void) {}
    func removeMissing(batch: Int) {}

    func counts() -> RosterCounts {
        RosterCounts(added: lines.count - dropped, updated: 0, unchanged: 0)
    }

    /// The rows are there; their numbers are taken.
    func apply(batch: Int) throws {
        _ = try writing.takeCandidateNumbers(lines.count)
    }
}
