import ExamDomain
import GRDB
import GRDBSQLite

/// Values of roster rows on their way into statements: the texts in one stretch of memory, bound without a copy for each,
/// for an import of a million rows binds nine million of them.
struct RosterValues {
    private var bytes: [UInt8] = []
    private var values: [Value] = []

    private enum Value {
        case null
        case text(start: Int, count: Int)
        case number(Int64)
    }

    /// The texts of an entry.
    static let inEntry = 9

    var count: Int { values.count }

    /// Adds name, certificateType, certificateNumber, admissionNumber, group, phone, email, note and extra.
    mutating func add(_ entry: RosterEntry) {
        add(entry.name)
        add(entry.certificate.type.rawValue)
        add(entry.certificate.number.revealed)
        add(entry.admissionNumber)
        add(entry.group)
        add(entry.phone)
        add(entry.email)
        add(entry.note)
        add(entry.extraText)
    }

    mutating func add(_ number: Int64?) {
        values.append(number.map { .number($0) } ?? .null)
    }

    private mutating func add(_ text: String?) {
        guard let text else { return values.append(.null) }
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        values.append(.text(start: start, count: bytes.count - start))
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }

    /// Binds some of the values, in order, to a statement's places from the first on, and calls `body`, which has to be done
    /// with the statement when it returns: the texts are not copied.
    func bound<Result>(_ range: Range<Int>, to statement: Statement, _ body: () throws -> Result) rethrows -> Result {
        let raw = statement.sqliteStatement
        // NB: a statement that has been stepped takes no bindings before it is reset.
        sqlite3_reset(raw)
        return try bytes.withUnsafeBytes { bytes in
            let texts = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            for index in range {
                let place = Int32(index - range.lowerBound) + 1
                switch values[index] {
                case .null: sqlite3_bind_null(raw, place)
                case .number(let number): sqlite3_bind_int64(raw, place, number)
                case .text(let start, let count):
                    sqlite3_bind_text(raw, place, texts.map { $0 + start }, Int32(count), nil)
                }
            }
            return try body()
        }
    }
}

/// Puts roster rows into a table, several a statement.
struct RosterRowInsert {
    private let several: Statement
    private let single: Statement
    private var waiting = RosterValues()

    private static let rowsAtOnce = 16
    private static let valuesInRow = RosterValues.inEntry + 2

    /// - Parameters:
    ///   - into: the table with its columns: those of `RosterValues.add(_:)`, two that are numbers, and those that are the
    ///     same in every row.
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

    mutating func insert(_ entry: RosterEntry, _ first: Int64, _ second: Int64?) throws {
        waiting.add(entry)
        waiting.add(first)
        waiting.add(second)
        guard waiting.count == RosterRowInsert.valuesInRow * RosterRowInsert.rowsAtOnce else { return }
        // NB: stepping directly would bypass GRDB's view of the transaction.
        try waiting.bound(0..<waiting.count, to: several) { try several.execute() }
        waiting.removeAll()
    }

    /// Writes the rows that still wait; nothing may be asked of the table before.
    mutating func flush() throws {
        for start in stride(from: 0, to: waiting.count, by: RosterRowInsert.valuesInRow) {
            try waiting.bound(start..<start + RosterRowInsert.valuesInRow, to: single) { try single.execute() }
        }
        waiting.removeAll()
    }
}
