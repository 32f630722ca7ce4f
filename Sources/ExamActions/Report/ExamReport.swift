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

    var ids: ReportedIDs { options.ids }

    /// - Parameters:
    ///   - asOf: as things stood then: what happened later is passed over, the settings of then are used; nil: now.
    ///   - reading: stays open until the report has been written.
    package init(
        _ kind: ReportKind, of exam: KeptExam, _ options: ReportChoice, at now: Moment, asOf: Moment? = nil,
        _ reading: Reading
    ) throws {
        self.kind = kind
        self.exam = try asOf.map { try reading.exam(exam, asOf: $0) } ?? exam
        self.options = options
        self.now = asOf ?? now
        self.reading = reading
        revisions = try reading.revisions(of: self.exam, until: asOf)
    }

    package func report() throws -> Report {
        let title = exam.exam.title
        let sheets = try kind.sheets.map(sheet)
        return Report(
            title: Phrase(zh: "\(title) \(kind.told.zh)", en: "\(title) – \(kind.told.en)"),
            unit: try reading.unitName(), summary: try summary(), sheets: sheets, furtherSheets: try further(sheets),
            timeZone: exam.exam.timeZone, asOf: try latestFact() ?? exam.exam.opensAt)
    }

    private func latestFact() throws -> Moment? { try reading.latestFact(of: exam, until: revisions.until) }

    /// How far the journal goes that it tells of.
    package func journalHead() throws -> IssuedReport.Head { try reading.journalHead(of: exam, until: revisions.until) }

    var ledger: ExceptionLedger { ExceptionLedger(of: exam, ids: ids, until: revisions.until, reading) }

    /// How many exceptions the exam had, by staff and by group.
    package func exceptionTotals() throws -> ExceptionTotals {
        try ledger.totals(passing: sieve(.exceptions))
    }

    /// How far reviewers agree with second looks.
    package func agreement() throws -> ReviewerAgreement {
        try ReviewerAgreement(of: exam, until: revisions.until, reading)
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
            let further = [ledger.totalsSheet(passing: sieve(.exceptions)), agreementSheet]
            let described =
                [(name: SummarySheet.name, columns: ReportColumn.ofSummary)]
                + (sheets + further).map { ($0.name, $0.columns) }
            let provenance = DataDictionary.provenance(
                options, asOf: revisions.until, in: exam.exam.timeZone, head: try journalHead())
            return further + [DataDictionary.sheet(of: described, provenance: provenance)]
        // A single report is the summary and its sheet.
        case .submissions, .candidates, .reviews, .exceptions, .files, .attention, .rosterIssues: return []
        }
    }

    private func sheet(_ kind: ReportKind) throws -> ReportSheet {
        let sieve = sieve(kind)
        let chosen = try options.places(in: kind)
        // Admission number and name stay in sight.
        return ReportSheet(
            name: kind.told, columns: chosen.map { kind.allColumns[$0] }, frozenColumns: options.columns.isEmpty ? 2 : 0
        ) { receive in
            try eachRow(of: kind) { row in
                guard options.filter == .everything || sieve.passes(row) else { return }
                try receive(options.columns.isEmpty ? row : chosen.map { row[$0] })
            }
        }
    }

    func sieve(_ kind: ReportKind) -> ReportSieve { ReportSieve(options.filter, of: kind.allColumns) }

    // MARK: - Summary

    private func summary() throws -> SummarySheet {
        var figures = SummaryFigures(of: exam.exam)
        let isWhole = options.filter == .everything
        let (candidates, submissions, reviews) = (sieve(.candidates), sieve(.submissions), sieve(.reviews))
        try eachStanding { candidate, session, standing in
            let who = isWhole ? [] : candidate.cells(ids)
            if isWhole || candidates.passes(who + standing.cells(session)) { figures.count(standing, of: candidate) }
            for question in standing.questions
            where isWhole || submissions.passes(who + question.cells(exam.exam.timeZone)) { figures.count(question) }
        }
        try eachKeptReview { candidate, review in
            if isWhole || reviews.passes(candidate.cells(ids) + review.cells) { figures.count(review) }
        }
        return figures.sheet(
            of: exam, options.filter, latestFact: try latestFact(), asOf: revisions.until)
    }
}
