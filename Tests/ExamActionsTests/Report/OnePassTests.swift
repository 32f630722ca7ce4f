import ExamActions
import ExamDomain
import ExamStore
import Testing

/// One look at every candidate gives what the sheets give one by one.
@Suite struct OnePassTests {
    let unit: Unit

    /// A1 has submitted, A2 let it expire, A3 waits for a review, A4 never came.
    init() throws {
        unit = try Unit()
        for candidate in ["A1", "A2"] { try unit.enters(candidate) }
        try unit.submitsFirst("A1")
        try unit.day(of: "A2", "09:00 startAnswer question=q1", "09:30 openQuestion question=q2")
        try unit.asksForReview("A3")
        _ = try GrantException(.time(nil, .minutes(5)), to: .candidate("A1"), in: nil, reason: "停电").run(
            in: unit.store, by: "chen", at: .at("09:40"))
    }

    private final class Count { var steps = 0 }

    private func read<Value>(
        _ kind: ReportKind, _ choice: ReportChoice, at clock: String, counting count: Count? = nil,
        _ body: (Report) throws -> Value
    ) throws -> Value {
        try unit.store.read(as: "qian", may: .export) { reading in
            try body(
                ExamReport(
                    kind, of: reading.chosenExam(nil), choice, at: .at(clock), reading, advance: { count?.steps += 1 }
                )
                .report())
        }
    }

    @Test("The same rows and the same figures, of every report, under every filter", arguments: ReportKind.allCases)
    func same(kind: ReportKind) throws {
        for filter in FilteredReportTests.filters where filter.since == nil {
            for clock in ["09:01", "10:30"] {
                try read(kind, ReportChoice(filter: filter), at: clock) { report in
                    var rows = report.sheets.map { _ in [[ReportCell]]() }
                    let summary = try report.inOnePass { rows[$0].append($1) }
                    for (index, sheet) in report.sheets.enumerated() {
                        var alone: [[ReportCell]] = []
                        try sheet.forEachRow { alone.append($0) }
                        #expect(rows[index] == alone, "\(sheet.name.en), \(filter)")
                    }
                    let counted = try report.summary()
                    #expect(summary.rows == counted.rows && summary.keyFigures == counted.keyFigures)
                    #expect(summary.further.map(\.rows) == counted.further.map(\.rows))
                }
            }
        }
        try unit.isSound()
    }

    @Test("Every candidate is looked at once, however many sheets there are")
    func once() throws {
        for kind in [ReportKind.all, .submissions, .attention] {
            let count = Count()
            try read(kind, ReportChoice(), at: "10:30", counting: count) { report in
                _ = try report.inOnePass { _, _ in }
            }
            #expect(count.steps == 4, "\(kind)")
        }
        try unit.isSound()
    }

    @Test("Only the chosen columns and sheets come, and the title is the chosen one")
    func chosen() throws {
        var choice = ReportChoice(columns: ["name", "status"])
        choice.title = Phrase(zh: "名单", en: "List")
        try read(.candidates, choice, at: "10:30") { report in
            _ = try report.inOnePass { #expect($0 == 0 && $1.count == 2) }
            #expect(report.title.en.hasSuffix(" – List"))
        }
        var part = ReportChoice()
        part.sheets = [.files, .candidates]
        try read(.all, part, at: "10:30") { report in
            #expect(report.sheets.map(\.name.en) == ["Candidates", "Files"])
            #expect(report.furtherSheets.map(\.name.en) == ["Data dictionary"])
        }
        try unit.isSound()
    }

    @Test("Calls of equal urgency stand in the roster's order, each with the candidate's own words")
    func calls() throws {
        try unit.asksForReview("A4")
        try read(.attention, ReportChoice(), at: "10:30") { report in
            var rows: [[ReportCell]] = []
            try report.sheets.first?.forEachRow { rows.append($0) }
            let waiting = rows.filter { if case .word("reviewWaiting", _) = $0[7] { true } else { false } }
            #expect(waiting.map { $0[0] } == [.text("A3"), .text("A4")])
            #expect(
                waiting.allSatisfy {
                    if case .json(_, let told) = $0[13] { told.en.contains("review show") } else { false }
                })
        }
        try unit.isSound()
    }
}
