import ExamDomain
import ExamStore

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

    /// - Parameter asOf: the moment that was asked about; nil: now.
    func sheet(of exam: KeptExam, latestFact: Moment?, asOf: Moment?) -> SummarySheet {
        let statuses = QuestionStanding.Status.allCases
        let rows = zip(questions, byQuestion).map { question, counts in
            [ReportCell.text(question.id.text)] + statuses.map { .count(counts[$0] ?? 0) }
                + [.count(counts.values.reduce(0, +)), .text(question.title)]
        }
        return SummarySheet(
            name: SummarySheet.name, columns: ReportColumn.ofSummary, rows: rows,
            keyFigures: keyFigures(of: exam, latestFact: latestFact, asOf: asOf), charted: statuses.map(\.rawValue),
            chartTitle: Phrase(zh: "各题状态", en: "Status by question"))
    }

    private func keyFigures(
        of exam: KeptExam, latestFact: Moment?, asOf: Moment?
    ) -> [SummarySheet.KeyFigure] {
        let all = byStatus.values.reduce(0, +)
        var figures = [
            SummarySheet.KeyFigure(Phrase(zh: "考试", en: "Exam"), .text("\(exam.exam.title)（\(exam.exam.code)）")),
            SummarySheet.KeyFigure(Phrase(zh: "开始", en: "Opens"), .moment(exam.exam.opensAt)),
            SummarySheet.KeyFigure(Phrase(zh: "结束", en: "Closes"), .moment(exam.inForce.endsAt)),
            SummarySheet.KeyFigure(Phrase(zh: "名单人数", en: "Candidates on the roster"), .count(all)),
        ]
        if let asOf { figures.append(SummarySheet.KeyFigure(Phrase(zh: "截至", en: "As of"), .moment(asOf))) }
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
