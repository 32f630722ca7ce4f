import ExamDomain
import ExamStore

/// What the summary counts while the rows go by: no more than the sheets list.
struct SummaryFigures {
    private var questions: QuestionCompletion
    private var groups = GroupCompletion()
    private var latestFact: Moment?
    private var times: SubmissionTimes
    private var waits = ReviewWaitCounts()

    init(of exam: Exam) {
        questions = QuestionCompletion(of: exam.questions)
        times = SubmissionTimes(in: exam.timeZone)
    }

    /// A row of the candidates.
    mutating func count(_ standing: Standing, of candidate: Candidate, _ session: Session) {
        groups.add(standing.status, group: candidate.entry.group)
        if let latest = session.latestFact { latestFact = max(latestFact ?? latest, latest) }
    }

    /// A row of the submissions.
    mutating func count(_ question: QuestionStanding) {
        questions.add(question)
        if let submission = question.answer.submission { times.add(submission.at) }
    }

    /// A row of the reviews.
    mutating func count(_ review: Review) { waits.add(review) }

    /// Of the summary beside the table by question, empty: for the dictionary.
    static var furtherTables: [SummaryTable] {
        [GroupCompletion().table, SubmissionTimes(in: .utc).table, ReviewWaitCounts().table]
    }

    /// - Parameters:
    ///   - filter: what was counted.
    ///   - asOf: the moment that was asked about; nil: now.
    func sheet(of exam: KeptExam, _ filter: ReportFilter, asOf: Moment?) -> SummarySheet {
        let rows = questions.rows { filter.questions.isEmpty || filter.questions.contains($0.id.text) }
        return SummarySheet(
            name: SummarySheet.name, columns: ReportColumn.ofSummary, rows: rows,
            keyFigures: keyFigures(of: exam, filter, asOf: asOf),
            charted: QuestionStanding.Status.allCases.map(\.rawValue),
            chartTitle: Phrase(zh: "各题状态", en: "Status by question"),
            further: [groups.table, times.table, waits.table].filter { !$0.rows.isEmpty })
    }

    private func keyFigures(of exam: KeptExam, _ filter: ReportFilter, asOf: Moment?) -> [SummarySheet.KeyFigure] {
        typealias Figure = SummarySheet.KeyFigure
        let byStatus = groups.all
        let (code, name) = (exam.exam.code, exam.exam.title)
        let title = Phrase(zh: "\(name)（\(code)）", en: "\(name) (\(code))")
        var figures = [
            Figure(Phrase(zh: "考试", en: "Exam"), .phrase(title)),
            Figure(Phrase(zh: "开始", en: "Opens"), .moment(exam.exam.opensAt)),
            Figure(Phrase(zh: "结束", en: "Closes"), .moment(exam.inForce.endsAt)),
            Figure(Phrase(zh: "名单人数", en: "Candidates on the roster"), .count(byStatus.all)),
        ]
        if let told = filter.told(in: exam.exam.timeZone) {
            figures[3] = Figure(Phrase(zh: "列出的考生", en: "Candidates listed"), .count(byStatus.all))
            figures.append(Figure(Phrase(zh: "只含", en: "Only"), .phrase(told)))
        }
        if let asOf { figures.append(Figure(Phrase(zh: "截至", en: "As of"), .moment(asOf))) }
        figures += Standing.Status.allCases.map { Figure($0.told, .count(byStatus[$0])) }
        return figures + [
            Figure(Phrase(zh: "等待人工审核", en: "Reviews waiting"), .count(waits.waiting)),
            Figure(Phrase(zh: "已提交但文件未传完", en: "Submitted, files incomplete"), .count(questions.incomplete)),
            Figure(Phrase(zh: "最近一次记录", en: "Latest fact"), .moment(orEmpty: latestFact)),
        ]
    }
}
