import ExamDomain
import ExamStore

/// Decides on many reviews in the same way: on all of a list, or on none.
package struct DecideReviews {
    let lines: [(line: Int, told: String)]
    let file: String
    let exam: String?
    let verdict: DecideReview.Verdict
    let dryRun: Bool

    /// - Parameters:
    ///   - lines: the reviews' numbers as the file says them.
    ///   - exam: the code of the exam that they are looked for in; nil: the whole unit.
    package init(
        _ lines: [(line: Int, told: String)], of file: String, in exam: String? = nil, _ verdict: DecideReview.Verdict,
        dryRun: Bool
    ) {
        self.lines = lines
        self.file = file
        self.exam = exam
        self.verdict = verdict
        self.dryRun = dryRun
    }

    /// - Returns: the reviews in the order of the list, as they are then.
    /// - Throws: `FaultyFile` with every line that names no review, or one that cannot be decided; `Failure` `.usage` where
    ///   `other` comes without a text.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> [ReviewCase] {
        try verdict.demandText()
        return try store.write(by: staff, may: .review, at: now) { writing in
            let open = try open(writing.reading, for: staff, at: now)
            // Nothing below refuses.
            let decided = try open.map { try writing.decide($0, verdict, by: staff) }
            if dryRun { writing.takeBack() }
            return decided
        }
    }

    private func open(_ reading: Reading, for staff: String, at now: Moment) throws -> [ReviewCase] {
        var found: [ReviewCase] = []
        var faults: [Fault] = []
        var firstLines: [ID<Review>: Int] = [:]
        for (line, told) in lines {
            do {
                let next = try reviewCase(told, reading, at: now)
                if let first = firstLines.updateValue(line, forKey: next.review.id) {
                    faults.append(.twice(line, first: first))
                } else if let refusal = next.refusal(ofDecisionBy: staff, shown: nil) {
                    faults.append(
                        Fault(line: line, place: nil, code: refusal.code.rawValue, message: refusal.message))
                } else {
                    found.append(next)
                }
            } catch let failure as Failure where failure.kind == .noInput {
                faults.append(Fault(line: line, place: nil, code: failure.code, message: failure.message))
            }
        }
        guard faults.isEmpty, !found.isEmpty else {
            throw FaultyFile(
                file: file, code: faults.isEmpty ? "emptyList" : "badList",
                message: faults.isEmpty
                    ? Phrase(zh: "“\(file)”中没有审核", en: "“\(file)” names no review")
                    : Phrase(
                        zh: "“\(file)”中有 \(faults.count) 行不能判定，什么也没有写入",
                        en: "\(faults.count.counted("line")) of “\(file)” cannot be decided; nothing was written"),
                faults: faults)
        }
        return found
    }

    private func reviewCase(_ told: String, _ reading: Reading, at now: Moment) throws -> ReviewCase {
        guard let number = Int64(told), number > 0 else {
            throw Failure(
                .noInput, code: "badValue", Phrase(zh: "“\(told)”不是审核编号", en: "“\(told)” is not the number of a review")
            )
        }
        return try reading.reviewCase(ID(number), in: exam, at: now)
    }
}

extension Fault {
    fileprivate static func twice(_ line: Int, first: Int) -> Fault {
        Fault(
            line: line, place: nil, code: "duplicateInFile",
            message: Phrase(zh: "与第 \(first) 行是同一份审核", en: "the same review as on line \(first)"))
    }
}
