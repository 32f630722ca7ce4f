import ExamDomain
import ExamStore

/// Changes what the roster says of one candidate.
package struct EditCandidate {
    let told: String
    let exam: String?
    let change: (RosterEntry) throws -> RosterEntry

    package init(_ told: String, in exam: String?, change: @escaping (RosterEntry) throws -> RosterEntry) {
        self.told = told
        self.exam = exam
        self.change = change
    }

    /// - Returns: the candidate as now on the roster.
    /// - Throws: `Refusal` `alreadyExists`; `Failure` `.noInput`; what `change` throws.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Candidate {
        try store.write(by: staff, may: .configure, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            let before = try writing.reading.rosterCandidate(told, in: exam)
            let after = Candidate(id: before.id, entry: try change(before.entry))
            guard after != before else { return before }
            try writing.reading.demandFree(after.entry, for: before.id, in: exam)
            try writing.keepBase(of: before.id)
            try writing.update(before.id, to: after.entry)
            try writing.record(
                "roster edit", subject: before.handle,
                details: .members(["before": before.entry.told, "after": after.entry.told]),
                link: JournalEntry.Link(exam: exam.id, candidate: before.id, revision: exam.inForce.revision))
            return after
        }
    }
}
