import ExamDomain
import GRDB

/// The facts of an activity file on their way in, in a temporary table: sorted and grouped by SQLite, so that memory does
/// not grow with the file.
package struct ActivityStaging {
    private let db: Database

    /// A fact that waits to be judged.
    package struct Staged: Sendable {
        package let line: Int
        package let candidate: ID<Candidate>
        package let fact: Fact
        /// Files beside the activity file that the fact brings in: digest by path.
        package let files: [(path: String, file: StoredFile)]
    }

    package init(_ writing: Writing) throws {
        db = writing.db
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS temp.stagedFact;
                CREATE TEMP TABLE stagedFact (
                    line INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    candidate INTEGER NOT NULL,
                    id TEXT NOT NULL UNIQUE,
                    action TEXT NOT NULL,
                    details TEXT NOT NULL,
                    arrived INTEGER,
                    files TEXT,
                    accepted INTEGER NOT NULL DEFAULT 0,
                    round INTEGER
                ) STRICT;
                """)
    }

    /// - Returns: false where the file has told a fact of this id before.
    package func add(
        _ fact: Fact, of candidate: ID<Candidate>, line: Int, files: [(path: String, file: StoredFile)]
    ) throws -> Bool {
        var arrived: Int64?
        if case .question(_, .addAttachment(_, let size)) = fact.act { arrived = size.bytes }
        let list = files.map { JSON.members(["path": .string($0.path), "file": $0.file.json]) }
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO stagedFact (line, at, candidate, id, action, details, arrived, files)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            line, fact.at.milliseconds, candidate.number, fact.id, fact.act.name, fact.act.details.line, arrived,
            files.isEmpty ? nil : JSON.array(list).line,
        ])
        return db.changesCount == 1
    }

    /// Gives the facts candidate by candidate, each candidate's in the order of their times (of the file where equal).
    package func eachByCandidate(_ receive: (Staged) throws -> Void) throws {
        try each("ORDER BY candidate, at, line", receive)
    }

    /// Gives the accepted facts in the order of their times, with the round that a photo opened.
    package func eachAccepted(_ receive: (Staged, _ round: Int?) throws -> Void) throws {
        let sql = "SELECT * FROM stagedFact WHERE accepted ORDER BY at, line"
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() { try receive(try Staged(row: row), row["round"]) }
    }

    private func each(_ order: String, _ receive: (Staged) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM stagedFact \(order)")
        while let row = try rows.next() { try receive(try Staged(row: row)) }
    }

    /// - Parameter round: the review round that the fact opened, if it did.
    package func accept(_ staged: Staged, round: Int?) throws {
        try db.cachedStatement(sql: "UPDATE stagedFact SET accepted = 1, round = ? WHERE line = ?")
            .execute(arguments: [round, staged.line])
    }
}

extension ActivityStaging.Staged {
    fileprivate init(row: Row) throws {
        let details: String = row["details"]
        guard let json = JSON(parsing: details.utf8) else { throw Failure.damaged("stagedFact", details) }
        var act = try CandidateAct(row["action"], json)
        if let arrived = row["arrived"] as Int64?, case .question(let id, .addAttachment(let attachment, _)) = act {
            act = .question(id, .addAttachment(attachment, arrived: ByteSize(arrived)))
        }
        line = row["line"]
        candidate = ID(row["candidate"])
        fact = Fact(id: row["id"], at: Moment(milliseconds: row["at"]), act: act)
        let list = try (row["files"] as String?).map { text in
            guard let list = JSON(parsing: text.utf8)?.array else { throw Failure.damaged("stagedFact", text) }
            return list
        }
        files = (list ?? []).compactMap { item in
            guard let path = item["path"]?.string, let file = item["file"].flatMap(StoredFile.init(json:)) else {
                return nil
            }
            return (path, file)
        }
    }
}
