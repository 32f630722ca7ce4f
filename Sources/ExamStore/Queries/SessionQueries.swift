import ExamDomain
import GRDB

extension Reading {
    /// What of the journal a session is folded from, as columns and as a condition. `JournaledAct` reads them by place.
    fileprivate static let folded = "at, by, action, details, reason, revision, factID, candidate"
    fileprivate static let isFolded = "(factID IS NOT NULL OR action LIKE 'review %' OR action LIKE 'candidate %')"

    /// The candidate's session, folded from the journal; not settled to any later moment.
    package func session(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> Session {
        try fold(candidate, under: revisions) { _, _ in }
    }

    /// Folds the session and tells after each entry what it has come to.
    func fold(
        _ candidate: ID<Candidate>, under revisions: ExamRevisions, _ observe: (JournaledAct, Session) throws -> Void
    ) throws -> Session {
        var session = Session()
        let sql = """
            SELECT \(Reading.folded) FROM journal WHERE candidate = ? AND \(Reading.isFolded) ORDER BY seq
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [candidate.number])
        while let row = try rows.next() {
            try observe(try session.follow(row, under: revisions), session)
        }
        return session
    }

    /// Gives every candidate of the exam with the session, in the roster's order: roster and journal are read side by side,
    /// once each.
    package func eachSession(
        of exam: KeptExam, under revisions: ExamRevisions, _ receive: (Candidate, Session) throws -> Void
    ) throws {
        let acts = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(Reading.folded) FROM journal
                WHERE exam = ? AND candidate IS NOT NULL AND \(Reading.isFolded) ORDER BY candidate, seq
                """, arguments: [exam.id])
        // NB: a cursor gives the same row object again and again; what waits for its candidate is looked at, not kept.
        var waiting = try acts.next()
        try eachCandidate(of: exam) { candidate in
            var session = Session()
            while let row = waiting, let owner = row[Reading.ownerColumn] as Int64?, owner <= candidate.id.number {
                // Entries of somebody who is no longer on the roster are passed over.
                if owner == candidate.id.number { _ = try session.follow(row, under: revisions) }
                waiting = try acts.next()
            }
            try receive(candidate, session)
        }
    }

    /// The place of `candidate` in `folded`.
    private static let ownerColumn = 7
}

extension Session {
    /// Takes in one entry of the journal.
    fileprivate mutating func follow(_ row: Row, under revisions: ExamRevisions) throws -> JournaledAct {
        let exam = revisions.inForce(row[5])
        let act = try JournaledAct(row: row)
        switch act {
        case .fact(let fact):
            do { try admit(fact, in: exam) } catch { throw Failure.unfoldable(fact, error) }
        case .staff(let act): apply(act, in: exam)
        case .claim, .release, .neither: break
        }
        return act
    }
}

/// What an entry of the journal means for its candidate's session.
enum JournaledAct {
    case fact(Fact)
    case staff(StaffAct)
    /// A review taken in hand, or given back: of no effect on the session.
    case claim(round: Int, by: String)
    case release(round: Int)
    /// A view, and the like.
    case neither

    fileprivate init(row: Row) throws {
        let details: String = try row.kept("details")
        let action: String = try row.kept("action")
        let by: String = try row.kept("by")
        guard let json = JSON(parsing: details.utf8) else { throw Failure.damaged("journal", details) }
        let at = try row.moment("at")
        if let id = row["factID"] as String? {
            let act: CandidateAct
            do { act = try CandidateAct(action, json) } catch {
                throw Failure.damaged("journal", id)
            }
            self = .fact(Fact(id: id, at: at, act: act))
        } else if let act = StaffAct(action: action, details: json, reason: row["reason"], by: by, at: at) {
            self = .staff(act)
        } else {
            let round = json["round"]?.integer.map { Int($0) } ?? 0
            switch action {
            case "review claim": self = .claim(round: round, by: by)
            case "review release": self = .release(round: round)
            default: self = .neither
            }
        }
    }
}

extension Failure {
    /// A fact that was admitted once must be admitted again: the same rules, the same facts.
    fileprivate static func unfoldable(_ fact: Fact, _ refusal: Refusal) -> Failure {
        Failure(
            .damaged, code: "damaged",
            Phrase(
                zh: "日志中的记录 \(fact.id) 与规则不符：\(refusal.message.zh)",
                en: "the journal's fact \(fact.id) does not fit the rules: \(refusal.message.en)"),
            hint: Phrase(zh: "请运行 examctl audit verify", en: "run examctl audit verify"))
    }
}

extension Reading {
    /// Gives the exam's grants in the order they were made, with whom they were made for.
    package func eachGrant(of exam: KeptExam, _ receive: (ID<Candidate>, Grant) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(Reading.folded) FROM journal
                WHERE exam = ? AND candidate IS NOT NULL AND factID IS NULL AND action LIKE 'candidate %' ORDER BY seq
                """, arguments: [exam.id])
        while let row = try rows.next() {
            guard case .staff(.grant(let grant)) = try JournaledAct(row: row) else { continue }
            try receive(ID(try row.kept("candidate")), grant)
        }
    }
}
