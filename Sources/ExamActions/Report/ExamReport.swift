import ExamDomain
import ExamStore

/// A report of an exam as it stands, read from one committed state. Its rows stream: each candidate's session is folded as
/// its row comes by.
package struct ExamReport {
    let kind: ReportKind
    let exam: KeptExam
    let ids: ReportedIDs
    /// The moment that is asked about.
    let now: Moment
    private let reading: Reading
    private let revisions: ExamRevisions

    /// - Parameters:
    ///   - asOf: as things stood then: what happened later is passed over, the settings of then are used; nil: now.
    ///   - reading: stays open until the report has been written.
    package init(
        _ kind: ReportKind, of exam: KeptExam, ids: ReportedIDs, at now: Moment, asOf: Moment? = nil, _ reading: Reading
    ) throws {
        self.kind = kind
        self.exam = try asOf.map { try reading.exam(exam, asOf: $0) } ?? exam
        self.ids = ids
        self.now = asOf ?? now
        self.reading = reading
        revisions = try reading.revisions(of: self.exam, until: asOf)
    }

    package func report() throws -> Report {
        let title = exam.exam.title
        let sheets = kind.sheets.map(sheet)
        return Report(
            title: Phrase(zh: "\(title) \(kind.told.zh)", en: "\(title) – \(kind.told.en)"),
            unit: try reading.unitName(), summary: try summary(), sheets: sheets, furtherSheets: further(sheets),
            timeZone: exam.exam.timeZone, asOf: try latestFact() ?? exam.exam.opensAt)
    }

    private func latestFact() throws -> Moment? { try reading.latestFact(of: exam, until: revisions.until) }

    private var ledger: ExceptionLedger { ExceptionLedger(of: exam, ids: ids, until: revisions.until, reading) }

    /// How many exceptions the exam had, by staff and by group.
    package func exceptionTotals() throws -> ExceptionTotals { try ledger.totals() }

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
    private func further(_ sheets: [ReportSheet]) -> [ReportSheet] {
        switch kind {
        case .all:
            let further = [ledger.totalsSheet, agreementSheet]
            let all = sheets + further
            let described =
                [(name: SummarySheet.name, columns: ReportColumn.ofSummary)] + all.map { ($0.name, $0.columns) }
            return further + [DataDictionary.sheet(of: described)]
        // A single report is the summary and its sheet.
        case .submissions, .candidates, .reviews, .exceptions: return []
        }
    }

    private func sheet(_ kind: ReportKind) -> ReportSheet {
        ReportSheet(
            // Admission number and name stay in sight.
            name: kind.told, columns: ReportColumn.ofCandidate + kind.columns, frozenColumns: 2
        ) { receive in
            switch kind {
            case .submissions: try eachSubmission(receive)
            case .candidates: try eachCandidate(receive)
            case .reviews: try eachReview(receive)
            case .exceptions: try ledger.eachRow(receive)
            case .all: break
            }
        }
    }

    // MARK: - Rows

    private func eachStanding(_ receive: (Candidate, Session, Standing) throws -> Void) throws {
        try reading.eachSession(of: exam, under: revisions) { candidate, session in
            let settled = session.settled(at: now, in: exam.inForce)
            try receive(candidate, settled, Standing(of: settled, in: exam.inForce))
        }
    }

    private func eachSubmission(_ receive: ([ReportCell]) throws -> Void) throws {
        try eachStanding { candidate, _, standing in
            let who = candidate.cells(ids)
            for question in standing.questions { try receive(who + question.cells(exam.exam.timeZone)) }
        }
    }

    private func eachCandidate(_ receive: ([ReportCell]) throws -> Void) throws {
        try eachStanding { candidate, session, standing in
            try receive(candidate.cells(ids) + standing.cells(session))
        }
    }

    private func eachReview(_ receive: ([ReportCell]) throws -> Void) throws {
        try reading.eachReview(of: exam, under: revisions) { kept in
            guard let candidate = try reading.candidate(kept.review.candidate) else { return }
            try receive(candidate.cells(ids) + kept.review.standing(at: now).cells)
        }
    }

    // MARK: - Summary

    private func summary() throws -> SummarySheet {
        var figures = SummaryFigures(of: exam.exam)
        try eachStanding { figures.count($2) }
        return figures.sheet(of: exam, latestFact: try latestFact(), asOf: revisions.until)
    }
}
