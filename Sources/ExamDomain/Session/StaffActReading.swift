/// How staff acts stand in the journal: the command's words and the details, read back as the same act.
extension StaffAct {
    package var action: String {
        switch self {
        case .vote(let vote, _):
            switch vote.choice {
            case .approve: "review approve"
            case .reject: "review reject"
            }
        case .override: "review override"
        case .grant(let grant):
            switch grant.kind {
            case .takes: "candidate grant-take"
            case .time: "candidate extend"
            case .reopen: "candidate reopen"
            case .identityReset: "candidate reset-identity"
            }
        case .revoke: "candidate revoke"
        }
    }

    package var details: JSON {
        switch self {
        case .vote(let vote, let round):
            .members([
                "round": .count(round), "code": .text(vote.code?.rawValue), "text": .text(vote.text),
                "digests": .array(vote.digests.map(JSON.string)),
            ])
        case .override(let override, let round):
            .members([
                "round": .count(round), "to": .string(override.outcome.rawValue),
                "code": .text(override.vote.code?.rawValue), "text": .text(override.vote.text),
                "digests": .array(override.vote.digests.map(JSON.string)),
            ])
        case .grant(let grant): grant.kind.details
        case .revoke(let revocation): .members(["grant": .integer(revocation.grant)])
        }
    }

    /// Nil where the entry is no staff act on a session.
    ///
    /// - Parameter entry: its number in the journal.
    package init?(action: String, details: JSON, reason: String?, by: String, at: Moment, entry: Int64?) {
        func granted(_ kind: Grant.Kind?) -> StaffAct? {
            kind.map { .grant(Grant(kind: $0, reason: reason ?? "", by: by, at: at, entry: entry)) }
        }
        let question = details["question"]?.string.map(QuestionID.init(told:))
        let act: StaffAct? =
            switch action {
            case "review approve": StaffAct(.approve, details, by: by, at: at)
            case "review reject":
                // NB: a rejection whose code cannot be read is no approval.
                details["code"]?.string.flatMap(RejectionCode.init(rawValue:)).flatMap {
                    StaffAct(.reject($0), details, by: by, at: at)
                }
            case "review override": StaffAct(overriding: details, reason: reason ?? "", by: by, at: at)
            case "candidate grant-take":
                granted(question.flatMap { id in details["count"]?.integer.map { .takes(id, count: Int($0)) } })
            case "candidate extend": granted(Grant.ExtraTime(details).map { .time(question, $0) })
            case "candidate reopen":
                granted(
                    question.flatMap { id in
                        details["how"]?.string.flatMap(Grant.Reopening.init(rawValue:)).map { .reopen(id, $0) }
                    })
            case "candidate reset-identity": granted(.identityReset)
            case "candidate revoke":
                details["grant"]?.integer.map {
                    .revoke(Grant.Revocation(of: $0, reason: reason ?? "", by: by, at: at))
                }
            default: nil
            }
        guard let act else { return nil }
        self = act
    }

    private init?(_ choice: ReviewVote.Choice, _ details: JSON, by: String, at: Moment) {
        guard let round = details["round"]?.integer else { return nil }
        self = .vote(ReviewVote(choice, details, by: by, at: at), round: Int(round))
    }

    private init?(overriding details: JSON, reason: String, by: String, at: Moment) {
        let code = details["code"]?.string.flatMap(RejectionCode.init(rawValue:))
        // NB: what an override came to is said in words: a code that cannot be read is no approval.
        guard let round = details["round"]?.integer,
            let outcome = details["to"]?.string.flatMap(ReviewOverride.Outcome.init(rawValue:)),
            (outcome == .approved) == (code == nil)
        else { return nil }
        let vote = ReviewVote(code.map { .reject($0) } ?? .approve, details, by: by, at: at)
        self = .override(ReviewOverride(vote, reason: reason), round: Int(round))
    }
}

extension ReviewVote {
    fileprivate init(_ choice: Choice, _ details: JSON, by: String, at: Moment) {
        self.init(
            choice: choice, text: details["text"]?.string, by: by, at: at,
            digests: (details["digests"]?.array ?? []).compactMap(\.string))
    }
}

extension Grant.Kind {
    /// The contract's keys of a grant; those that do not belong to the kind are null.
    package var details: JSON {
        switch self {
        case .takes(let question, let count): Grant.details("take", question, count: count)
        case .time(let question, .minutes(let number)): Grant.details("time", question, minutes: number)
        case .time(let question, .factor(let factor)): Grant.details("time", question, factor: factor)
        case .reopen(let question, let how): Grant.details("reopen", question, how: how)
        case .identityReset: Grant.details("identity", nil)
        }
    }
}

extension Grant {
    fileprivate static func details(
        _ kind: String, _ question: QuestionID?, count: Int? = nil, minutes: Int? = nil, factor: Double? = nil,
        how: Reopening? = nil
    ) -> JSON {
        .members([
            "kind": .string(kind), "question": .text(question?.text), "count": count.map(JSON.count),
            "minutes": minutes.map(JSON.count), "factor": factor.map(JSON.number), "how": .text(how?.rawValue),
        ])
    }
}

extension Grant.ExtraTime {
    fileprivate init?(_ details: JSON) {
        if let minutes = details["minutes"]?.integer {
            self = .minutes(Int(minutes))
        } else {
            switch details["factor"] {
            case .number(let factor)?: self = .factor(factor)
            case .integer(let factor)?: self = .factor(Double(factor))
            case .null?, .bool?, .string?, .array?, .object?, nil: return nil
            }
        }
    }
}
