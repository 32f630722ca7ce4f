/// One exception as the ledger (授权) tells it: what staff granted to a candidate, or changed for everybody while the exam ran.
package struct ExceptionEntry: Hashable, Sendable {
    package enum Deed: Hashable, Sendable {
        case grant(ID<Candidate>, Grant.Kind)
        /// A review that was decided otherwise afterwards.
        case override(ID<Candidate>, ReviewOverride.Outcome)
        /// The settings that changed, once the first candidate had entered.
        case settings([ExamDifference.Change])
    }

    /// The contract's words for what an exception is.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case take, time, reopen, identity, override, settings

        package var told: Phrase {
            switch self {
            case .take: Phrase(zh: "增加录制", en: "take")
            case .time: Phrase(zh: "延长时间", en: "time")
            case .reopen: Phrase(zh: "重新开放", en: "reopening")
            case .identity: Phrase(zh: "重置实人验证", en: "identity reset")
            case .override: Phrase(zh: "改判", en: "override")
            case .settings: Phrase(zh: "更改设置", en: "settings")
            }
        }
    }

    /// The entry's number in the journal.
    package let seq: Int64
    package let deed: Deed
    package let by: String
    package let at: Moment
    /// Nil where none was asked for.
    package let reason: String?
    /// Of a grant taken back by a further entry.
    package let revocation: Grant.Revocation?

    package init(
        seq: Int64, _ deed: Deed, by: String, at: Moment, reason: String?, revocation: Grant.Revocation? = nil
    ) {
        self.seq = seq
        self.deed = deed
        self.by = by
        self.at = at
        self.reason = reason
        self.revocation = revocation
    }

    package var kind: Kind {
        switch deed {
        case .grant(_, let kind): kind.exception
        case .override: .override
        case .settings: .settings
        }
    }

    /// Nil for what touches everybody.
    package var candidate: ID<Candidate>? {
        switch deed {
        case .grant(let candidate, _), .override(let candidate, _): candidate
        case .settings: nil
        }
    }
}

// MARK: - Settings as the journal keeps them

extension ExamDifference.Change {
    /// The journal's commands that change an exam's settings.
    package static let actions = ["exam apply", "exam close", "question add", "question edit", "question remove"]

    /// What such an entry changed, read from its details; an exam closed by hand is a change of its end.
    package static func journaled(_ action: String, _ details: JSON) -> [ExamDifference.Change] {
        if action == "exam close" {
            return [
                ExamDifference.Change(
                    kind: .changed, path: "closesAt", before: details["closesAt"] ?? .null,
                    after: details["closedAt"] ?? .null, line: nil)
            ]
        }
        return (details["changes"]?.array ?? []).compactMap { change in
            guard let kind = change["kind"]?.string.flatMap(Kind.init(rawValue:)), let path = change["path"]?.string
            else { return nil }
            return ExamDifference.Change(
                kind: kind, path: path, before: change["before"] ?? .null, after: change["after"] ?? .null, line: nil)
        }
    }
}
