/// A further table of the summary, to the right of the one by question, with a chart of its own.
package struct SummaryTable: Sendable {
    package enum Shape: Hashable, Sendable {
        /// A bar for each row, its columns stacked.
        case stackedBars
        /// A column for each row, as along a clock.
        case columns
    }

    package let title: Phrase
    package let columns: [ReportColumn]
    package let rows: [[ReportCell]]
    /// As in `SummarySheet`; empty: no chart.
    package let charted: [String]
    package let shape: Shape

    package init(
        title: Phrase, columns: [ReportColumn], rows: [[ReportCell]], charted: [String], shape: Shape
    ) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.charted = charted
        self.shape = shape
    }
}

/// How many answers to each question stand where: the rows of the summary's first table.
package struct QuestionCompletion: Sendable {
    private let questions: [Question]
    private var byQuestion: [Tally<QuestionStanding.Status>]
    /// Submitted, with files that have not arrived.
    package private(set) var incomplete = 0

    package init(of questions: [Question]) {
        self.questions = questions
        byQuestion = questions.map { _ in Tally() }
    }

    package mutating func add(_ standing: QuestionStanding) {
        byQuestion[standing.number - 1].add(standing.status)
        if standing.files == .incomplete { incomplete += 1 }
    }

    /// In the order of `ReportColumn.ofSummary`.
    package func rows(_ isWanted: (Question) -> Bool) -> [[ReportCell]] {
        zip(questions, byQuestion).filter { isWanted($0.0) }.map { question, counts in
            [.text(question.id.text)] + counts.cells + [.text(question.title)]
        }
    }
}

/// A group by the bytes of its name, as the database tells groups apart: the hash of a text that is not ASCII takes it to
/// pieces, which shows when a million are counted.
private struct GroupName: Hashable {
    let text: String

    static func == (one: GroupName, other: GroupName) -> Bool {
        one.withBytes { bytes in
            other.withBytes { others in
                bytes.count == others.count && bytes.indices.allSatisfy { bytes[$0] == others[$0] }
            }
        }
    }

    func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        return text.withUTF8(body)
    }
}

/// How many candidates of each group stand where.
package struct GroupCompletion: Sendable {
    /// An empty name: candidates without a group.
    private var byGroup: [GroupName: Tally<Standing.Status>] = [:]
    /// More bars nobody could read.
    private static let mostBars = 24

    package init() {}

    package mutating func add(_ status: Standing.Status, group: String?) {
        byGroup[GroupName(text: group ?? ""), default: Tally()].add(status)
    }

    /// Of all groups together.
    package var all: Tally<Standing.Status> { byGroup.values.reduce(into: Tally()) { $0.add($1) } }

    package var table: SummaryTable {
        let sorted = byGroup.map { ($0.key.text, $0.value) }
            .sorted { ($0.0.isEmpty ? 1 : 0, $0.0) < ($1.0.isEmpty ? 1 : 0, $1.0) }
        let rows = sorted.map { name, counts in
            [name.isEmpty ? .phrase(Phrase(zh: "（无）", en: "(none)")) : ReportCell.text(name)] + counts.cells
        }
        let isReadable = rows.count <= GroupCompletion.mostBars
        return SummaryTable(
            title: Phrase(zh: "各报考专业", en: "Completion by group"), columns: GroupCompletion.columns, rows: rows,
            charted: isReadable ? Standing.Status.allCases.map(\.rawValue) : [], shape: .stackedBars)
    }

    private static let columns =
        [ReportColumn("group", Phrase(zh: "报考专业", en: "Group"), 16, Phrase(zh: "名单中的报考专业", en: "The roster's group"))]
        + Standing.Status.allCases.map { status in
            ReportColumn(
                status.rawValue, status.told, 10,
                Phrase(zh: "\(status.told.zh)的考生数", en: "Candidates: \(status.told.en)"), .count)
        } + [ReportColumn("all", Phrase(zh: "合计", en: "All"), 8, Phrase(zh: "考生数", en: "Candidates"), .count)]
}

/// How many submissions came when, counted by the quarter of an hour.
package struct SubmissionTimes: Sendable {
    private let zone: ExamTimeZone
    /// By quarters of the zone's wall clock.
    private var quarters: [Int64: Int] = [:]
    private static let quarter: Int64 = 900_000
    /// Steps of the chart, in quarters: the first with which it has no more than `mostSteps` columns.
    private static let steps: [Int64] = [1, 2, 4, 8, 24, 96, 96 * 7]
    private static let mostSteps: Int64 = 48

    package init(in zone: ExamTimeZone) { self.zone = zone }

    package mutating func add(_ moment: Moment) {
        let local = moment.milliseconds + Int64(zone.offset(at: moment)) * 1000
        quarters[Int64((Double(local) / Double(SubmissionTimes.quarter)).rounded(.down)), default: 0] += 1
    }

    package var table: SummaryTable {
        let (first, last) = (quarters.keys.min() ?? 0, quarters.keys.max() ?? -1)
        let step = SubmissionTimes.steps.first { (last - first) / $0 < SubmissionTimes.mostSteps } ?? 96 * 28
        var counts: [Int64: Int] = [:]
        for (quarter, count) in quarters { counts[quarter / step, default: 0] += count }
        let rows =
            quarters.isEmpty
            ? []
            : (first / step...last / step).map { number in
                [ReportCell.text(told(number * step)), .count(counts[number] ?? 0)]
            }
        return SummaryTable(
            title: Phrase(zh: "提交时间", en: "Submissions over time"), columns: SubmissionTimes.columns, rows: rows,
            charted: ["submissions"], shape: .columns)
    }

    /// `12-01 09:15`.
    private func told(_ quarter: Int64) -> String {
        String(
            ExamTimeZone.utc.told(Moment(milliseconds: quarter * SubmissionTimes.quarter)).dropFirst(5).prefix(11))
    }

    private static let columns = [
        ReportColumn("from", Phrase(zh: "从", en: "From"), 12, Phrase(zh: "从何时起", en: "From when")),
        ReportColumn("submissions", Phrase(zh: "提交", en: "Submissions"), 10, Phrase(zh: "提交数", en: "How many"), .count),
    ]
}

/// How long the photos of reviews waited for their decision.
package struct ReviewWaitCounts: Sendable {
    /// In minutes: under the first, from it to under the second …
    private static let limits = [5, 10, 30, 60, 120]
    private var decided = [Int](repeating: 0, count: limits.count + 1)
    package private(set) var waiting = 0

    package init() {}

    package mutating func add(_ review: Review) {
        guard let decision = review.decision else {
            if !review.state.isDecided { waiting += 1 }
            return
        }
        let minutes = (decision.at - review.uploadedAt).milliseconds / 60_000
        decided[ReviewWaitCounts.limits.firstIndex { minutes < $0 } ?? ReviewWaitCounts.limits.count] += 1
    }

    package var table: SummaryTable {
        let isEmpty = waiting == 0 && decided.allSatisfy { $0 == 0 }
        let rows = decided.enumerated().map { index, count in
            [ReportCell.phrase(ReviewWaitCounts.told(index)), .count(count)]
        }
        let open: [ReportCell] = [.phrase(Phrase(zh: "尚未判定", en: "undecided")), .count(waiting)]
        return SummaryTable(
            title: Phrase(zh: "审核等待时间", en: "Review waiting times"), columns: ReviewWaitCounts.columns,
            rows: isEmpty ? [] : rows + [open], charted: ["reviews"], shape: .columns)
    }

    private static func told(_ index: Int) -> Phrase {
        let from = index == 0 ? 0 : limits[index - 1]
        guard index < limits.count else { return Phrase(zh: "\(from) 分钟以上", en: "\(from) min and more") }
        return Phrase(zh: "\(from)–\(limits[index]) 分钟", en: "\(from)–\(limits[index]) min")
    }

    private static let columns = [
        ReportColumn("waited", Phrase(zh: "等待", en: "Waited"), 16, Phrase(zh: "从上传到判定", en: "From upload to decision")),
        ReportColumn("reviews", Phrase(zh: "审核", en: "Reviews"), 10, Phrase(zh: "审核数", en: "How many"), .count),
    ]
}
