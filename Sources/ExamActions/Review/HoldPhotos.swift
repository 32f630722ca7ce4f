import ExamDomain
import ExamStore

/// Keeps one candidate's photos whatever a purge says, or lets them go with the others again.
package struct HoldPhotos {
    let candidate: String
    let exam: String?
    let holds: Bool
    let reason: String

    /// - Parameter holds: false takes the hold back.
    package init(of candidate: String, in exam: String?, holds: Bool, reason: String) {
        self.candidate = candidate
        self.exam = exam
        self.holds = holds
        self.reason = reason
    }

    /// - Throws: `Refusal` `notOnRoster`, `alreadyHeld`, `notHeld`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Candidate {
        try store.write(by: staff, may: .administer, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            guard let found = try writing.reading.candidate(CandidateName(told: candidate), in: exam) else {
                throw Refusal.notOnRoster
            }
            let hold = try writing.reading.photoHolds()[found.id]
            if let hold, holds {
                throw Refusal(
                    .alreadyHeld,
                    Phrase(
                        zh: "考生 \(found.handle) 的照片已由“\(hold.by)”保留：\(hold.reason)",
                        en: "the photos of \(found.handle) are on hold by “\(hold.by)”: \(hold.reason)"))
            }
            if hold == nil, !holds {
                throw Refusal(
                    .notHeld,
                    Phrase(zh: "考生 \(found.handle) 的照片没有保留", en: "the photos of \(found.handle) are not on hold"))
            }
            // Nothing below refuses.
            try writing.recordHold(holds ? "review hold" : "review unhold", on: found, in: exam, reason: reason)
            return found
        }
    }
}

extension Writing {
    mutating func recordHold(_ action: String, on candidate: Candidate, in exam: KeptExam, reason: String) throws {
        try record(
            action, subject: candidate.handle, reason: reason,
            link: JournalEntry.Link(exam: exam.id, candidate: candidate.id, revision: exam.inForce.revision))
    }
}
