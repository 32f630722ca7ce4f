import ExamDomain
import GRDB

/// A candidate's reviews as the journal alone tells them, against which the `review` table is held.
struct ReviewLedger {
    /// What the journal knows of a review.
    struct Entry: Hashable {
        let round: Int
        let uploadedAt: Moment
        let photos: [StoredFile]
        var state: Review.State
        var claimedBy: String?
        var votes: [ReviewVote]

        init(round: Int, uploadedAt: Moment, photos: [StoredFile]) {
            self.round = round
            self.uploadedAt = uploadedAt
            self.photos = photos
            state = .waiting
            votes = []
        }

        init(_ review: Review) {
            self.init(round: review.round, uploadedAt: review.uploadedAt, photos: review.photos)
            state = review.state
            claimedBy = review.claimedBy
            votes = review.votes
        }
    }

    private(set) var reviews: [Entry] = []

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
        var ledger = ReviewLedger()
        _ = try history(of: candidate, until: revisions.until).fold(under: revisions) { act, session in
            ledger.follow(act, to: session.identity)
        }
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
    /// The journal tells by whom a review was claimed then, the table only when the present claim was made.
    fileprivate func standing(as then: ReviewLedger.Entry) -> Review {
        var review = self
        review.state = then.state
        review.claimedAt = then.claimedBy == claimedBy ? claimedAt : nil
        review.claimedBy = then.claimedBy
        review.votes = then.votes
        return review
    }
}

extension ReviewLedger {
    /// - Parameter identity: where the check stands after the act.
    fileprivate mutating func follow(_ act: JournaledAct, to identity: Identity) {
        switch act {
        case .fact(let fact):
            // A photo sent after the check was passed opens no round.
            guard case .identityPhoto(let photos) = fact.act, identity.rounds > reviews.count else { return }
            reviews.append(Entry(round: identity.rounds, uploadedAt: fact.at, photos: photos))
        case .claim(let round, let staff):
            change(round) {
                $0.state = .claimed
                $0.claimedBy = staff
            }
        case .release(let round): change(round) { $0.release() }
        case .staff(.vote(let vote, let round)):
            change(round) { review in
                review.votes.append(vote)
                switch identity.status {
                case .passed: review.state = .approved
                case .rejected: review.state = .rejected
                case .waiting, .open, .locked: review.release()
                }
            }
        case .staff(.grant(let grant)):
            guard grant.kind == .identityReset, let last = reviews.last, !last.state.isDecided else { return }
            change(last.round) { $0.state = .withdrawn }
        case .staff(.revoke), .neither: break
        }
    }
}

extension ReviewLedger.Entry {
    fileprivate mutating func release() {
        state = .waiting
        claimedBy = nil
    }
}
