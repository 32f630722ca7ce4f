import ExamDomain
import GRDB
import GRDBSQLite

/// How the rows of a file come into a roster. Two ways, one seam: an empty roster is filled, one that is there is merged
/// with. Both work in SQL over whole tables, so that memory does not grow with the file.
///
/// Order of use: `add` every row, `dropSuspects`, set `fields` and `hasExtra`, `dropDuplicates`, `match`, `mergeHandEdits`,
/// `dropTakenAdmissions`, `compare`; then `counts` and the plan; at last `removeMissing` and `apply`, or a rollback.
package protocol RosterIntake {
    /// The fields that the file has a column for: the others are left as they are.
    var fields: Set<RosterField> { get set }
    /// Has the file further columns?
    var hasExtra: Bool { get set }

    mutating func add(_ entry: RosterEntry, line: Int, isSuspect: Bool) throws
    mutating func dropSuspects() throws
    /// Takes out every row whose certificate stands in an earlier one.
    mutating func dropDuplicates(_ found: (_ line: Int, _ earlier: Int) -> Void) throws
    /// Finds each row's candidate on the roster; a row that means the same one as an earlier row goes.
    mutating func match(_ found: (_ line: Int, _ earlier: Int) -> Void) throws
    /// Settles the rows of candidates edited by hand.
    mutating func mergeHandEdits(theirs: Bool, _ found: (RosterConflict) -> Void) throws
    /// Takes out every row whose admission number is taken: by an earlier row, or (nil) by a candidate on the roster.
    mutating func dropTakenAdmissions(_ found: (_ line: Int, _ earlier: Int?) -> Void) throws
    /// Of each row that has a candidate: does any field differ?
    mutating func compare() throws

    func counts() throws -> RosterCounts
    /// Gives what an import of these rows rests on: each row that has a candidate, with that candidate's version.
    func eachMatched(_ receive: (_ line: Int, _ candidate: Int64, _ version: Int64) throws -> Void) throws
    /// How many candidates came from a file and are no longer in it; `entered` of them cannot go any more.
    func missingCounts() throws -> (removable: Int, entered: Int)
    func eachMissing(_ receive: (_ candidate: Int64, _ version: Int64) throws -> Void) throws
    func removeMissing(batch: Int) throws
    /// Writes what is not yet written. The batch itself must be there.
    func apply(batch: Int) throws
}

/// What an import does to the roster.
package struct RosterCounts: Hashable, Sendable {
    package let added, updated, unchanged: Int
}

/// A field changed both by hand and in the file.
package struct RosterConflict: Sendable {
    package let line: Int
    /// Nil for the further columns together.
    package let field: RosterField?
}

extension Writing {
    /// - Parameter dryRun: nothing of the roster may be touched, not even to be taken back.
    package func intake(into exam: KeptExam, batch: Int, dryRun: Bool) throws -> any RosterIntake {
        // The indexes are built anew over all exams' candidates: not worth it where there are many others.
        let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM candidate LIMIT 20001)") ?? 0
        let isEmpty = try all <= 20000 && reading.rosterCount(of: exam) == 0
        return isEmpty
            ? try RosterFilling(self, exam: exam, batch: batch, dryRun: dryRun)
            : try RosterStaging(self, exam: exam)
    }
}

/// Binds roster rows to an insert without a copy for each text: an import of a million rows binds nine million.
struct RosterRowInsert {
    private let statement: Statement
    private var bytes: [UInt8] = []
    private var ends: [Int?] = []

    /// - Parameter sql: an insert whose first nine parameters are name, certificateType, certificateNumber,
    ///   admissionNumber, group, phone, email, note, extra; then two numbers.
    init(_ db: Database, sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        // From here on the bindings are ours: GRDB shall not miss its own.
        statement.setUncheckedArguments(StatementArguments())
    }

    mutating func insert(_ entry: RosterEntry, _ first: Int64, _ second: Int64) throws {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        add(entry.name)
        add(entry.certificate.type.rawValue)
        add(entry.certificate.number.revealed)
        add(entry.admissionNumber)
        add(entry.group)
        add(entry.phone)
        add(entry.email)
        add(entry.note)
        add(entry.extraText)
        try bytes.withUnsafeBufferPointer { bytes in
            try bind(UnsafeRawBufferPointer(bytes))
            let raw = statement.sqliteStatement
            sqlite3_bind_int64(raw, 10, first)
            sqlite3_bind_int64(raw, 11, second)
            // NB: stepping directly would bypass GRDB's view of the transaction.
            try statement.execute()
        }
    }

    private mutating func add(_ text: String?) {
        guard let text else { return ends.append(nil) }
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    private func bind(_ bytes: UnsafeRawBufferPointer) throws {
        let raw = statement.sqliteStatement
        // NB: a statement that has been stepped takes no bindings before it is reset.
        sqlite3_reset(raw)
        var start = 0
        for (index, end) in ends.enumerated() {
            guard let end else {
                sqlite3_bind_null(raw, Int32(index + 1))
                continue
            }
            let text = bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
            // Static: SQLite has read it when `execute` returns.
            sqlite3_bind_text(raw, Int32(index + 1), text, Int32(end - start), nil)
            start = end
        }
    }
}
