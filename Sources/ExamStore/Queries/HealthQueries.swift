import ExamDomain
import GRDB

/// How a unit's database is, for `examctl doctor`. It tells nothing of candidates, so nobody's right is asked for.
package struct StoreHealth: Hashable, Sendable {
    /// What SQLite's quick check and its check of references found wrong; empty where all is well.
    package let damage: [String]
    package let unit: String
    package let admins: Int
    /// The role of whoever asks; nil where the name is not on the staff list.
    package let role: Role?
    /// When the latest staff act was dated; facts of candidates have times of their own.
    package let latestAct: Moment?

    init(_ db: Database, of staff: String) throws {
        let found = try String.fetchAll(db, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
        let orphans: [String] = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
            "\(try row.perhaps("table") ?? "") → \(try row.perhaps("parent") ?? "")"
        }
        damage = found + orphans
        let reading = Reading(db: db)
        unit = try reading.unitName()
        admins = try reading.staff().count { $0.role == .admin }
        role = try reading.staffMember(staff)?.role
        latestAct = try Int64.fetchOne(db, sql: "SELECT max(at) FROM journal WHERE factID IS NULL")
            .map { Moment(milliseconds: $0) }
    }
}

extension Store {
    /// Of the SQLite that runs in this process.
    package static func libraryVersion() throws -> String {
        try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? ""
    }
}
