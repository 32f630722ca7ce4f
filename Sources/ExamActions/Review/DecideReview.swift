import ExamDomain
import ExamStore

/// Decides on the photos of one round: the candidate goes on, or uploads anew.
///
/// Compare-and-set: the review's number stands for the round that was shown, and the state is looked at again inside the
/// transaction. Of two reviewers at once one wins and the other is told who was first.
package struct DecideReview {
    let id: ID<Review>
    let exam: String?
    let verdict: Verdict
    let shown: [String]?

    /// What is decided.
    package struct Verdict: Sendable {
        let choice: ReviewVote.Choice
        let text: String?

        package init(_ choice: ReviewVote.Choice, text: String? = nil) {
            self.choice = choice
            self.text = text
        }

        /// - Throws: `Failure` `.usage` where `other` comes without a text.
        func demandText() throws {
            guard choice == .reject(.other), text?.isBlank != false else { return }
            throw Failure(
                .usage, code: "textRequired",
                Phrase(zh: "原因为“其他”时必须说明", en: "the code “other” needs a text"),
                hint: Phrase(zh: "加上 --text \"……\"，考生会看到", en: "add --text \"…\"; the candidate reads it"))
        }
    }

    /// - Parameter shown: the digests of the photos that were looked at; nil: those of the round.
    package init(_ id: ID<Review>, _ choice: ReviewVote.Choice, text: String? = nil, shown: [String]? = nil) {
        self.init(id, Verdict(choice, text: text), shown: shown)
    }

    /// - Parameter exam: the code of the exam that it is looked for in; nil: the whole unit.
    package init(_ id: ID<Review>, in exam: String? = nil, _ verdict: Verdict, shown: [String]? = nil) {
        self.id = id
        self.exam = exam
        self.verdict = verdict
        self.shown = shown
    }

    /// - Throws: `Refusal` `reviewDecided`, `reviewClaimed`, `photosChanged`; `Failure` `.usage` where `other` comes without
    ///   a text.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try verdict.demandText()
        return try store.write(by: staff, may: .review, at: now) { writing in
            let found = try writing.reading.reviewCase(id, in: exam, at: now)
            if let refusal = found.refusal(ofDecisionBy: staff, shown: shown) { throw refusal }
            // Nothing below refuses.
            return try writing.decide(found, verdict, by: staff)
        }
    }
}

extension ReviewCase {
    func refusal(ofDecisionBy staff: String, shown: [String]?) -> Refusal? {
        review.refusalOfTaking(by: staff, in: exam.exam.timeZone) ?? review.refusalOfPhotos(shown: shown)
    }
}

extension Writing {
    /// Of an open case; asks nothing.
    mutating func decide(_ open: ReviewCase, _ verdict: DecideReview.Verdict, by staff: String) throws -> ReviewCase {
        var found = open
        let vote = ReviewVote(
            choice: verdict.choice, text: verdict.text, by: staff, at: now, digests: found.review.photos.map(\.sha256))
        found.review.votes.append(vote)
        switch ReviewVerdict(of: found.review.votes, reviewers: found.exam.exam.identity.reviewers) {
        case .open: found.review.release()
        case .approved: found.review.state = .approved
        case .rejected: found.review.state = .rejected
        }
        try save(found.review)
        try record(.vote(vote, round: found.review.round), on: found)
        return found
    }
}
