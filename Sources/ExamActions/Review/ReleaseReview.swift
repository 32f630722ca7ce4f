import ExamDomain
import ExamStore

/// Gives a claimed review back to the queue, at its old place.
package struct ReleaseReview {
    let id: ID<Review>
    let exam: String?

    /// - Parameter exam: the code of the exam that it is looked for in; nil: the whole unit.
    package init(_ id: ID<Review>, in exam: String? = nil) {
        self.id = id
        self.exam = exam
    }

    /// - Throws: `Refusal` `reviewClaimed` where somebody else holds it, `reviewDecided`; `Failure` `.noInput`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try store.write(by: staff, may: .review, at: now) { writing in
            var found = try writing.reading.reviewCase(id, in: exam, at: now)
            try found.demandOpen(for: staff)
            guard found.review.state == .claimed else { return found }
            found.review.release()
            try writing.save(found.review)
            try writing.record("review release", found)
            return found
        }
    }
}
