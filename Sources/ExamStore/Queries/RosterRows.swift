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

    /// Puts an entry's texts, from the value `start` on, into the image of a row.
    func image(entryAt start: Int, into image: inout RowImage) {
        for index in start..<start + RosterValues.inEntry { put(index, into: &image) }
    }

    /// Puts one value into the image of a row.
    func put(_ index: Int, into image: inout RowImage) {
        switch values[index] {
        case .null: image.addNull()
        case .number(let number): image.add(number: number)
        case .text(let start, let count):
            bytes.withUnsafeBytes { image.add(text: UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
        }
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
    private let batch: Int64
    /// Sums the rows, where the table is `candidate` itself.
    private let watch: RowWatch?

    private static let rowsAtOnce = 16
    private static let valuesInRow = RosterValues.inEntry + 2

    /// - Parameters:
    ///   - into: the table with its columns: those of `RosterValues.add(_:)`, two that are numbers, and those that are the
    ///     same in every row.
    ///   - same: the values of the last: none, or the batch.
    ///   - watch: sums what is written into `candidate`; nil for temporary tables.
    init(_ db: Database, into table: String, same: [Int64] = [], summedBy watch: RowWatch? = nil) throws {
        self.watch = watch
        batch = same.first ?? 0
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
        try write(0..<waiting.count, by: several)
        waiting.removeAll()
    }

    /// Writes the rows that still wait; nothing may be asked of the table before.
    mutating func flush() throws {
        for start in stride(from: 0, to: waiting.count, by: RosterRowInsert.valuesInRow) {
            try write(start..<start + RosterRowInsert.valuesInRow, by: single)
        }
        waiting.removeAll()
    }

    private func write(_ range: Range<Int>, by statement: Statement) throws {
        // NB: stepping directly would bypass GRDB's view of the transaction.
        guard let watch else { return try waiting.bound(range, to: statement) { try statement.execute() } }
        try watch.unseen { try waiting.bound(range, to: statement) { try statement.execute() } }
        for start in stride(from: range.lowerBound, to: range.upperBound, by: RosterRowInsert.valuesInRow) {
            // In the order of the table's columns: id, exam, the entry, batch, version.
            watch.add(rowOf: "candidate", columns: RosterValues.inEntry + 4) { image in
                waiting.put(start + RosterValues.inEntry, into: &image)
                waiting.put(start + RosterValues.inEntry + 1, into: &image)
                waiting.image(entryAt: start, into: &image)
                image.add(number: batch)
                image.add(number: 1)
            }
        }
    }
}
