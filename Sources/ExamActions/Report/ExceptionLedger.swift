import ExamDomain
import ExamStore

/// Every exception of an exam (授权): what was granted to whom, and what was changed for everybody while the exam ran.
struct ExceptionLedger {
    private let exam: KeptExam
    private let ids: ReportedIDs
    private let until: Moment?
    private let reading: Reading

    /// - Parameter until: later ones are passed over; nil: none are.
    init(of exam: KeptExam, ids: ReportedIDs, until: Moment? = nil, _ reading: Reading) {
        self.exam = exam
        self.ids = ids
        self.until = until
        self.reading = reading
    }

    func eachRow(_ receive: ([ReportCell]) throws -> Void) throws { try each { _, _, row in try receive(row) } }

    /// Of the rows that pass.
    func totals(passing sieve: ReportSieve) throws -> ExceptionTotals {
        var totals = ExceptionTotals()
        try each { entry, candidate, row in
            if sieve.passes(row) { totals.add(entry, group: candidate?.entry.group) }
        }
        return totals
    }

    private func each(_ receive: (ExceptionEntry, Candidate?, _ row: [ReportCell]) throws -> Void) throws {
        let nobody = ReportColumn.ofCandidate.map { _ in ReportCell.empty }
        try reading.eachException(of: exam, until: until) { entry in
            let candidate = try entry.candidate.flatMap { try reading.candidate($0) }
            try receive(entry, candidate, (candidate?.cells(ids) ?? nobody) + entry.cells)
        }
    }

    func totalsSheet(passing sieve: ReportSieve) -> ReportSheet {
        ReportSheet(
            name: Phrase(zh: "授权汇总", en: "Exception totals"), columns: ReportColumn.ofExceptionTotals,
            frozenColumns: 2
        ) { receive in
            for row in try totals(passing: sieve).rows { try receive(row) }
        }
    }
}
