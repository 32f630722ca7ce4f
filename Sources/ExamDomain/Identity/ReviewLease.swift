/// How long a claim keeps a review for whoever made it. No job ends it: that it has ended is computed from the claim's time.
package enum ReviewLease {
    package static let length = Interval.minutes(10)

    /// True up to the lease's last instant. A claim from further ahead than that, made by a clock that was wrong, holds nothing:
    /// else it would keep everybody out for as long as the clock was ahead.
    package static func holds(_ claimedAt: Moment, at now: Moment) -> Bool {
        let elapsed = now - claimedAt
        return elapsed <= length && elapsed >= Interval(milliseconds: -length.milliseconds)
    }
}

extension Review {
    /// The review as everybody has to take it at `now`: one whose claim has run out waits again, at its old place.
    package func standing(at now: Moment) -> Review {
        guard state == .claimed, claimedAt.map({ ReviewLease.holds($0, at: now) }) != true else { return self }
        var review = self
        review.release()
        return review
    }

    /// The last instant of the claim; nil where nobody has the review in hand.
    package var leaseUntil: Moment? { state == .claimed ? claimedAt.map { $0 + ReviewLease.length } : nil }

    package mutating func claim(by staff: String, at now: Moment) {
        state = .claimed
        claimedBy = staff
        claimedAt = now
    }

    package mutating func release() {
        state = .waiting
        claimedBy = nil
        claimedAt = nil
    }

    /// How long the candidate has waited: up to the decision, and where there is none, up to now. Never negative.
    package func waited(until now: Moment) -> Interval {
        max(.zero, (state.isDecided ? votes.last?.at ?? now : now) - queuedAt)
    }
}

extension Review {
    /// Where photos stand in the queue: by their own time, but never before the staff's latest ruling on the candidate. Else
    /// somebody who was rejected could come back ahead of all others with a clock that is slow.
    package static func place(uploadedAt: Moment, round: Int, after ruling: Moment?) -> Moment {
        guard round > 1, let ruling else { return uploadedAt }
        return max(uploadedAt, ruling)
    }
}
