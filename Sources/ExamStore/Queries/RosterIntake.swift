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
    /// How many candidates came from a file, are no longer in it, and cannot go any more because they have entered.
    func enteredMissing() throws -> Int
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

/// Binds roster rows to an insert without a copy for each text, several rows a statement: an import of a million rows binds
/// nine million texts.
struct RosterRowInsert {
    private let several: Statement
    private let single: Statement
    private var bytes: [UInt8] = []
    /// Where each text ends in `bytes`, and the two numbers of each row.
    private var values: [Value] = []

    fileprivate enum Value {
        case null
        case text(end: Int)
        case number(Int64)
    }

    private static let rowsAtOnce = 16
    private static let valuesInRow = 11

    /// - Parameters:
    ///   - into: the table with its columns: name, certificateType, certificateNumber, admissionNumber, group, phone, email,
    ///     note, extra, two that are numbers, and those that are the same in every row.
    ///   - same: the values of the last.
    init(_ db: Database, into table: String, same: [Int64] = []) throws {
        func statement(_ rows: Int) throws -> Statement {
            let places = Array(repeating: "?", count: RosterRowInsert.valuesInRow) + same.map(String.init)
            let row = "(" + places.joined(separator: ", ") + ")"
            let statement = try db.makeStatement(
                sql: "INSERT INTO \(table) VALUES " + Array(repeating: row, count: rows).joined(separator: ", "))
            // From here on the bindings are ours: GRDB shall not miss its own.
            statement.setUncheckedArguments(StatementArguments())
            return statement
        }
        several = try statement(RosterRowInsert.rowsAtOnce)
        single = try statement(1)
    }

    mutating func insert(_ entry: RosterEntry, _ first: Int64, _ second: Int64) throws {
        add(entry.name)
        add(entry.certificate.type.rawValue)
        add(entry.certificate.number.revealed)
        add(entry.admissionNumber)
        add(entry.group)
        add(entry.phone)
        add(entry.email)
        add(entry.note)
        add(entry.extraText)
        values.append(.number(first))
        values.append(.number(second))
        guard values.count == RosterRowInsert.valuesInRow * RosterRowInsert.rowsAtOnce else { return }
        try execute(several, values[...])
        forget()
    }

    /// Writes the rows that still wait; nothing may be asked of the table before.
    mutating func flush() throws {
        for start in stride(from: 0, to: values.count, by: RosterRowInsert.valuesInRow) {
            try execute(single, values[start..<start + RosterRowInsert.valuesInRow])
        }
        forget()
    }

    private mutating func forget() {
        bytes.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ text: String?) {
        guard let text else { return values.append(.null) }
        bytes.append(contentsOf: text.utf8)
        values.append(.text(end: bytes.count))
    }

    private func execute(_ statement: Statement, _ row: ArraySlice<Value>) throws {
        try bytes.withUnsafeBytes { bytes in
            bind(row, of: bytes, to: statement.sqliteStatement)
            // NB: stepping directly would bypass GRDB's view of the transaction.
            try statement.execute()
        }
    }

    private func bind(_ row: ArraySlice<Value>, of bytes: UnsafeRawBufferPointer, to raw: OpaquePointer) {
        // NB: a statement that has been stepped takes no bindings before it is reset.
        sqlite3_reset(raw)
        var start = values[..<row.startIndex].lastTextEnd
        var place: Int32 = 1
        for value in row {
            switch value {
            case .null: sqlite3_bind_null(raw, place)
            case .number(let number): sqlite3_bind_int64(raw, place, number)
            case .text(let end):
                let text = bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
                // Static: SQLite has read it when `execute` returns.
                sqlite3_bind_text(raw, place, text, Int32(end - start), nil)
                start = end
            }
            place += 1
        }
    }
}

extension ArraySlice<RosterRowInsert.Value> {
    fileprivate var lastTextEnd: Int {
        for value in reversed() {
            if case .text(let end) = value { return end }
        }
        return 0
    }
}
