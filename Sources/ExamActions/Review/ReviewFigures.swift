import ExamDomain
import ExamStore

/// How the reviews of an exam stand: what `review stats` tells.
package struct ReviewFigures: Sendable {
    package private(set) var byState: [Review.State: Int] = [:]
    /// Decisions, overrides among them.
    package private(set) var byReviewer: [String: Int] = [:]
    package private(set) var byCode: [RejectionCode: Int] = [:]
    /// When the longest-waiting photos came; nil where nothing waits.
    package private(set) var waitingSince: Moment?
    /// Of decided reviews: from their place in the queue to the decision.
    package private(set) var waits = ReviewWaits([])
    /// Of the whole exam, whatever the group.
    package private(set) var agreement = ReviewerAgreement()

    /// - Parameter group: only candidates of this group (报考专业).
    package init(of exam: KeptExam, group: String? = nil, at now: Moment, _ reading: Reading) throws {
        var figures = ReviewFigures()
        var waits: [Interval] = []
        try reading.eachReview(of: exam, group: group, at: now) { kept in
            figures.count(kept.review)
            if kept.review.decision != nil { waits.append(kept.review.waited(until: now)) }
        }
        figures.waits = ReviewWaits(waits)
        figures.agreement = try ReviewerAgreement(of: exam, reading)
        self = figures
    }

    private init() {}

    private mutating func count(_ review: Review) {
        byState[review.state, default: 0] += 1
        for vote in review.votes + review.overrides.map(\.vote) { byReviewer[vote.by, default: 0] += 1 }
        if let code = review.decision?.code { byCode[code, default: 0] += 1 }
        guard !review.state.isDecided else { return }
        waitingSince = min(waitingSince ?? review.queuedAt, review.queuedAt)
    }
}

extension ReviewerAgreement {
    /// - Parameters:
    ///   - until: second looks made later are passed over; nil: none are.
    ///   - isWanted: which reviews are looked at.
    package init(
        of exam: KeptExam, until: Moment? = nil, _ reading: Reading,
        where isWanted: (Review) throws -> Bool = { _ in true }
    ) throws {
        self.init()
        var agreement = ReviewerAgreement()
        try reading.eachSecondLook(of: exam) { look, review in
            guard let second = look.vote, second.at <= until ?? second.at, try isWanted(review) else { return }
            agreement.add(review.votes, second: second)
        }
        self = agreement
    }
}
