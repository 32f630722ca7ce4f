import Crypto
import GRDBSQLite

/// One row as bytes: the table and every column by its type and length, so that no two rows have the same. The memory is used
/// again for the next row, for a roster has a million.
struct RowImage: ~Copyable {
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 8)
    private var count = 0

    deinit { memory.deallocate() }

    /// Begins a row anew.
    mutating func begin(_ table: RowTable, columns: Int) {
        count = 0
        table.prefix.withUnsafeBytes { add($0) }
        add(UInt32(truncatingIfNeeded: columns))
    }

    /// The next column, as the pre-update hook tells it.
    mutating func add(_ value: OpaquePointer) {
        let type = sqlite3_value_type(value)
        add(UInt8(truncatingIfNeeded: type))
        switch type {
        case SQLITE_INTEGER: add(sqlite3_value_int64(value))
        case SQLITE_FLOAT: add(sqlite3_value_double(value).bitPattern)
        case SQLITE_NULL: break
        // NB: as a blob also a text: asked for as a text, SQLite would copy it to end it with a zero.
        default: add(sqlite3_value_blob(value), Int(sqlite3_value_bytes(value)))
        }
    }

    /// The next column of a statement's row.
    mutating func add(_ statement: OpaquePointer, column: Int32) {
        let type = sqlite3_column_type(statement, column)
        add(UInt8(truncatingIfNeeded: type))
        switch type {
        case SQLITE_INTEGER: add(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: add(sqlite3_column_double(statement, column).bitPattern)
        case SQLITE_NULL: break
        default: add(sqlite3_column_blob(statement, column), Int(sqlite3_column_bytes(statement, column)))
        }
    }

    /// The next column, as it is about to be bound.
    mutating func add(text: UnsafeRawBufferPointer) {
        add(UInt8(truncatingIfNeeded: SQLITE_TEXT))
        add(text.baseAddress, text.count)
    }

    mutating func add(number: Int64) {
        add(UInt8(truncatingIfNeeded: SQLITE_INTEGER))
        add(number)
    }

    mutating func addNull() { add(UInt8(truncatingIfNeeded: SQLITE_NULL)) }

    /// The row's share in the sum of its table.
    var sum: RowSum {
        var hasher = SHA512()
        hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: memory[..<count]))
        return hasher.finalize().withUnsafeBytes { RowSum($0) } ?? .zero
    }

    private mutating func add(_ start: UnsafeRawPointer?, _ length: Int) {
        add(UInt32(truncatingIfNeeded: length))
        add(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : length))
    }

    private mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { add($0) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        if count + bytes.count > memory.count { grow(to: count + bytes.count) }
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    private mutating func grow(to needed: Int) {
        let wider = UnsafeMutableRawBufferPointer.allocate(byteCount: max(needed, memory.count * 2), alignment: 8)
        wider.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
        memory.deallocate()
        memory = wider
    }
}

/// A table whose rows are summed.
struct RowTable: Sendable {
    let name: String
    /// What the image of each of its rows begins with: its name by its length.
    let prefix: [UInt8]

    init(_ name: String) {
        self.name = name
        let length = UInt32(truncatingIfNeeded: name.utf8.count).littleEndian
        prefix = withUnsafeBytes(of: length) { Array($0) } + Array(name.utf8)
    }

    /// The journal and its end are under the chain, the sums are under the journal's hashes, and what SQLite keeps for itself is no row
    /// of ours.
    static func isSummed(_ name: String) -> Bool {
        !["journal", "journalEnd", "rowDigest"].contains(name) && !name.hasPrefix("sqlite_")
    }
}
