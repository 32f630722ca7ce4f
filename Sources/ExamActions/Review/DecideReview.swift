import ExamDomain
import ExamStore

/// Decides on the photos of one round: the candidate goes on, or uploads anew.
///
/// Compare-and-set: the review's number stands for the round that was shown, and the state is looked at again inside the
/// transaction. Of two reviewers at once one wins and the other is told who was first.
package struct DecideReview {
    let id: ID<Review>
    let choice: ReviewVote.Choice
    let text: String?

    package init(_ id: ID<Review>, _ choice: ReviewVote.Choice, text: String? = nil) {
        self.id = id
        self.choice = choice
        self.text = text
    }

    /// - Throws: `Refusal` `reviewDecided`, `reviewClaimed`; `Failure` `.usage` where `other` comes without a text.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try demandText()
        return try store.write(by: staff, may: .review, at: now) { writing in
            var found = try writing.reading.reviewCase(id)
            try found.demandOpen(for: staff)
            // Nothing below refuses.
            let vote = ReviewVote(choice: choice, text: text, by: staff, at: now)
            found.review.votes.append(vote)
            switch ReviewVerdict(of: found.review.votes, reviewers: found.exam.exam.identity.reviewers) {
            case .open: found.review.state = .waiting
            case .approved: found.review.state = .approved
            case .rejected: found.review.state = .rejected
            }
            if found.review.state == .waiting {
                found.review.claimedBy = nil
                found.review.claimedAt = nil
            }
            try writing.save(found.review)
            let act = StaffAct.vote(vote, round: found.review.round)
            guard case .object(let members) = act.details else { return found }
            try writing.record(act.action, found, details: members.filter { $0.key != "round" })
            return found
        }
    }

    private func demandText() throws {
        guard choice == .reject(.other), text?.isBlank != false else { return }
        throw Failure(
            .usage, code: "textRequired",
            Phrase(zh: "原因为“其他”时必须说明", en: "the code “other” needs a text"),
            hint: Phrase(zh: "加上 --text \"……\"，考生会看到", en: "add --text \"…\"; the candidate reads it"))
    }
}
