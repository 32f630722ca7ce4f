import ExamDomain
import ExamStore

/// Takes a review in hand for the length of a lease, so that nobody else decides it meanwhile. Claimed again by the same it is
/// theirs for a further lease.
package struct ClaimReview {
    let id: ID<Review>
    let exam: String?

    /// - Parameter exam: the code of the exam that it is looked for in; nil: the whole unit.
    package init(_ id: ID<Review>, in exam: String? = nil) {
        self.id = id
        self.exam = exam
    }

    /// - Throws: `Refusal` `reviewClaimed`, `reviewDecided`; `Failure` `.noInput`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try store.write(by: staff, may: .review, at: now) { writing in
            let found = try writing.reading.reviewCase(id, in: exam, at: now)
            try found.demandOpen(for: staff)
            // The same instant twice would be an entry that says nothing.
            if found.review.claimedBy == staff, found.review.claimedAt == now { return found }
            return try writing.claim(found, by: staff)
        }
    }
}

extension Writing {
    mutating func claim(_ found: ReviewCase, by staff: String) throws -> ReviewCase {
        var claimed = found
        claimed.review.claim(by: staff, at: now)
        try save(claimed.review)
        try record("review claim", claimed)
        return claimed
    }

    /// An entry about a review, for its candidate's history.
    mutating func record(
        _ action: String, _ reviewCase: ReviewCase, reason: String? = nil, details: [JSON.Member] = []
    ) throws {
        try record(
            action, subject: reviewCase.candidate.handle, reason: reason,
            details: .object(
                [
                    JSON.Member(key: "review", value: .integer(reviewCase.review.id.number)),
                    JSON.Member(key: "round", value: .count(reviewCase.review.round)),
                ] + details),
            link: JournalEntry.Link(
                exam: reviewCase.exam.id, candidate: reviewCase.candidate.id,
                revision: reviewCase.exam.inForce.revision))
    }

    /// A staff act on the session, as the entry that the session is folded from.
    mutating func record(_ act: StaffAct, on reviewCase: ReviewCase, reason: String? = nil) throws {
        guard case .object(let members) = act.details else { return }
        try record(act.action, reviewCase, reason: reason, details: members.filter { $0.key != "round" })
    }
}
