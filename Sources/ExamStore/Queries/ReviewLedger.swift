import ExamDomain
import GRDB

/// A candidate's reviews as the journal alone tells them, against which the `review` table is held.
struct ReviewLedger {
    /// What the journal knows of a review.
    struct Entry: Hashable {
        let round: Int
        let uploadedAt: Moment
        let queuedAt: Moment
        let photos: [StoredFile]
        var state: Review.State
        var claimedBy: String?
        var claimedAt: Moment?
        var votes: [ReviewVote]
        var overrides: [ReviewOverride]

        init(round: Int, uploadedAt: Moment, queuedAt: Moment, photos: [StoredFile]) {
            self.round = round
            self.uploadedAt = uploadedAt
            self.queuedAt = queuedAt
            self.photos = photos
            state = .waiting
            votes = []
            overrides = []
        }

        init(_ review: Review) {
            self.init(
                round: review.round, uploadedAt: review.uploadedAt, queuedAt: review.queuedAt, photos: review.photos)
            state = review.state
            claimedBy = review.claimedBy
            claimedAt = review.claimedAt
            votes = review.votes
            overrides = review.overrides
        }
    }

    private(set) var reviews: [Entry] = []
    /// When staff last ruled on this candidate's check: no later round stands in the queue before it.
    private var lastRuling: Moment?

    mutating func take(round: Int) -> Entry? {
        guard let index = reviews.firstIndex(where: { $0.round == round }) else { return nil }
        return reviews.remove(at: index)
    }

    private mutating func change(_ round: Int, _ change: (inout Entry) -> Void) {
        guard let index = reviews.firstIndex(where: { $0.round == round }) else { return }
        change(&reviews[index])
    }
}

extension Reading {
    func reviewLedger(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> ReviewLedger {
        try history(of: candidate, until: revisions.until).reviewLedger(under: revisions)
    }
}

extension SessionHistory {
    func reviewLedger(under revisions: ExamRevisions) throws -> ReviewLedger {
        var ledger = ReviewLedger()
        _ = try fold(under: revisions) { act, session in ledger.follow(act, to: session.identity) }
        return ledger
    }
}

extension Reading {
    /// The candidate's newest review as it stood at `revisions.until`, or stands now.
    package func latestReview(of candidate: ID<Candidate>, under revisions: ExamRevisions) throws -> Review? {
        guard revisions.until != nil else { return try latestReview(of: candidate)?.review }
        guard let then = try reviewLedger(of: candidate, under: revisions).reviews.last else { return nil }
        return try review(of: candidate, round: then.round)?.review.standing(as: then)
    }

    /// Gives the exam's reviews as they stood at `revisions.until`, the longest waiting first.
    package func eachReview(
        of exam: KeptExam, under revisions: ExamRevisions, _ receive: (KeptReview) throws -> Void
    ) throws {
        guard revisions.until != nil else { return try eachReview(of: exam, receive) }
        try eachReview(of: exam) { kept in
            let ledger = try reviewLedger(of: kept.review.candidate, under: revisions)
            guard let then = ledger.reviews.first(where: { $0.round == kept.review.round }) else { return }
            var kept = kept
            kept.review = kept.review.standing(as: then)
            try receive(kept)
        }
    }
}

extension Review {
    fileprivate func standing(as then: ReviewLedger.Entry) -> Review {
        var review = self
        review.state = then.state
        review.claimedBy = then.claimedBy
        review.claimedAt = then.claimedAt
        review.votes = then.votes
        review.overrides = then.overrides
        return review
    }
}

extension ReviewLedger {
    /// - Parameter identity: where the check stands after the act.
    mutating func follow(_ act: JournaledAct, to identity: Identity) {
        switch act {
        case .fact(let fact):
            // A photo sent after the check was passed opens no round.
            guard case .identityPhoto(let photos) = fact.act, identity.rounds > reviews.count else { return }
            let queuedAt = Review.place(uploadedAt: fact.at, round: identity.rounds, after: lastRuling)
            reviews.append(Entry(round: identity.rounds, uploadedAt: fact.at, queuedAt: queuedAt, photos: photos))
        case .claim(let round, let staff, let at):
            change(round) {
                $0.state = .claimed
                $0.claimedBy = staff
                $0.claimedAt = at
            }
        case .release(let round): change(round) { $0.release() }
        case .staff(.vote(let vote, let round)):
            rule(at: vote.at)
            change(round) { $0.count(vote, to: identity) }
        case .staff(.override(let override, let round)):
            rule(at: override.vote.at)
            change(round) {
                $0.overrides.append(override)
                $0.state = override.vote.isApproval ? .approved : .rejected
            }
        case .staff(.grant(let grant)):
            guard grant.kind == .identityReset else { return }
            rule(at: grant.at)
            guard let last = reviews.last, !last.state.isDecided else { return }
            change(last.round) { $0.state = .withdrawn }
        case .staff(.revoke), .neither: break
        }
    }

    private mutating func rule(at moment: Moment) { lastRuling = max(lastRuling ?? moment, moment) }
}

extension ReviewLedger.Entry {
    fileprivate mutating func count(_ vote: ReviewVote, to identity: Identity) {
        // A claim that had run out is not the decider's any more.
        if let claimedAt, !ReviewLease.holds(claimedAt, at: vote.at) { release() }
        votes.append(vote)
        switch identity.status {
        case .passed: state = .approved
        case .rejected: state = .rejected
        case .waiting, .open, .locked: release()
        }
    }

    fileprivate mutating func release() {
        state = .waiting
        claimedBy = nil
        claimedAt = nil
    }
}
