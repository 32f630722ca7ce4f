import ExamDomain
import GRDB

/// What would come of the rows: counted, and named for the plan.
extension RosterStaging {
    func counts() throws -> RosterCounts {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*) FILTER (WHERE candidate IS NULL) AS added, count(*) FILTER (WHERE changes) AS updated,
                count(*) FILTER (WHERE candidate IS NOT NULL AND NOT changes) AS unchanged FROM staged
                """)
        return RosterCounts(
            added: row?["added"] ?? 0, updated: row?["updated"] ?? 0,
            unchanged: (row?["unchanged"] ?? 0) + unchanged.rows.count)
    }

    func addMatched(to digest: inout Digest) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT line, candidate.id, candidate.version FROM staged JOIN candidate ON candidate.id = staged.candidate
                ORDER BY line
                """)
        while let row = try rows.next() {
            digest.update(
                Array(
                    "\(try row.decode(Int.self, atIndex: 0)) \(try row.decode(Int64.self, atIndex: 1)) \(try row.decode(Int64.self, atIndex: 2))\n"
                        .utf8))
        }
        unchanged.rows.withUnsafeBytes { digest.update($0) }
    }

    /// Lets SQL see which candidates the unchanged rows mean. Only who asks for the missing has need of it.
    func showUnchanged() throws {
        guard try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM stagedUnchanged)") == true else { return }
        let statement = try db.makeStatement(sql: "INSERT INTO stagedUnchanged VALUES (?)")
        for row in unchanged.rows { try statement.execute(arguments: [row.candidate]) }
    }
}
