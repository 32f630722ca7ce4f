import ExamDomain
import ExamStore

/// Takes one candidate off the roster, as long as nothing of the exam has happened to them.
package struct RemoveCandidate {
    let told: String
    let exam: String?
    let reason: String

    package init(_ told: String, from exam: String?, reason: String) {
        self.told = told
        self.exam = exam
        self.reason = reason
    }

    /// - Throws: `Refusal` `inUse` for a candidate who has entered; `Failure` `.noInput`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Candidate {
        try store.write(by: staff, may: .configure, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            let candidate = try writing.reading.rosterCandidate(told, in: exam)
            guard try !writing.reading.hasSession(candidate.id) else {
                throw Refusal(
                    .inUse,
                    Phrase(
                        zh: "考生 \(candidate.handle) 已进入考试或已有授权，不能从名单中删除",
                        en:
                            "\(candidate.handle) has entered the exam or was granted an exception, and cannot be removed"
                    ),
                    hint: Phrase(
                        zh: "查看：examctl candidate show \(candidate.handle)",
                        en: "see examctl candidate show \(candidate.handle)"))
            }
            let batch = try writing.reading.batchNumber(of: candidate.id)
            try writing.remove(candidate.id)
            try writing.record(
                "roster remove", subject: candidate.handle, reason: reason,
                details: candidate.entry.told.adding("batch", batch.map(JSON.count)),
                link: JournalEntry.Link(exam: exam.id, candidate: candidate.id, revision: exam.inForce.revision))
            return candidate
        }
    }
}
