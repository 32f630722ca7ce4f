import ExamDomain

/// What the journal tells of one candidate's session, in its order: all that the session is folded from.
package struct SessionHistory: Sendable {
    private var acts: [Entry] = []

    private struct Entry {
        let act: JournaledAct
        let seq: Int64
        let at: Int64
        /// Of the settings in force at its place.
        let revision: Int?

        var isFact: Bool { act.fact != nil }
    }

    init() {}

    /// - Parameter row: of a query for `JournaledAct.columns`.
    mutating func append(_ row: RawRows) throws {
        acts.append(
            Entry(
                act: try JournaledAct(row), seq: row.integer(JournaledAct.seq) ?? 0, at: row.integer(0) ?? .max,
                revision: row.integer(JournaledAct.revision).map { Int($0) }))
    }

    /// Leaves what counted at a moment: the candidate's facts up to it; of staff's acts those up to it, and those that stand
    /// before such a fact. They take effect from their place in the journal on, whatever their times: an exam day may be
    /// imported weeks later and its reviews decided then.
    mutating func keep(until: Moment?) {
        guard let until = until?.milliseconds else { return }
        let end = acts.lastIndex { $0.isFact && $0.at <= until }.map { $0 + 1 } ?? 0
        acts.replaceSubrange(end..., with: acts[end...].filter { $0.at <= until })
    }

    /// Behind the latest fact; 0 where there is none.
    var endOfFacts: Int { acts.lastIndex { $0.isFact }.map { $0 + 1 } ?? 0 }

    /// True where exactly the acts behind the latest fact are later than this entry.
    func isUpToFacts(_ entry: Int64) -> Bool {
        let end = endOfFacts
        return acts.enumerated().allSatisfy { place, act in act.isFact || (act.seq > entry) == (place >= end) }
    }

    var isEmpty: Bool { acts.isEmpty }

    /// Takes in another candidate's acts.
    mutating func removeAll() { acts.removeAll(keepingCapacity: true) }

    /// The candidate's own acts.
    package var facts: [Fact] { acts.compactMap(\.act.fact) }

    /// Not settled to any later moment.
    ///
    /// - Parameter before: what the session had come to before these acts.
    /// - Throws: `Failure` where the rules would not let pass what they once did: the journal is damaged.
    package func session(under revisions: ExamRevisions, after before: Session = Session()) throws -> Session {
        try fold(under: revisions, after: before) { _, _ in }
    }

    /// Folds the session and tells after each act what it has come to.
    func fold(
        under revisions: ExamRevisions, after before: Session = Session(),
        _ observe: (JournaledAct, Session) throws -> Void
    ) throws -> Session {
        var session = before
        for entry in acts {
            do throws(Refusal) {
                if let fact = entry.act.fact {
                    try session.readmit(fact, in: revisions.inForce(entry.revision))
                } else {
                    try session.follow(entry.act, in: revisions.inForce(entry.revision))
                }
            } catch {
                guard let fact = entry.act.fact else { throw error }
                throw Failure.unfoldable(fact, error)
            }
            try observe(entry.act, session)
        }
        return session
    }

    /// The session as it would have come out under other settings. What the rules would then have refused is left out.
    package func replay(under revisions: ExamRevisions) -> (session: Session, refused: [(fact: Fact, refusal: Refusal)])
    {
        var session = Session()
        var refused: [(fact: Fact, refusal: Refusal)] = []
        for entry in acts {
            do throws(Refusal) {
                try session.follow(entry.act, in: revisions.inForce(entry.revision))
            } catch {
                if let fact = entry.act.fact { refused.append((fact, error)) }
            }
        }
        return (session, refused)
    }
}

extension Session {
    fileprivate mutating func follow(_ act: JournaledAct, in exam: ExamInForce) throws(Refusal) {
        switch act {
        case .fact(let fact): try admit(fact, in: exam)
        case .staff(let act): apply(act, in: exam)
        case .claim, .release, .neither: break
        }
    }
}

/// What an entry of the journal means for its candidate's session.
enum JournaledAct: Sendable {
    case fact(Fact)
    case staff(StaffAct)
    /// A review taken in hand, or given back: of no effect on the session.
    case claim(round: Int, by: String, at: Moment)
    case release(round: Int)
    /// A view, and the like.
    case neither

    var fact: Fact? {
        if case .fact(let fact) = self { fact } else { nil }
    }

    /// What it reads of the journal, and the places of some of it.
    static let columns = "at, by, action, details, reason, revision, factID, candidate, seq"
    static let revision: Int32 = 5
    static let candidate: Int32 = 7
    static let seq: Int32 = 8

    init(_ row: RawRows) throws {
        // NB: damaged details are not shown, for they tell of people.
        guard let milliseconds = row.integer(0), let by = row.text(1), let action = row.text(2),
            let json = JSON(parsing: row.bytes(3))
        else { throw Failure.damaged("exam.sqlite", "journal, seq \(row.integer(JournaledAct.seq) ?? 0)") }
        guard let at = Moment(kept: milliseconds) else { throw Failure.damaged("exam.sqlite", "at") }
        if let id = row.text(6) {
            let act: CandidateAct
            do { act = try CandidateAct(action, json) } catch {
                throw Failure.damaged("exam.sqlite", "journal, seq \(row.integer(JournaledAct.seq) ?? 0)")
            }
            self = .fact(Fact(id: id, at: at, act: act))
        } else if let act = StaffAct(
            action: action, details: json, reason: row.text(4), by: by, at: at, entry: row.integer(JournaledAct.seq))
        {
            self = .staff(act)
        } else {
            let round = json["round"]?.integer.map { Int($0) } ?? 0
            switch action {
            case "review claim": self = .claim(round: round, by: by, at: at)
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
