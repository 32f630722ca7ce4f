import ExamDomain
import ExamStore

/// Puts into the journal that a report went out: its digest, its options, and how far the journal went.
package struct RecordReport {
    let issued: IssuedReport
    let exam: KeptExam

    package init(_ issued: IssuedReport, of exam: KeptExam) {
        self.issued = issued
        self.exam = exam
    }

    /// - Throws: `Refusal` `notPermitted`; `Failure` `.busy` where somebody else is writing.
    package func run(in store: Store, by staff: String, at now: Moment) throws {
        try store.write(by: staff, may: .export, at: now) { writing in
            // As every other look at full numbers says it.
            let details =
                issued.choice.ids == .full
                ? issued.details.adding("certificateNumbers", .string("full")) : issued.details
            _ = try writing.record(
                "report \(issued.kind.rawValue)", subject: exam.exam.code.text, details: details,
                link: JournalEntry.Link(exam: exam.id))
        }
    }
}

/// Whether a file is a report that was issued, by its digest.
package struct FindReport {
    let sha256: String

    package init(_ sha256: String) { self.sha256 = sha256 }

    /// The entries of the journal that say so, the first first; empty: it never went out so.
    package func run(in store: Store, by staff: String) throws -> [JournalEntry] {
        try store.read(as: staff) { reading in
            var entries: [JournalEntry] = []
            try reading.eachIssue(of: sha256) { entries.append($0) }
            return entries
        }
    }
}
