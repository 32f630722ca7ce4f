import ExamDomain
import Foundation
import GRDB
import GRDBSQLite

/// The running sum of every table's rows, in `rowDigest`, and what the journal says of them.
enum RowDigests {
    /// Sums what is there before the first watched transaction: the founding's own bookkeeping.
    static func begin(_ db: Database) throws {
        for table in try tables(db) {
            try db.execute(
                sql: "INSERT INTO rowDigest (name, sum) VALUES (?, ?)",
                arguments: [table.name, Data(try sum(of: table, db).bytes)])
        }
    }

    /// Adds changes to the sums.
    ///
    /// - Returns: what an entry carries for them.
    static func add(_ changes: [(table: String, change: RowSum)], _ db: Database) throws -> [UInt8] {
        for (name, change) in changes {
            var sum = try kept(name, db) ?? .zero
            sum += change
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO rowDigest (name, sum) VALUES (?, ?)")
                .execute(arguments: [name, Data(sum.bytes)])
        }
        return try whole(db)
    }

    private static func kept(_ name: String, _ db: Database) throws -> RowSum? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT sum FROM rowDigest WHERE name = ?"), arguments: [name])
        guard let row else { return nil }
        let data: Data = try row.kept("sum")
        guard let sum = data.withUnsafeBytes({ RowSum($0) }) else { throw Failure.damaged("exam.sqlite", "rowDigest") }
        return sum
    }

    /// SHA-256 over the sums of all tables in the order of their names, each by its length.
    static func whole(_ db: Database) throws -> [UInt8] {
        var digest = Digest()
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT CAST(name AS BLOB) AS name, sum FROM rowDigest ORDER BY name"))
        while let row = try rows.next() {
            for field in [try row.kept("name") as Data, try row.kept("sum") as Data] {
                digest.update(Array("\(field.count):".utf8))
                digest.update(Array(field))
            }
        }
        return digest.bytes
    }

    // MARK: - Anew

    /// The tables whose rows are summed, by name.
    static func tables(_ db: Database) throws -> [RowTable] {
        try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IS NOT NULL ORDER BY name"
        )
        .filter(RowTable.isSummed).map(RowTable.init)
    }

    /// The sum of the rows as they are now.
    static func sum(of table: RowTable, _ db: Database) throws -> RowSum {
        let quoted = "\"" + table.name.replacing("\"", with: "\"\"") + "\""
        let statement = try db.makeStatement(sql: "SELECT * FROM main.\(quoted)")
        let raw = statement.sqliteStatement
        let columns = sqlite3_column_count(raw)
        var image = RowImage()
        var sum = RowSum.zero
        defer { sqlite3_reset(raw) }
        while true {
            let code = sqlite3_step(raw)
            guard code == SQLITE_ROW else {
                guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
                return sum
            }
            image.begin(table, columns: Int(columns))
            for column in 0..<columns { image.add(raw, column: column) }
            sum += image.sum
        }
    }
}

extension Reading {
    /// What does not fit between the rows, their sums and the journal; nil where all fits.
    ///
    /// - Parameter deep: sums all rows anew.
    package func rowMismatch(deep: Bool) throws -> RowMismatch? {
        let recorded = try Row.fetchOne(
            db, sql: "SELECT rows FROM journal WHERE rows IS NOT NULL ORDER BY seq DESC LIMIT 1")
        let told = try recorded.map { Array(try $0.kept("rows") as Data) }
        guard told == (try RowDigests.whole(db)) else { return .sums }
        guard deep else { return nil }
        // Under the journal's hash by now: what they are compared with is what staff wrote.
        var kept: [String: Data] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT name, sum FROM rowDigest") {
            kept[try row.kept("name")] = try row.kept("sum") as Data
        }
        let zero = Data(RowSum.zero.bytes)
        var altered: [String] = []
        for table in try RowDigests.tables(db) {
            let sum = Data(try RowDigests.sum(of: table, db).bytes)
            if sum != kept.removeValue(forKey: table.name) ?? zero { altered.append(table.name) }
        }
        altered += kept.filter { $0.value != zero }.keys
        return altered.isEmpty ? nil : .tables(altered.sorted())
    }
}

/// Where the rows do not fit the journal.
package enum RowMismatch: Hashable, Sendable {
    /// The kept sums are not those that the last entry covers.
    case sums
    /// The rows of these tables are not those that were summed.
    case tables([String])

    /// The tables' names.
    var place: String {
        switch self {
        case .sums: "rowDigest"
        case .tables(let names): names.joined(separator: ", ")
        }
    }

    package var told: Phrase {
        switch self {
        case .sums:
            Phrase(
                zh: "各表的摘要与日志最后所记的不符：数据在 examctl 之外被改动过",
                en: "the digests of the tables are not those in the journal: the data were changed outside examctl")
        case .tables(let names):
            Phrase(
                zh: "这些表的数据与日志所记的不符，在 examctl 之外被改动过：\(names.joined(separator: "、"))",
                en:
                    "rows of these tables are not as the journal has them, they were changed outside examctl: \(names.joined(separator: ", "))"
            )
        }
    }
}
