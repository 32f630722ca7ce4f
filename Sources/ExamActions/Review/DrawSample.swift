import ExamDomain
import ExamStore

/// Draws decided reviews at random for a blind second look. The entry holds the seed and what was drawn from, so that the draw
/// can be repeated.
package struct DrawSample {
    let exam: String?
    let size: RandomSample.Size
    let seed: UInt32
    let dryRun: Bool

    package struct Outcome: Sendable {
        package let seed: UInt32
        /// Decided reviews that no sample holds yet.
        package let population: Int
        /// By number.
        package let reviews: [ID<Review>]
    }

    package init(_ size: RandomSample.Size, seed: UInt32, of exam: String?, dryRun: Bool = false) {
        self.size = size
        self.seed = seed
        self.exam = exam
        self.dryRun = dryRun
    }

    /// - Throws: `Refusal` `nothingWaiting` where there is nothing to draw from.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Outcome {
        try store.write(by: staff, may: .review, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            let population = try writing.reading.reviewsToSample(of: exam, gone: writing.reading.purgedDigests())
            guard !population.isEmpty else {
                throw Refusal(
                    .nothingWaiting,
                    Phrase(zh: "没有可以抽查的判定（都抽过，或照片已清除）", en: "no decided review is left to draw from"))
            }
            // Nothing below refuses.
            let drawn = RandomSample.draw(size, of: population, seed: UInt64(seed)).sorted { $0.number < $1.number }
            let entry = try writing.nextEntry()
            for review in drawn { try writing.insert(SecondLook(at: review, sample: entry), of: exam) }
            try writing.record(
                "review sample", subject: exam.exam.code.text,
                details: .members([
                    "size": .string(size.told), "seed": .integer(Int64(seed)), "population": .count(population.count),
                    "reviews": .array(drawn.map { .integer($0.number) }),
                ]), link: JournalEntry.Link(exam: exam.id))
            if dryRun { writing.takeBack() }
            return Outcome(seed: seed, population: population.count, reviews: drawn)
        }
    }
}
