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
            _ = try writing.record(
                "report \(issued.kind.rawValue)", subject: exam.exam.code.text,
                details: issued.details(exam.exam.timeZone),
                link: JournalEntry.Link(exam: exam.id))
        }
    }
}
