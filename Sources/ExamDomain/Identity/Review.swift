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
    /// Its place in the queue, for good: neither a claim, a release nor a lease that ends moves it.
    package let queuedAt: Moment
    /// As the claim was made; whether it still holds is for `standing(at:)` to say.
    package var claimedBy: String?
    package var claimedAt: Moment?
    package var votes: [ReviewVote]
    /// In the order they were made; the last one stands.
    package var overrides: [ReviewOverride]
    package let photos: [StoredFile]

    package init(
        id: ID<Review>, candidate: ID<Candidate>, state: State = .waiting, round: Int, uploadedAt: Moment,
        queuedAt: Moment? = nil, claimedBy: String? = nil, claimedAt: Moment? = nil, votes: [ReviewVote] = [],
        overrides: [ReviewOverride] = [], photos: [StoredFile]
    ) {
        self.id = id
        self.candidate = candidate
        self.state = state
        self.round = round
        self.uploadedAt = uploadedAt
        self.queuedAt = queuedAt ?? uploadedAt
        self.claimedBy = claimedBy
        self.claimedAt = claimedAt
        self.votes = votes
        self.overrides = overrides
        self.photos = photos
    }

    /// The decision that stands; nil while the review is open.
    package var decision: ReviewVote? {
        switch state {
        case .approved, .rejected: overrides.last?.vote ?? votes.last
        case .waiting, .claimed, .withdrawn: nil
        }
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
