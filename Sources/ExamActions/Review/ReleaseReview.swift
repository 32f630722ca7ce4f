import ExamDomain
import ExamStore

/// Gives a claimed review back to the queue, at its old place.
package struct ReleaseReview {
    let id: ID<Review>

    package init(_ id: ID<Review>) {
        self.id = id
    }

    /// - Throws: `Refusal` `reviewClaimed` where somebody else holds it, `reviewDecided`; `Failure` `.noInput`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try store.write(by: staff, may: .review, at: now) { writing in
            var found = try writing.reading.reviewCase(id, at: now)
            try found.demandOpen(for: staff)
            guard found.review.state == .claimed else { return found }
            found.review.release()
            try writing.save(found.review)
            try writing.record("review release", found)
            return found
        }
    }
}
