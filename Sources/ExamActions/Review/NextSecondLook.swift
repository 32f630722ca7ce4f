import ExamDomain
import ExamStore

/// Hands out the next second look of a sample to somebody who did not decide, and claims it for a lease.
package struct NextSecondLook {
    let exam: String?

    package init(of exam: String?) {
        self.exam = exam
    }

    /// - Returns: the case without anything of what was decided.
    /// - Throws: `Refusal` `nothingWaiting`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try store.write(by: staff, may: .review, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            guard var look = try writing.reading.nextSecondLook(of: exam, for: staff, at: now) else {
                throw Refusal(
                    .nothingWaiting, Phrase(zh: "没有等待您抽查的判定", en: "no second look is waiting for you"),
                    hint: Phrase(zh: "抽取样本：examctl review sample 5%", en: "draw a sample: examctl review sample 5%"))
            }
            // Nothing below refuses.
            var found = try writing.reading.reviewCase(look.review)
            look.claim(by: staff, at: now)
            try writing.save(look)
            try writing.record("review sample claim", found)
            found.review = found.review.blind(claimedBy: staff, at: now)
            return found
        }
    }
}
