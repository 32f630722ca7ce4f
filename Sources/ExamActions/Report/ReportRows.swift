import ExamDomain
import ExamStore

/// The rows of all reports, whole and unfiltered, each sheet's in its order, from one look at every candidate.
extension ExamReport {
    typealias RowReceiver = (_ kind: ReportKind, _ row: [ReportCell]) throws -> Void

    /// - Parameters:
    ///   - kinds: those whose rows are wanted.
    ///   - figures: what the summary counts of the rows that pass; nil: no summary is wanted.
    func pass(
        for kinds: [ReportKind], counting figures: inout SummaryFigures?, _ receive: RowReceiver
    ) throws {
        let wanted = Set(kinds)
        var issues = IssueRows(of: self)
        if figures != nil || !wanted.isDisjoint(with: [.submissions, .candidates, .files, .attention]) {
            try passSessions(wanted, &figures, &issues, receive)
        } else if wanted.contains(.rosterIssues) {
            try reading.eachCandidate(of: exam) { issues.count($0) }
        }
        if figures != nil || wanted.contains(.reviews) { try passReviews(&figures, receive) }
        if wanted.contains(.exceptions) { try ledger.eachRow { try receive(.exceptions, $0) } }
        if wanted.contains(.rosterIssues) { try issues.eachRow { try receive(.rosterIssues, $0) } }
    }

    func eachStanding(_ receive: (Candidate, Session, Standing) throws -> Void) throws {
        // Those who never came all stand in the same place.
        let untouched = settled(Session())
        let standingUntouched = Standing(of: untouched, in: exam.inForce)
        try reading.eachSession(of: exam, under: revisions) { candidate, session in
            if let session {
                let settled = settled(session)
                try receive(candidate, settled, Standing(of: settled, in: exam.inForce))
            } else {
                try receive(candidate, untouched, standingUntouched)
            }
            advance()
        }
    }

    func settled(_ session: Session) -> Session { session.settled(at: now, in: exam.inForce) }

    // MARK: - Sessions

    private func passSessions(
        _ wanted: Set<ReportKind>, _ figures: inout SummaryFigures?, _ issues: inout IssueRows, _ receive: RowReceiver
    ) throws {
        let needs = (
            submissions: wanted.contains(.submissions), candidates: wanted.contains(.candidates),
            files: wanted.contains(.files), attention: wanted.contains(.attention),
            issues: wanted.contains(.rosterIssues)
        )
        let (candidates, submissions) = (figureSieve(.candidates), figureSieve(.submissions))
        // Where submissions alone are listed, who has none among them is not.
        let listsSubmissions = kinds == [.submissions] && submissions != nil
        let zone = exam.exam.timeZone
        var calls = CallList(of: self)
        var rows = RowsOfOne()
        try eachStanding { candidate, session, standing in
            rows.begin { candidate.tell(ids, in: &$0) }
            if needs.issues { issues.count(candidate) }
            var isListed = true
            if needs.candidates || candidates != nil {
                let row = rows.row { standing.tell(session, in: &$0) }
                if needs.candidates { try receive(.candidates, row) }
                isListed = candidates?.passes(row) ?? true
            }
            var listed = 0
            for question in standing.questions {
                var isListed = true
                if needs.submissions || submissions != nil {
                    let row = rows.row { question.tell(zone, in: &$0) }
                    if needs.submissions { try receive(.submissions, row) }
                    isListed = submissions?.passes(row) ?? true
                }
                if isListed {
                    listed += 1
                    figures?.count(question)
                }
                if needs.files {
                    for file in question.reportedFiles { try receive(.files, rows.row { file.tell(in: &$0) }) }
                }
            }
            if listsSubmissions ? listed > 0 : isListed { figures?.count(standing, of: candidate, session) }
            if needs.attention { try calls.note(candidate, session) }
        }
        if needs.attention { try calls.eachRow { try receive(.attention, $0) } }
    }

    private func passReviews(_ figures: inout SummaryFigures?, _ receive: RowReceiver) throws {
        let reviews = figureSieve(.reviews)
        try eachKeptReview { candidate, review in
            let row = candidate.cells(ids) + review.cells
            try receive(.reviews, row)
            if reviews?.passes(row) ?? true { figures?.count(review) }
        }
    }

    /// What figures beside the rows are counted by; nil: everything counts.
    func figureSieve(_ kind: ReportKind) -> ReportSieve? {
        options.filter == .everything ? nil : sieve(kind)
    }

    private func eachKeptReview(_ receive: (Candidate, Review) throws -> Void) throws {
        try reading.eachReview(of: exam, under: revisions) { kept in
            guard let candidate = try reading.candidate(kept.review.candidate) else { return }
            try receive(candidate, kept.review.standing(at: now))
        }
    }
}

/// The rows about one candidate, which all begin with the same cells: these are made once, and the room for a row is taken
/// once for all rows.
private struct RowsOfOne {
    private var cells: [ReportCell] = []
    private var shared = 0

    /// - Parameter tell: adds the cells that the rows begin with.
    mutating func begin(_ tell: (inout [ReportCell]) -> Void) {
        cells.removeAll(keepingCapacity: true)
        tell(&cells)
        shared = cells.count
    }

    /// - Parameter tell: adds the further cells of the row.
    mutating func row(_ tell: (inout [ReportCell]) -> Void) -> [ReportCell] {
        cells.removeLast(cells.count - shared)
        tell(&cells)
        return cells
    }
}

/// What of the roster is doubtful: every candidate is counted before the first row can be told.
struct IssueRows {
    private let report: ExamReport
    private var search: RosterIssueSearch

    init(of report: ExamReport) {
        self.report = report
        // Of the present day nothing kept can be later, so that the same roster gives the same rows.
        search = RosterIssueSearch(today: CalendarDay(report.now, in: report.exam.exam.timeZone))
    }

    mutating func count(_ candidate: Candidate) { search.count(candidate.entry) }

    func eachRow(_ receive: ([ReportCell]) throws -> Void) throws {
        let namesakes = try report.reading.namesakes(in: report.exam)
        try report.reading.eachCandidate(of: report.exam) { candidate in
            let others = namesakes[candidate.id] ?? []
            for issue in search.issues(of: candidate.entry, namesakes: others.map { $0.handle }) {
                try receive(candidate.cells(report.ids) + issue.cells)
            }
        }
    }
}
