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

    /// A fact that the rules let pass, as it goes into the journal.
    package struct Accepted: Sendable {
        package let candidate: ID<Candidate>
        /// What the journal calls the candidate.
        package let subject: String
        package let id: String
        package let at: Moment
        package let action: String
        /// One JSON document on one line.
        package let details: String
        package let files: [(path: String, file: StoredFile)]
        /// The review round that a photo opened.
        package let round: Int?
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
                    subject TEXT NOT NULL,
                    id TEXT NOT NULL UNIQUE,
                    action TEXT NOT NULL,
                    details TEXT NOT NULL,
                    files TEXT,
                    accepted INTEGER NOT NULL DEFAULT 0,
                    round INTEGER
                ) STRICT;
                """)
    }

    /// - Returns: false where the file has told a fact of this id before.
    package func add(
        _ fact: Fact, of candidate: CandidateKey, line: Int, files: [(path: String, file: StoredFile)]
    ) throws -> Bool {
        let list = files.map { JSON.members(["path": .string($0.path), "file": $0.file.json]) }
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO stagedFact (line, at, candidate, subject, id, action, details, files)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            line, fact.at.milliseconds, candidate.id.number, candidate.handle, fact.id, fact.act.name,
            fact.act.details.line,
            files.isEmpty ? nil : JSON.array(list).line,
        ])
        return db.changesCount == 1
    }

    /// Gives the facts candidate by candidate, each candidate's in the order of their times (of the file where equal).
    package func eachByCandidate(_ receive: (Staged) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT line, candidate, id, at, action, details, files FROM stagedFact ORDER BY candidate, at, line
                """)
        while let row = try rows.next() { try receive(try Staged(row: row)) }
    }

    /// Gives the accepted facts in the order of their times.
    package func eachAccepted(_ receive: (Accepted) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT candidate, subject, id, at, action, details, files, round FROM stagedFact
                WHERE accepted ORDER BY at, line
                """)
        while let row = try rows.next() {
            try receive(
                Accepted(
                    candidate: ID(row[0]), subject: row[1], id: row[2], at: Moment(milliseconds: row[3]),
                    action: row[4],
                    details: row[5], files: try ActivityStaging.files(row[6]), round: row[7]))
        }
    }

    fileprivate static func files(_ text: String?) throws -> [(path: String, file: StoredFile)] {
        guard let text else { return [] }
        guard let list = JSON(parsing: text.utf8)?.array else { throw Failure.damaged("stagedFact", "files") }
        return list.compactMap { item in
            guard let path = item["path"]?.string, let file = item["file"].flatMap(StoredFile.init(json:)) else {
                return nil
            }
            return (path, file)
        }
    }

    /// - Parameter round: the review round that the fact opened, if it did.
    package func accept(_ staged: Staged, round: Int?) throws {
        try db.cachedStatement(sql: "UPDATE stagedFact SET accepted = 1, round = ? WHERE line = ?")
            .execute(arguments: [round, staged.line])
    }
}

extension ActivityStaging.Staged {
    fileprivate init(row: Row) throws {
        let details: String = row[5]
        guard let json = JSON(parsing: details.utf8) else { throw Failure.damaged("stagedFact", "details") }
        line = row[0]
        candidate = ID(row[1])
        fact = Fact(id: row[2], at: Moment(milliseconds: row[3]), act: try CandidateAct(row[4], json))
        files = try ActivityStaging.files(row[6])
    }
}

extension ActivityStaging.Accepted {
    /// A fact with nothing beside it.
    package init(_ fact: Fact, of candidate: ID<Candidate>, subject: String) {
        self.init(
            candidate: candidate, subject: subject, id: fact.id, at: fact.at, action: fact.act.name,
            details: fact.act.details.line, files: [], round: nil)
    }
}
