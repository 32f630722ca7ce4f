import ExamDomain
import ExamStore

/// Every exception of an exam (授权): what was granted to whom, and what was changed for everybody while the exam ran. The rows
/// are counted as they go by, so that their totals cost no second reading of the journal.
final class ExceptionLedger {
    private let exam: KeptExam
    private let ids: ReportedIDs
    private let reading: Reading
    private var counted: ExceptionTotals?

    init(of exam: KeptExam, ids: ReportedIDs, _ reading: Reading) {
        self.exam = exam
        self.ids = ids
        self.reading = reading
    }

    func eachRow(_ receive: ([ReportCell]) throws -> Void) throws {
        let nobody = ReportColumn.ofCandidate.map { _ in ReportCell.empty }
        var totals = ExceptionTotals()
        try eachEntry { entry, candidate in
            totals.add(entry, group: candidate?.entry.group)
            try receive((candidate?.cells(ids) ?? nobody) + entry.cells)
        }
        counted = totals
    }

    func totals() throws -> ExceptionTotals {
        if let counted { return counted }
        var totals = ExceptionTotals()
        try eachEntry { totals.add($0, group: $1?.entry.group) }
        counted = totals
        return totals
    }

    private func eachEntry(_ receive: (ExceptionEntry, Candidate?) throws -> Void) throws {
        try reading.eachException(of: exam) { entry in
            try receive(entry, try entry.candidate.flatMap { try reading.candidate($0) })
        }
    }

    var totalsSheet: ReportSheet {
        ReportSheet(
            name: Phrase(zh: "授权汇总", en: "Exception totals"), columns: ReportColumn.ofExceptionTotals,
            frozenColumns: 2
        ) { [self] receive in
            for row in try totals().rows { try receive(row) }
        }
    }
}
