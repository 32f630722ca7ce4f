import ExamDomain
import ExamStore

/// A report of an exam as it stands, read from one committed state. Its rows stream: each candidate's session is folded as
/// its row comes by.
package struct ExamReport {
    let kind: ReportKind
    let exam: KeptExam
    let ids: ReportedIDs
    let now: Moment
    private let reading: Reading
    private let revisions: ExamRevisions

    /// - Parameter reading: stays open until the report has been written.
    package init(_ kind: ReportKind, of exam: KeptExam, ids: ReportedIDs, at now: Moment, _ reading: Reading) throws {
        self.kind = kind
        self.exam = exam
        self.ids = ids
        self.now = now
        self.reading = reading
        revisions = try reading.revisions(of: exam)
    }

    package func report() throws -> Report {
        let title = exam.exam.title
        return Report(
            title: Phrase(zh: "\(title) \(kind.told.zh)", en: "\(title) – \(kind.told.en)"),
            summary: try summary(), sheets: kind.sheets.map(sheet), timeZone: exam.exam.timeZone,
            asOf: try reading.latestFact(of: exam) ?? exam.exam.opensAt)
    }

    private func sheet(_ kind: ReportKind) -> ReportSheet {
        ReportSheet(name: kind.told, columns: ReportColumn.ofCandidate + kind.columns) { receive in
            switch kind {
            case .submissions: try eachSubmission(receive)
            case .candidates: try eachCandidate(receive)
            case .reviews: try eachReview(receive)
            case .exceptions: try eachException(receive)
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
        try reading.eachReview(of: exam) { kept in
            guard let candidate = try reading.candidate(kept.review.candidate) else { return }
            try receive(candidate.cells(ids) + kept.review.cells)
        }
    }

    private func eachException(_ receive: ([ReportCell]) throws -> Void) throws {
        try reading.eachGrant(of: exam) { id, grant in
            guard let candidate = try reading.candidate(id) else { return }
            try receive(candidate.cells(ids) + grant.cells)
        }
    }

    // MARK: - Summary

    private func summary() throws -> SummarySheet {
        var figures = SummaryFigures(of: exam.exam)
        try eachStanding { figures.count($2) }
        return figures.sheet(of: exam, latestFact: try reading.latestFact(of: exam))
    }
}

/// What the summary counts while the candidates go by.
struct SummaryFigures {
    private let questions: [Question]
    private var byQuestion: [[QuestionStanding.Status: Int]]
    private var byStatus: [Standing.Status: Int] = [:]
    private var reviewsOpen = 0
    private var incomplete = 0

    init(of exam: Exam) {
        questions = exam.questions
        byQuestion = exam.questions.map { _ in [:] }
    }

    mutating func count(_ standing: Standing) {
        byStatus[standing.status, default: 0] += 1
        if standing.identity == .waiting { reviewsOpen += 1 }
        for (index, question) in standing.questions.enumerated() {
            byQuestion[index][question.status, default: 0] += 1
            if question.files == .incomplete { incomplete += 1 }
        }
    }

    func sheet(of exam: KeptExam, latestFact: Moment?) -> SummarySheet {
        let statuses = QuestionStanding.Status.allCases
        let rows = zip(questions, byQuestion).map { question, counts in
            [ReportCell.text(question.id.text)] + statuses.map { .count(counts[$0] ?? 0) }
                + [.count(counts.values.reduce(0, +)), .text(question.title)]
        }
        return SummarySheet(
            name: Phrase(zh: "汇总", en: "Summary"), columns: ReportColumn.ofSummary, rows: rows,
            keyFigures: keyFigures(of: exam, latestFact: latestFact), charted: statuses.map(\.rawValue),
            chartTitle: Phrase(zh: "各题状态", en: "Status by question"))
    }

    private func keyFigures(of exam: KeptExam, latestFact: Moment?) -> [SummarySheet.KeyFigure] {
        let all = byStatus.values.reduce(0, +)
        var figures = [
            SummarySheet.KeyFigure(Phrase(zh: "考试", en: "Exam"), .text("\(exam.exam.title)（\(exam.exam.code)）")),
            SummarySheet.KeyFigure(Phrase(zh: "开始", en: "Opens"), .moment(exam.exam.opensAt)),
            SummarySheet.KeyFigure(Phrase(zh: "结束", en: "Closes"), .moment(exam.inForce.endsAt)),
            SummarySheet.KeyFigure(Phrase(zh: "名单人数", en: "Candidates on the roster"), .count(all)),
        ]
        figures += Standing.Status.allCases.map { status in
            SummarySheet.KeyFigure(status.told, .count(byStatus[status] ?? 0))
        }
        figures += [
            SummarySheet.KeyFigure(Phrase(zh: "等待人工审核", en: "Reviews waiting"), .count(reviewsOpen)),
            SummarySheet.KeyFigure(
                Phrase(zh: "已提交但文件未传完", en: "Submitted, files incomplete"), .count(incomplete)),
            SummarySheet.KeyFigure(Phrase(zh: "最近一次记录", en: "Latest fact"), .moment(orEmpty: latestFact)),
        ]
        return figures
    }
}
