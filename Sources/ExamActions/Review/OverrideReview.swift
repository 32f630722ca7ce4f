import ExamDomain
import ExamStore

/// Decides a decided review otherwise, by another member of staff and with a reason. The decision before is kept beside it.
package struct OverrideReview {
    let id: ID<Review>
    let exam: String?
    let verdict: DecideReview.Verdict
    let reason: String

    /// - Parameter exam: the code of the exam that it is looked for in; nil: the whole unit.
    package init(_ id: ID<Review>, in exam: String? = nil, _ verdict: DecideReview.Verdict, reason: String) {
        self.id = id
        self.exam = exam
        self.verdict = verdict
        self.reason = reason
    }

    /// - Throws: `Refusal` `notDecided`, `notIndependent`, `superseded`, `reviewDecided` where it is decided so already;
    ///   `Failure` `.usage` where `other` comes without a text.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try verdict.demandText()
        return try store.write(by: staff, may: .review, at: now) { writing in
            var found = try writing.reading.reviewCase(id, in: exam, at: now)
            let session = try writing.reading.session(
                of: found.candidate.id, under: writing.reading.revisions(of: found.exam))
            let refusal = found.review.refusalOfOverride(
                to: verdict.choice, by: staff, identity: session.identity, in: found.exam.exam.timeZone)
            if let refusal { throw refusal }
            // Nothing below refuses.
            let vote = ReviewVote(
                choice: verdict.choice, text: verdict.text, by: staff, at: now,
                digests: found.review.photos.map(\.sha256))
            let override = ReviewOverride(vote, reason: reason)
            found.review.overrides.append(override)
            found.review.state = vote.isApproval ? .approved : .rejected
            try writing.save(found.review)
            try writing.record(.override(override, round: found.review.round), on: found, reason: reason)
            return found
        }
    }
}
