import ExamDomain
import ExamStore

/// A review with the candidate and the exam it is about: what a reviewer needs to see.
package struct ReviewCase: Sendable {
    package var review: Review
    package let candidate: Candidate
    package let exam: KeptExam

    /// - Throws: `Refusal` `reviewDecided`, saying who decided and when.
    func demandUndecided() throws {
        guard review.state.isDecided else { return }
        let zone = exam.exam.timeZone
        guard let decision = review.decision else {
            throw Refusal(
                .reviewDecided,
                Phrase(
                    zh: "审核 \(review.id) 已撤回（实人验证已重置）",
                    en: "review \(review.id) was withdrawn: the identity check was reset"))
        }
        throw Refusal(
            .reviewDecided,
            Phrase(
                zh: "审核 \(review.id) 已由“\(decision.by)”于 \(zone.told(decision.at)) 判定为\(review.state.told.zh)",
                en: "review \(review.id) was \(review.state.told.en) by “\(decision.by)” at \(zone.told(decision.at))"))
    }

    /// Undecided, and in nobody else's hand.
    func demandOpen(for staff: String) throws {
        try demandUndecided()
        if let vote = review.votes.first(where: { $0.by == staff }) {
            throw Refusal(
                .reviewDecided,
                Phrase(
                    zh: "您已于 \(exam.exam.timeZone.told(vote.at)) 对审核 \(review.id) 作出判定，需由另一位审核员复核",
                    en:
                        "you decided on review \(review.id) at \(exam.exam.timeZone.told(vote.at)); another reviewer has to"
                ))
        }
        guard review.state == .claimed, let holder = review.claimedBy, holder != staff else { return }
        let since = review.claimedAt.map(exam.exam.timeZone.told) ?? ""
        throw Refusal(
            .reviewClaimed,
            Phrase(
                zh: "审核 \(review.id) 已由“\(holder)”于 \(since) 领取",
                en: "review \(review.id) was claimed by “\(holder)” at \(since)"),
            hint: Phrase(zh: "领取下一份：examctl review next", en: "take another: examctl review next"))
    }
}

extension Reading {
    /// - Throws: `Failure` `.noInput` where there is no such review.
    package func reviewCase(_ id: ID<Review>) throws -> ReviewCase {
        guard let kept = try review(id), let candidate = try candidate(kept.review.candidate),
            let exam = try exams().first(where: { $0.id == kept.exam })
        else {
            throw Failure(
                .noInput, code: "unknownReview", Phrase(zh: "没有审核 \(id)", en: "there is no review \(id)"),
                hint: Phrase(zh: "运行 examctl review list 查看", en: "see examctl review list"))
        }
        return ReviewCase(review: kept.review, candidate: candidate, exam: exam)
    }
}
