import ExamDomain
import ExamStore

/// A report of an exam as it stands, read from one committed state. Its rows stream: each candidate's session is folded as
/// its row comes by.
package struct ExamReport {
    let kind: ReportKind
    let exam: KeptExam
    let options: ReportChoice
    /// The moment that is asked about.
    let now: Moment
    let reading: Reading
    let revisions: ExamRevisions
    /// Told of every candidate that was looked at.
    let advance: () -> Void

    var ids: ReportedIDs { options.ids }
    var kinds: [ReportKind] { options.sheets(of: kind) }

    /// - Parameters:
    ///   - asOf: as things stood then: what happened later is passed over, the settings of then are used; nil: now.
    ///   - reading: stays open until the report has been written.
    ///   - advance: called for every candidate whose session was looked at.
    package init(
        _ kind: ReportKind, of exam: KeptExam, _ options: ReportChoice, at now: Moment, asOf: Moment? = nil,
        _ reading: Reading, advance: @escaping () -> Void = {}
    ) throws {
        self.kind = kind
        self.exam = try asOf.map { try reading.exam(exam, asOf: $0) } ?? exam
        self.options = options
        self.now = asOf ?? now
        self.reading = reading
        self.advance = advance
        revisions = try reading.revisions(of: self.exam, until: asOf)
    }

    package func report() throws -> Report {
        let title = exam.exam.title
        let named = options.title ?? kind.told
        let sheets = try kinds.map(sheet)
        return Report(
            title: Phrase(zh: "\(title) \(named.zh)", en: "\(title) – \(named.en)"),
            unit: try reading.unitName(), summary: try summary(), sheets: sheets,
            furtherSheets: try further(sheets), timeZone: exam.exam.timeZone,
            asOf: try reading.latestFact(of: exam, until: revisions.until) ?? exam.exam.opensAt,
            inOnePass: { try rowsAndSummary($0) })
    }

    /// How far the journal goes that it tells of.
    package func journalHead() throws -> IssuedReport.Head { try reading.journalHead(of: exam, until: revisions.until) }

    var ledger: ExceptionLedger { ExceptionLedger(of: exam, ids: ids, until: revisions.until, reading) }

    /// How many exceptions the exam had, by staff and by group.
    package func exceptionTotals() throws -> ExceptionTotals {
        try ledger.totals(passing: sieve(.exceptions))
    }

    /// How far reviewers agree with second looks.
    package func agreement() throws -> ReviewerAgreement {
        let reviews = figureSieve(.reviews)
        return try ReviewerAgreement(of: exam, until: revisions.until, reading) { review in
            guard let reviews else { return true }
            guard let candidate = try reading.candidate(review.candidate) else { return false }
            return reviews.passes(candidate.cells(ids) + review.standing(at: now).cells)
        }
    }

    private var agreementSheet: ReportSheet {
        ReportSheet(
            name: Phrase(zh: "审核一致性", en: "Review agreement"), columns: ReportColumn.ofAgreement, frozenColumns: 1
        ) { receive in
            for row in try agreement().rows { try receive(row) }
        }
    }

    /// What a workbook has after its sheets.
    private func further(_ sheets: [ReportSheet]) throws -> [ReportSheet] {
        switch kind {
        case .all:
            var further: [ReportSheet] = []
            if kinds.contains(.exceptions) { further.append(ledger.totalsSheet(passing: sieve(.exceptions))) }
            if kinds.contains(.reviews) { further.append(agreementSheet) }
            let described =
                [(name: SummarySheet.name, columns: ReportColumn.ofSummary)]
                + SummaryFigures.furtherTables.map { table in
                    let (sheet, title) = (SummarySheet.name, table.title)
                    return (Phrase(zh: "\(sheet.zh)：\(title.zh)", en: "\(sheet.en): \(title.en)"), table.columns)
                }
                + (sheets + further).map { ($0.name, $0.columns) }
            let provenance = DataDictionary.provenance(
                options, asOf: revisions.until, in: exam.exam.timeZone, head: try journalHead())
            return further + [DataDictionary.sheet(of: described, provenance: provenance)]
        // A single report is the summary and its sheet.
        case .submissions, .candidates, .reviews, .exceptions, .files, .attention, .rosterIssues: return []
        }
    }

    private func sheet(_ kind: ReportKind) throws -> ReportSheet {
        let wanted = try WantedRows(kind, options)
        // Admission number and name stay in sight.
        return ReportSheet(
            name: kind.told, columns: wanted.columns, frozenColumns: options.columns.isEmpty ? 2 : 0
        ) { receive in
            var nothing: SummaryFigures?
            try pass(for: [kind], counting: &nothing) { _, row in
                if let row = wanted.chosen(row) { try receive(row) }
            }
        }
    }

    func sieve(_ kind: ReportKind) -> ReportSieve { ReportSieve(options.filter, of: kind) }

    // MARK: - Summary

    private func summary() throws -> SummarySheet {
        var figures: SummaryFigures? = SummaryFigures(of: exam.exam)
        try pass(for: [], counting: &figures) { _, _ in }
        return sheet(of: figures)
    }

    private func rowsAndSummary(
        _ receive: (_ sheet: Int, _ row: [ReportCell]) throws -> Void
    ) throws -> SummarySheet {
        let wanted = try kinds.map { try WantedRows($0, options) }
        var figures: SummaryFigures? = SummaryFigures(of: exam.exam)
        try pass(for: kinds, counting: &figures) { kind, row in
            guard let sheet = wanted.firstIndex(where: { $0.kind == kind }), let row = wanted[sheet].chosen(row) else {
                return
            }
            try receive(sheet, row)
        }
        return sheet(of: figures)
    }

    private func sheet(of figures: SummaryFigures?) -> SummarySheet {
        (figures ?? SummaryFigures(of: exam.exam)).sheet(of: exam, options.filter, asOf: revisions.until)
    }
}

/// Which rows of a sheet are wanted, and which of their cells. A class: a structure would be copied for every row.
final class WantedRows {
    let kind: ReportKind
    let columns: [ReportColumn]
    /// Nil: every row.
    private let sieve: ReportSieve?
    /// Nil: every cell.
    private let places: [Int]?

    init(_ kind: ReportKind, _ options: ReportChoice) throws {
        let chosen = try options.places(in: kind)
        self.kind = kind
        columns = chosen.map { kind.allColumns[$0] }
        sieve = options.filter == .everything ? nil : ReportSieve(options.filter, of: kind)
        places = options.columns.isEmpty ? nil : chosen
    }

    /// What is wanted of a row; nil: nothing.
    func chosen(_ row: [ReportCell]) -> [ReportCell]? {
        if let sieve, !sieve.passes(row) { return nil }
        return places.map { $0.map { row[$0] } } ?? row
    }
}
