import ExamDomain
import GRDB
import GRDBSQLite

/// The rows of a query stepped by hand, their columns by place: half the cost of a cursor of rows, for what reads a whole
/// journal. What a row shows is there until the next step.
struct RawRows {
    private let statement: Statement
    private let raw: SQLiteStatement

    init(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws {
        statement = try db.makeStatement(sql: sql)
        try statement.setArguments(arguments)
        raw = statement.sqliteStatement
    }

    /// Goes to the next row; false after the last.
    func step() throws -> Bool {
        switch sqlite3_step(raw) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    func integer(_ column: Int32) -> Int64? {
        sqlite3_column_type(raw, column) == SQLITE_NULL ? nil : sqlite3_column_int64(raw, column)
    }

    func text(_ column: Int32) -> String? {
        let bytes = bytes(column)
        return bytes.baseAddress == nil ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Empty where there is nothing.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        // NB: in this order, or the count may be that of another form.
        let start = sqlite3_column_blob(raw, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, column)))
    }

    /// A text's bytes; without an address where there is no text.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        // NB: in this order, or the count may be that of another form.
        let start = sqlite3_column_text(raw, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, column)))
    }
}

/// Rows that each belong to a candidate, in the order of candidates, to be read side by side with the roster.
struct RowsOfCandidates {
    private let rows: RawRows
    private let owner: Int32
    private var isWaiting: Bool

    /// - Parameter owner: the column that names the candidate.
    init(_ rows: RawRows, owner: Int32) throws {
        self.rows = rows
        self.owner = owner
        isWaiting = try rows.step()
    }

    /// Gives the candidate's rows; those of candidates before, who are no longer on the roster, are passed over.
    mutating func next(_ candidate: ID<Candidate>, _ receive: (RawRows) throws -> Void) throws {
        while isWaiting, let number = rows.integer(owner), number <= candidate.number {
            if number == candidate.number { try receive(rows) }
            isWaiting = try rows.step()
        }
    }
}
