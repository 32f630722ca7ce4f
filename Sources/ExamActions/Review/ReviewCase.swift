import ExamDomain
import ExamStore

/// A review with the candidate and the exam it is about: what a reviewer needs to see.
package struct ReviewCase: Sendable {
    package var review: Review
    package let candidate: Candidate
    package let exam: KeptExam

    /// Undecided, and in nobody else's hand. Of a case as it stands at the moment of the act.
    ///
    /// - Throws: `Refusal` `reviewDecided`, saying who decided and when; `reviewClaimed`.
    func demandOpen(for staff: String) throws {
        if let refusal = review.refusalOfTaking(by: staff, in: exam.exam.timeZone) { throw refusal }
    }
}

extension Reading {
    /// - Parameter exam: the code of the exam that it is looked for in; nil: the whole unit.
    /// - Throws: `Failure` `.noInput` where there is no such review.
    package func reviewCase(_ id: ID<Review>, in exam: String? = nil, at now: Moment) throws -> ReviewCase {
        var found = try reviewCase(id, in: exam)
        found.review = found.review.standing(at: now)
        return found
    }

    /// As it is kept, whether its claim still holds or not.
    package func reviewCase(_ id: ID<Review>, in exam: String? = nil) throws -> ReviewCase {
        let wanted = try exam.map { try chosenExam($0) }
        guard let kept = try review(id), let candidate = try candidate(kept.review.candidate),
            let exam = try exams().first(where: { $0.id == kept.exam })
        else {
            throw Failure(
                .noInput, code: "unknownReview", Phrase(zh: "没有审核 \(id)", en: "there is no review \(id)"),
                hint: Phrase(zh: "运行 examctl review list 查看", en: "see examctl review list"))
        }
        if let wanted, wanted.id != exam.id {
            let (asked, own) = (wanted.exam.code, exam.exam.code)
            throw Failure(
                .noInput, code: "unknownReview",
                Phrase(zh: "考试 \(asked) 没有审核 \(id)", en: "exam \(asked) has no review \(id)"),
                hint: Phrase(zh: "它属于考试 \(own)", en: "it belongs to exam \(own)"))
        }
        return ReviewCase(review: kept.review, candidate: candidate, exam: exam)
    }
}
