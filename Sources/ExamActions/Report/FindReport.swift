import ExamDomain
import ExamStore

/// Whether a file is a report that was issued, by its digest.
package struct FindReport {
    let sha256: String

    package init(_ sha256: String) { self.sha256 = sha256 }

    /// An entry of the journal that says so, and the zone of the report's exam.
    package struct Issue: Sendable {
        package let entry: JournalEntry
        package let zone: ExamTimeZone
    }

    /// The first first; empty: it never went out so.
    package func run(in store: Store, by staff: String) throws -> [Issue] {
        try store.read(as: staff) { reading in
            let exams = try reading.exams()
            var issues: [Issue] = []
            try reading.eachIssue(of: sha256) { entry in
                let exam = exams.first { $0.id == entry.link.exam }?.exam
                issues.append(Issue(entry: entry, zone: exam?.timeZone ?? .utc))
            }
            return issues
        }
    }
}
