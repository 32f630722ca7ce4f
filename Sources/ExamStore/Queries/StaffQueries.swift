import ExamDomain
import GRDB

extension Reading {
    package func unitName() throws -> String {
        try String.fetchOne(db, sql: "SELECT name FROM unit") ?? ""
    }

    package func staffMember(_ name: String) throws -> StaffMember? {
        try String.fetchOne(db, sql: "SELECT role FROM staff WHERE name = ?", arguments: [name])
            .flatMap(Role.init(rawValue:)).map { StaffMember(name: name, role: $0) }
    }

    package func staff() throws -> [StaffMember] {
        try Row.fetchAll(db, sql: "SELECT name, role FROM staff ORDER BY name").compactMap { row in
            let name: String = try row.kept("name")
            return Role(rawValue: try row.kept("role")).map { StaffMember(name: name, role: $0) }
        }
    }
}

extension Writing {
    mutating func found(unit: String, admin: String) throws {
        try db.execute(
            sql: "INSERT INTO unit (id, name, createdAt) VALUES (1, ?, ?)", arguments: [unit, now.milliseconds])
        try save(StaffMember(name: admin, role: .admin))
        try record(
            "init", subject: unit, details: .members(["unit": .string(unit), "admin": .string(admin)]))
    }

    package func save(_ member: StaffMember) throws {
        try db.execute(
            sql: "INSERT INTO staff (name, role) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role",
            arguments: [member.name, member.role.rawValue])
    }

    package func removeStaff(_ name: String) throws {
        try db.execute(sql: "DELETE FROM staff WHERE name = ?", arguments: [name])
    }
}
