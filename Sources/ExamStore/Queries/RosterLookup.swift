import ExamDomain
import GRDB
import GRDBSQLite

/// Finds the candidates that the rows of a file mean, one row at a time, and compares them.
///
/// A roster mostly comes again in the order in which it came first. So the candidate after the last one found is looked at
/// first: that reads the table from front to back, where looking up each certificate would read it in random order.
struct RosterLookup {
    private let byNumber: Statement
    private let byCertificate: Statement
    private let exam: Int64
    private var values = RosterValues()
    private var expected: Int64?

    /// A candidate as a row of the file meets it.
    struct Found {
        let candidate: Int64
        let version: Int64
        /// The file says what the roster says, and nobody has edited the candidate by hand.
        let isUnchanged: Bool
    }

    /// - Parameter columns: those that the file has, as SQL, with their places among the values of a row.
    init(_ db: Database, exam: KeptExam, columns: [(place: Int, name: String)]) throws {
        self.exam = exam.id
        let same = columns.map { "\($0.name) IS ?\($0.place)" }.joined(separator: " AND ")
        func statement(_ further: String) throws -> Statement {
            let statement = try db.makeStatement(
                sql: """
                    SELECT id, version,
                    \(same) AND NOT EXISTS (SELECT 1 FROM rosterBase WHERE rosterBase.candidate = candidate.id)
                    FROM candidate WHERE certificateType = ?2 AND certificateNumber = ?3 AND exam = ?10 AND \(further)
                    """)
            statement.setUncheckedArguments(StatementArguments())
            return statement
        }
        byNumber = try statement("id = ?11")
        // The unary plus keeps the certificate's index.
        byCertificate = try statement("+id IS NOT ?11")
    }

    /// The candidate with the entry's certificate; nil where the roster has none.
    mutating func candidate(for entry: RosterEntry) throws -> Found? {
        values.removeAll()
        values.add(entry)
        values.add(exam)
        values.add(expected ?? 0)
        let found = try expected.flatMap { _ in try step(byNumber) } ?? step(byCertificate)
        if let found { expected = found.candidate + 1 }
        return found
    }

    private func step(_ statement: Statement) throws -> Found? {
        try values.bound(0..<values.count, to: statement) {
            let raw = statement.sqliteStatement
            defer { sqlite3_reset(raw) }
            switch sqlite3_step(raw) {
            case SQLITE_DONE: return nil
            case SQLITE_ROW:
                return Found(
                    candidate: sqlite3_column_int64(raw, 0), version: sqlite3_column_int64(raw, 1),
                    isUnchanged: sqlite3_column_int(raw, 2) != 0)
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
    }
}
