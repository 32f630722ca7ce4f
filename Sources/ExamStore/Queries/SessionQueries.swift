import ExamDomain
import GRDB

extension Reading {
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
            SELECT at, by, action, details, reason, revision, factID FROM journal
            WHERE candidate = ? AND (factID IS NOT NULL OR action LIKE 'review %' OR action LIKE 'candidate %') ORDER BY seq
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [candidate.number])
        while let row = try rows.next() {
            let exam = revisions.inForce(row["revision"])
            let act = try JournaledAct(row: row)
            switch act {
            case .fact(let fact):
                do { try session.admit(fact, in: exam) } catch { throw Failure.unfoldable(fact, error) }
            case .staff(let act): session.apply(act, in: exam)
            case .claim, .release, .neither: break
            }
            try observe(act, session)
        }
        return session
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
                SELECT candidate, at, by, action, details, reason, revision, factID FROM journal
                WHERE exam = ? AND candidate IS NOT NULL AND factID IS NULL AND action LIKE 'candidate %' ORDER BY seq
                """, arguments: [exam.id])
        while let row = try rows.next() {
            guard case .staff(.grant(let grant)) = try JournaledAct(row: row) else { continue }
            try receive(ID(try row.kept("candidate")), grant)
        }
    }
}
