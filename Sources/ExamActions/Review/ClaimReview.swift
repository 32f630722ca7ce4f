import ExamDomain
import ExamStore

/// Takes a review in hand, so that nobody else decides it meanwhile.
package struct ClaimReview {
    let id: ID<Review>

    package init(_ id: ID<Review>) {
        self.id = id
    }

    /// - Throws: `Refusal` `reviewClaimed`, `reviewDecided`; `Failure` `.noInput`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try store.write(by: staff, may: .review, at: now) { writing in
            let found = try writing.reading.reviewCase(id)
            try found.demandOpen(for: staff)
            if found.review.claimedBy == staff, found.review.state == .claimed { return found }
            return try writing.claim(found, by: staff)
        }
    }
}

/// Hands out the longest-waiting review of an exam.
package struct NextReview {
    let exam: String?

    package init(of exam: String?) {
        self.exam = exam
    }

    /// - Throws: `Refusal` `nothingWaiting`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try store.write(by: staff, may: .review, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            guard let next = try writing.reading.longestWaitingReview(of: exam, for: staff) else {
                throw Refusal(
                    .nothingWaiting, Phrase(zh: "没有等待审核的照片", en: "no review is waiting"))
            }
            return try writing.claim(try writing.reading.reviewCase(next.review.id), by: staff)
        }
    }
}

extension Writing {
    fileprivate mutating func claim(_ found: ReviewCase, by staff: String) throws -> ReviewCase {
        var claimed = found
        claimed.review.state = .claimed
        claimed.review.claimedBy = staff
        claimed.review.claimedAt = now
        try save(claimed.review)
        try record("review claim", claimed)
        return claimed
    }

    /// An entry about a review, for its candidate's history.
    mutating func record(_ action: String, _ reviewCase: ReviewCase, details: [JSON.Member] = []) throws {
        try record(
            action, subject: reviewCase.candidate.handle,
            details: .object(
                [
                    JSON.Member(key: "review", value: .integer(reviewCase.review.id.number)),
                    JSON.Member(key: "round", value: .count(reviewCase.review.round)),
                ] + details),
            link: JournalEntry.Link(
                exam: reviewCase.exam.id, candidate: reviewCase.candidate.id,
                revision: reviewCase.exam.inForce.revision))
    }
}
