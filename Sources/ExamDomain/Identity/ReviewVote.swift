/// One reviewer's decision.
package struct ReviewVote: Hashable, Sendable {
    package enum Choice: Hashable, Sendable {
        case approve
        /// The text is needed with `other`.
        case reject(RejectionCode)
    }

    package let choice: Choice
    package let text: String?
    package let by: String
    package let at: Moment
    /// SHA-256 of the photos decided on, in their order.
    package let digests: [String]

    package init(choice: Choice, text: String?, by: String, at: Moment, digests: [String] = []) {
        self.choice = choice
        self.text = text
        self.by = by
        self.at = at
        self.digests = digests
    }

    package var code: RejectionCode? {
        switch choice {
        case .approve: nil
        case .reject(let code): code
        }
    }

    package var isApproval: Bool { code == nil }
}

/// A decision set aside by another member of staff. Both are kept.
package struct ReviewOverride: Hashable, Sendable {
    /// What is decided instead.
    package let vote: ReviewVote
    package let reason: String

    /// What an override came to.
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case approved, rejected

        package var told: Phrase {
            switch self {
            case .approved: Phrase(zh: "改为通过", en: "approved instead")
            case .rejected: Phrase(zh: "改为未通过", en: "rejected instead")
            }
        }
    }

    package var outcome: Outcome { vote.isApproval ? .approved : .rejected }

    package init(_ vote: ReviewVote, reason: String) {
        self.vote = vote
        self.reason = reason
    }
}

/// What the votes so far come to: as many agreeing ones as the exam asks for decide, and the last one's side is looked at,
/// because fewer may be asked for meanwhile.
package enum ReviewVerdict: Hashable, Sendable {
    case open
    case approved
    case rejected(RejectionCode)

    package init(of votes: [ReviewVote], reviewers: Int) {
        guard let last = votes.last, votes.count(where: { $0.isApproval == last.isApproval }) >= reviewers else {
            self = .open
            return
        }
        self = last.code.map { .rejected($0) } ?? .approved
    }
}
