/// A manual review (人工审核) of the photos of one round.
package struct Review: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case waiting, claimed, approved, rejected
        /// An identity reset took its reason away.
        case withdrawn

        package var told: Phrase {
            switch self {
            case .waiting: Phrase(zh: "待审核", en: "waiting")
            case .claimed: Phrase(zh: "审核中", en: "claimed")
            case .approved: Phrase(zh: "通过", en: "approved")
            case .rejected: Phrase(zh: "未通过", en: "rejected")
            case .withdrawn: Phrase(zh: "已撤回", en: "withdrawn")
            }
        }

        package var isDecided: Bool {
            switch self {
            case .approved, .rejected, .withdrawn: true
            case .waiting, .claimed: false
            }
        }
    }

    package let id: ID<Review>
    package let candidate: ID<Candidate>
    package var state: State
    /// From 1: how many times this candidate has uploaded photos.
    package let round: Int
    /// The time of the `identityPhoto` fact.
    package let uploadedAt: Moment
    package var claimedBy: String?
    package var claimedAt: Moment?
    package var votes: [ReviewVote]
    package let photos: [StoredFile]

    package init(
        id: ID<Review>, candidate: ID<Candidate>, state: State = .waiting, round: Int, uploadedAt: Moment,
        claimedBy: String? = nil, claimedAt: Moment? = nil, votes: [ReviewVote] = [], photos: [StoredFile]
    ) {
        self.id = id
        self.candidate = candidate
        self.state = state
        self.round = round
        self.uploadedAt = uploadedAt
        self.claimedBy = claimedBy
        self.claimedAt = claimedAt
        self.votes = votes
        self.photos = photos
    }

    /// The vote that decided; nil while the review is open.
    package var decision: ReviewVote? {
        switch state {
        case .approved, .rejected: votes.last
        case .waiting, .claimed, .withdrawn: nil
        }
    }
}

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

    package init(choice: Choice, text: String?, by: String, at: Moment) {
        self.choice = choice
        self.text = text
        self.by = by
        self.at = at
    }

    package var code: RejectionCode? {
        switch choice {
        case .approve: nil
        case .reject(let code): code
        }
    }

    var isApproval: Bool { code == nil }
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

/// Why photos were rejected; what the candidate is told.
package enum RejectionCode: String, Hashable, Sendable, CaseIterable {
    case blurred, faceHidden, certificateUnreadable, notHandheld, wrongPerson, wrongCertificate, expired, other

    package var told: Phrase {
        switch self {
        case .blurred: Phrase(zh: "照片模糊", en: "photo blurred")
        case .faceHidden: Phrase(zh: "面部遮挡", en: "face hidden")
        case .certificateUnreadable: Phrase(zh: "证件信息不清", en: "certificate unreadable")
        case .notHandheld: Phrase(zh: "非手持证件", en: "certificate not held in hand")
        case .wrongPerson: Phrase(zh: "非本人", en: "not the person")
        case .wrongCertificate: Phrase(zh: "证件与名单不符", en: "certificate does not agree with the roster")
        case .expired: Phrase(zh: "证件过期", en: "certificate expired")
        case .other: Phrase(zh: "其他", en: "other")
        }
    }
}
