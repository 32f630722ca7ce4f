import ExamDomain
import ExamStore

/// Hands out the longest-waiting review of an exam, and claims it.
package struct NextReview {
    let exam: String?
    let group: String?
    let passingOver: Set<ID<Review>>

    /// - Parameters:
    ///   - group: only of candidates of this group (报考专业).
    ///   - passingOver: what this reviewer has looked at and left.
    package init(of exam: String?, group: String? = nil, passingOver: Set<ID<Review>> = []) {
        self.exam = exam
        self.group = group
        self.passingOver = passingOver
    }

    /// - Throws: `Refusal` `nothingWaiting`, `unknownGroup`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try store.write(by: staff, may: .review, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            if let group { try writing.reading.demandGroup(group, of: exam) }
            guard
                let next = try writing.reading.longestWaitingReview(
                    of: exam, for: staff, group: group, passingOver: passingOver, at: now)
            else {
                throw Refusal(.nothingWaiting, Phrase(zh: "没有等待审核的照片", en: "no review is waiting"))
            }
            return try writing.claim(try writing.reading.reviewCase(next.review.id, at: now), by: staff)
        }
    }
}

extension Reading {
    /// - Throws: `Refusal` `unknownGroup`.
    package func demandGroup(_ name: String, of exam: KeptExam) throws {
        guard try candidates(inGroup: name, of: exam).isEmpty else { return }
        throw Refusal(
            .unknownGroup,
            Phrase(zh: "名单中没有报考专业“\(name)”的考生", en: "nobody on the roster is in the group “\(name)”"))
    }
}
