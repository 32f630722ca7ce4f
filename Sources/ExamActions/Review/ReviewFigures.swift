import ExamDomain
import ExamStore

/// How the reviews of an exam stand: what `review stats` tells.
package struct ReviewFigures: Sendable {
    package private(set) var byState: [Review.State: Int] = [:]
    package private(set) var byReviewer: [String: Int] = [:]
    package private(set) var byCode: [RejectionCode: Int] = [:]
    /// When the longest-waiting photos came; nil where nothing waits.
    package private(set) var waitingSince: Moment?

    package init(of exam: KeptExam, _ reading: Reading) throws {
        var figures = ReviewFigures()
        try reading.eachReview(of: exam) { figures.count($0.review) }
        self = figures
    }

    private init() {}

    private mutating func count(_ review: Review) {
        byState[review.state, default: 0] += 1
        for vote in review.votes { byReviewer[vote.by, default: 0] += 1 }
        if let code = review.decision?.code { byCode[code, default: 0] += 1 }
        guard !review.state.isDecided else { return }
        waitingSince = min(waitingSince ?? review.uploadedAt, review.uploadedAt)
    }
}
