import CSQLiteHook
import ExamDomain
import GRDB
import GRDBSQLite
import Glibc

/// Sees every row that a connection inserts, updates or deletes, by whatever statement, and keeps by how much the sum of each
/// table has changed.
final class RowWatch {
    private let connection: OpaquePointer?
    private var image = RowImage()
    private var tables: [Watched] = []
    /// Rows come in runs of one table: the last is looked at first.
    private var last = 0
    /// SQLite could not tell a row's values: the sums cannot be trusted.
    private var hasMissed = false

    private struct Watched {
        let table: RowTable
        let isSummed: Bool
        var change = RowSum.zero
    }

    init(_ db: Database) { connection = db.sqliteConnection }

    /// Runs `body` while every change of a row is seen.
    func watching<Value>(_ body: () throws -> Value) rethrows -> Value {
        begin()
        defer { end() }
        return try withExtendedLifetime(self, body)
    }

    /// Runs `body` inside of that, unseen: rows whose values the caller has at hand are summed by `add` for half the price of asking
    /// SQLite for them again.
    func unseen<Value>(_ body: () throws -> Value) rethrows -> Value {
        end()
        defer { begin() }
        return try body()
    }

    /// Adds a row that was inserted unseen.
    ///
    /// - Parameter fill: puts all its columns into the image, in the table's order.
    func add(rowOf table: String, columns: Int, _ fill: (inout RowImage) -> Void) {
        let index = table.withCString { place(of: $0) }
        image.begin(tables[index].table, columns: columns)
        fill(&image)
        tables[index].change += image.sum
    }

    private func begin() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = sqlite3_preupdate_hook(
            connection,
            { context, _, operation, schema, table, _, _ in
                guard let context, let schema, let table, strcmp(schema, "main") == 0 else { return }
                Unmanaged<RowWatch>.fromOpaque(context).takeUnretainedValue().see(operation, table)
            }, context)
    }

    private func end() { _ = sqlite3_preupdate_hook(connection, nil, nil) }

    var hasChanges: Bool { hasMissed || tables.contains { $0.change != .zero } }

    /// By how much each table's sum has changed since this was last asked.
    ///
    /// - Throws: `Failure` where a row was not seen whole.
    func take() throws -> [(table: String, change: RowSum)] {
        guard !hasMissed else { throw Failure.unrecordedChange }
        let changed = tables.filter { $0.change != .zero }.map { (table: $0.table.name, change: $0.change) }
        for index in tables.indices { tables[index].change = .zero }
        return changed
    }

    private func see(_ operation: Int32, _ name: UnsafePointer<CChar>) {
        let index = place(of: name)
        guard tables[index].isSummed else { return }
        let columns = sqlite3_preupdate_count(connection)
        if operation != SQLITE_INSERT, let old = row(columns, of: tables[index].table, sqlite3_preupdate_old) {
            tables[index].change -= old
        }
        if operation != SQLITE_DELETE, let new = row(columns, of: tables[index].table, sqlite3_preupdate_new) {
            tables[index].change += new
        }
    }

    private func row(
        _ columns: Int32, of table: RowTable,
        _ value: (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Int32
    ) -> RowSum? {
        image.begin(table, columns: Int(columns))
        for column in 0..<columns {
            var found: OpaquePointer?
            guard value(connection, column, &found) == SQLITE_OK, let found else {
                hasMissed = true
                return nil
            }
            image.add(found)
        }
        return image.sum
    }

    private func place(of name: UnsafePointer<CChar>) -> Int {
        if last < tables.count, isName(name, of: last) { return last }
        if let known = tables.indices.first(where: { isName(name, of: $0) }) {
            last = known
        } else {
            let table = RowTable(String(cString: name))
            tables.append(Watched(table: table, isSummed: RowTable.isSummed(table.name)))
            last = tables.count - 1
        }
        return last
    }

    private func isName(_ name: UnsafePointer<CChar>, of index: Int) -> Bool {
        // After the length, four bytes, comes the name; it has no zero in it.
        tables[index].table.prefix.withUnsafeBytes { prefix in
            let count = prefix.count - 4
            guard let start = prefix.baseAddress else { return false }
            return strncmp(name, (start + 4).assumingMemoryBound(to: CChar.self), count) == 0 && name[count] == 0
        }
    }
}
