import ExamDomain
import ExamStore

/// Puts into the journal that somebody looks at the photos of a review, before they do: who, which review, which photos.
package struct RecordPhotoView {
    let reviewCase: ReviewCase
    let isNumberFull: Bool

    /// - Parameter isNumberFull: the full certificate number is shown beside them, for comparison.
    package init(of reviewCase: ReviewCase, isNumberFull: Bool) {
        self.reviewCase = reviewCase
        self.isNumberFull = isNumberFull
    }

    /// - Throws: `Refusal` `notPermitted`.
    package func run(in store: Store, by staff: String, at now: Moment) throws {
        try store.write(by: staff, may: .review, at: now) { writing in
            var details = [
                JSON.Member(
                    key: "photos", value: .array(reviewCase.review.photos.map { .string($0.sha256) }))
            ]
            if isNumberFull { details.append(JSON.Member(key: "certificateNumbers", value: .string("full"))) }
            try writing.record("review show", reviewCase, details: details)
        }
    }
}
