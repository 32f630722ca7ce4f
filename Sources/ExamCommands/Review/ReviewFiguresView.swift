import ExamActions
import ExamDomain

/// The figures of the reviews, for `review stats` and `review watch`.
struct ReviewFiguresView {
    private let figures: ReviewFigures
    private let now: Moment
    private let zone: ExamTimeZone

    init(_ figures: ReviewFigures, at now: Moment, in zone: ExamTimeZone) {
        self.figures = figures
        self.now = now
        self.zone = zone
    }

    func show(on console: Console) throws {
        try console.show(json) { try printLines(on: console) }
    }

    /// For people, whatever the format.
    func printLines(on console: Console) throws {
        let language = console.language
        try console.printFields(
            CardView(states + waits(language) + codes + reviewers, timeZone: zone))
        guard figures.agreement.all.pairs > 0 else { return }
        try console.write("\n")
        try console.printTable(ReviewFiguresView.list(figures.agreement))
    }

    /// How far reviewers agree with second looks; the last row is all.
    static func list(_ agreement: ReviewerAgreement) -> ListView {
        ListView(columns: ReportColumn.ofAgreement.map { Column($0.key, $0.heading) }, rows: agreement.rows)
    }

    static func json(_ agreement: ReviewerAgreement, _ zone: ExamTimeZone) -> JSON {
        // Codes, not words, stand in it: the language makes no difference.
        let writer = CellWriter(language: .en, timeZone: zone)
        let view = list(agreement)
        return .array(agreement.rows.map { writer.object(view.columns, $0) })
    }

    private var states: [(Column, ReportCell)] {
        Review.State.allCases.map { (Column($0.rawValue, $0.told), .count(figures.byState[$0] ?? 0)) }
    }

    private func waits(_ language: Language) -> [(Column, ReportCell)] {
        func told(_ interval: Interval?) -> ReportCell { interval.map { .text($0.agoTold(language)) } ?? .empty }
        let longest = figures.waitingSince.map { max(.zero, now - $0) }
        return [
            (Column("longest", Phrase(zh: "现在等待最久", en: "Longest wait now")), told(longest)),
            (Column("medianWait", Phrase(zh: "等待中位数", en: "Median wait")), told(figures.waits.median)),
            (
                Column("percentile95Wait", Phrase(zh: "等待的 95 百分位", en: "95th percentile wait")),
                told(figures.waits.percentile95)
            ),
        ]
    }

    private var codes: [(Column, ReportCell)] {
        RejectionCode.allCases.compactMap { code in
            figures.byCode[code].map {
                (Column(code.rawValue, Phrase(zh: "未通过：\(code.told.zh)", en: "Rejected: \(code.told.en)")), .count($0))
            }
        }
    }

    private var reviewers: [(Column, ReportCell)] {
        figures.byReviewer.sorted { $0.key < $1.key }.map { name, count in
            (Column(name, Phrase(zh: "\(name) 的判定", en: "Decisions by \(name)")), .count(count))
        }
    }

    /// Intervals are seconds.
    var json: JSON {
        func seconds(_ interval: Interval?) -> JSON { interval.map { .number($0.seconds) } ?? .null }
        return .object(
            Review.State.allCases.map { JSON.Member(key: $0.rawValue, value: .count(figures.byState[$0] ?? 0)) } + [
                JSON.Member(key: "waitingSince", value: .text(figures.waitingSince.map(zone.iso8601))),
                JSON.Member(
                    key: "byReviewer",
                    value: .object(
                        figures.byReviewer.sorted { $0.key < $1.key }.map {
                            JSON.Member(key: $0.key, value: .count($0.value))
                        })),
                JSON.Member(
                    key: "byCode",
                    value: .object(
                        RejectionCode.allCases.compactMap { code in
                            figures.byCode[code].map { JSON.Member(key: code.rawValue, value: .count($0)) }
                        })),
                JSON.Member(key: "medianWait", value: seconds(figures.waits.median)),
                JSON.Member(key: "percentile95Wait", value: seconds(figures.waits.percentile95)),
                JSON.Member(key: "agreement", value: ReviewFiguresView.json(figures.agreement, zone)),
            ])
    }
}
