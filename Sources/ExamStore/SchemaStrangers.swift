import GRDB

extension Schema {
    /// The names of what differs between a database's structure and the one made here.
    static func strangers(in db: Database) throws -> [String] {
        let query = """
            SELECT coalesce(type, '') || ' ' || coalesce(name, '') || ' ' || coalesce(tbl_name, ''), coalesce(sql, '')
            FROM sqlite_schema
            """
        func parts(_ db: Database) throws -> Set<[String]> {
            try Set(
                Row.fetchAll(db, sql: query).map { row in
                    let (name, sql) = (String.fromDatabaseValue(row[0]) ?? "", String.fromDatabaseValue(row[1]) ?? "")
                    // Building an index again keeps its words, and not their spaces.
                    return [name, sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")]
                })
        }
        let new = try DatabaseQueue()
        try migrator.migrate(new)
        let difference = try parts(db).symmetricDifference(new.read(parts))
        return Set(difference.map { String($0[0].split(separator: " ").dropFirst().first ?? "?") }).sorted()
    }
}
