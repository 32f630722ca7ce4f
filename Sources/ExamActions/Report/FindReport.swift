import ExamDomain
import ExamStore

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
