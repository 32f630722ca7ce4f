import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Filters, columns and what the sheets say together with other commands.
@Suite struct FilteredReportTests {
    let unit: Unit

    /// A1 has submitted q1, A2 let it expire, A3 waits for a review, A4 never came.
    init() throws {
        unit = try Unit()
        for candidate in ["A1", "A2"] { try unit.enters(candidate) }
        try unit.submitsFirst("A1")
        try unit.day(of: "A2", "09:00 startAnswer question=q1", "09:30 openQuestion question=q2")
        try unit.asksForReview("A3")
    }

    private func read<Value>(
        _ kind: ReportKind, _ choice: ReportChoice = ReportChoice(), at clock: String = "10:30",
        _ body: (Report) throws -> Value
    ) throws -> Value {
        try unit.store.read(as: "qian", may: .export) { reading in
            try body(
                ExamReport(kind, of: reading.chosenExam(nil), choice, at: .at(clock), reading).report())
        }
    }

    private func rows(_ report: Report, _ name: String) throws -> [[String: ReportCell]] {
        let sheet = try #require(report.sheets.first { $0.name.en == name })
        var rows: [[String: ReportCell]] = []
        try sheet.forEachRow { rows.append(Dictionary(uniqueKeysWithValues: zip(sheet.columns.map(\.key), $0))) }
        return rows
    }

    private func code(_ cell: ReportCell?) -> String? {
        if case .word(let code, _)? = cell { code } else { nil }
    }

    private func number(_ cell: ReportCell?) -> Int? {
        if case .integer(let number)? = cell { Int(number) } else { nil }
    }

    static let filters: [ReportFilter] = {
        var filters: [ReportFilter] = []
        for groups in [[], ["声乐"], ["钢琴", "声乐"]] {
            for questions in [[], ["q1"]] {
                for statuses in [[], ["submitted"], ["answering", "expired"], ["waiting"], ["notEntered"]] {
                    for since in [nil, Moment.at("09:02"), .at("12:00")] {
                        filters.append(
                            ReportFilter(groups: groups, questions: questions, statuses: statuses, since: since))
                    }
                }
            }
        }
        return filters
    }()

    @Test("The figures of the summary are those of the rows, under any filter")
    func agreement() throws {
        for filter in FilteredReportTests.filters {
            for clock in ["09:01", "09:49", "10:30", "23:00"] {
                try read(.all, ReportChoice(filter: filter), at: clock) { report in
                    let summary = try report.summary()
                    let submissions = try rows(report, "Submissions")
                    var listed = 0
                    for row in summary.rows {
                        let own = submissions.filter { $0["question"] == row[0] }
                        listed += own.count
                        for (index, status) in QuestionStanding.Status.allCases.enumerated() {
                            #expect(number(row[index + 1]) == own.count { code($0["status"]) == status.rawValue })
                        }
                        #expect(number(row[5]) == own.count, "\(filter) at \(clock)")
                    }
                    #expect(listed == submissions.count, "\(filter) at \(clock)")
                    try compareTables(summary, report, submissions)
                }
            }
        }
        try unit.isSound()
    }

    private func compareTables(
        _ summary: SummarySheet, _ report: Report, _ submissions: [[String: ReportCell]]
    ) throws {
        let candidates = try rows(report, "Candidates")
        let latest = candidates.compactMap { row in
            if case .moment(let moment)? = row["latestAt"] { moment } else { nil }
        }.max()
        #expect(summary.keyFigures.first { $0.label.en == "Latest fact" }?.value == .moment(orEmpty: latest))
        let groups = summary.further.first { $0.title.en == "Completion by group" }
        #expect((groups?.rows ?? []).compactMap { number($0.last) }.reduce(0, +) == candidates.count)
        for row in groups?.rows ?? [] {
            let own = candidates.filter { $0["group"] == row[0] }
            for (index, status) in Standing.Status.allCases.enumerated() {
                #expect(number(row[index + 1]) == own.count { code($0["status"]) == status.rawValue })
            }
        }
        func sum(_ title: String) -> Int {
            (summary.further.first { $0.title.en == title }?.rows ?? []).compactMap { number($0[1]) }.reduce(0, +)
        }
        #expect(sum("Submissions over time") == submissions.count { code($0["status"]) == "submitted" })
        let reviews = try rows(report, "Reviews").filter { code($0["state"]) != "withdrawn" }
        #expect(sum("Review waiting times") == reviews.count)
        let open = reviews.count { ["waiting", "claimed"].contains(code($0["state"])) }
        #expect(number(summary.keyFigures.first { $0.label.en == "Reviews waiting" }?.value) == open)
    }

    @Test("Where submissions alone are listed, the candidates of the summary are those who have one among them")
    func listed() throws {
        for filter in FilteredReportTests.filters where filter != .everything {
            try read(.submissions, ReportChoice(filter: filter)) { report in
                let who = Set(try rows(report, "Submissions").map { $0["admissionNumber"] })
                let figures = try report.summary().keyFigures
                #expect(number(figures.first { $0.label.en == "Candidates listed" }?.value) == who.count, "\(filter)")
                let statuses = figures.filter { figure in Standing.Status.allCases.contains { $0.told == figure.label }
                }
                #expect(statuses.compactMap { number($0.value) }.reduce(0, +) == who.count, "\(filter)")
            }
        }
    }

    @Test("Each call is what candidate why says of the same candidate at the same moment")
    func why() throws {
        var seen = 0
        for clock in ["08:25", "08:31", "09:02", "09:04", "09:20", "09:40", "09:50:00.001", "11:00", "11:31", "19:00"] {
            let calls = try read(.attention, at: clock) { try rows($0, "Attention") }
            seen += calls.count
            for call in calls {
                guard case .text(let candidate)? = call["admissionNumber"] else { continue }
                let explained = try ExplainCandidate(candidate, in: nil).run(
                    in: unit.store, by: "wang", at: .at(clock))
                let same = explained.obstacles.filter { obstacle in
                    code(call["code"]) == obstacle.code.rawValue && call["message"] == .phrase(obstacle.lasting)
                        && call["staffCan"]
                            == .lines(obstacle.staffCan.map { $0.lasting.command(for: candidate, exam: nil) })
                }
                #expect(same.count == 1, "\(candidate) at \(clock): \(call)")
            }
        }
        #expect(seen > 8)
        try unit.isSound()
    }

    @Test("Of attachments, those submitted since a moment are listed, and those that are not submitted yet")
    func attachmentsSince() throws {
        for (candidate, bytes) in [("A1", 10), ("A2", 20)] {
            try unit.day(
                of: candidate, "09:31 openQuestion question=q2",
                "09:32 addAttachment question=q2 kind=pdf name=\(candidate).pdf bytes=\(bytes) sha256=\(String(repeating: "\(bytes / 10)", count: 64))"
            )
        }
        try unit.day(of: "A1", "09:40 submit question=q2")
        func listed(since clock: String) throws -> [ReportCell?] {
            try read(.files, ReportChoice(filter: ReportFilter(questions: ["q2"], since: .at(clock)))) {
                try rows($0, "Files").map { $0["fileName"] }
            }
        }
        let (submitted, open) = (ReportCell.text("A1.pdf"), ReportCell.text("A2.pdf"))
        #expect(try listed(since: "09:40") == [submitted, open])
        #expect(try listed(since: "09:40:00.001") == [open])
        try unit.isSound()
    }

    @Test("That a question expired has happened at its deadline; a deadline ahead has not")
    func expiredSince() throws {
        // A2 began q1 at 09:00 with 50 minutes, and q2 at 09:30 with two hours.
        func listed(since clock: String, at now: String) throws -> [ReportCell?] {
            let choice = ReportChoice(filter: ReportFilter(groups: ["钢琴"], since: .at(clock)))
            return try read(.submissions, choice, at: now) { try rows($0, "Submissions").map { $0["question"] } }
        }
        #expect(try listed(since: "09:50", at: "10:30") == [.text("q1")])
        #expect(try listed(since: "09:50:00.001", at: "10:30") == [])
        #expect(try listed(since: "09:50", at: "09:50") == [])
        try unit.isSound()
    }

    @Test("While a reopened question's clock stands still its deadline is open, and the report the same at every look")
    func paused() throws {
        _ = try GrantException(.reopen(QuestionID("q1")!, .continue), to: .candidate("A1"), in: nil, reason: "误交").run(
            in: unit.store, by: "chen", at: .at("09:40"))
        func row(at clock: String) throws -> [String: ReportCell]? {
            try read(.submissions, at: clock) { try rows($0, "Submissions").first { $0["question"] == .text("q1") } }
        }
        let first = try row(at: "10:00")
        #expect(try first?["deadline"] == .empty && first == row(at: "11:00"))
        try unit.day(of: "A1", "11:30 selectTake question=q1 take=1")
        #expect(try row(at: "11:31")?["deadline"] != .empty)
        try unit.isSound()
    }

    @Test("Chosen columns stand in the order asked for; one that is not there is named with those that are")
    func columns() throws {
        let choice = ReportChoice(columns: ["status", "name"])
        let listed = try read(.submissions, choice) { report in
            (report.sheets[0].columns.map(\.key), try rows(report, "Submissions").count)
        }
        #expect(listed.0 == ["status", "name"] && listed.1 == 8)
        #expect(throws: ReportChoice.UnknownColumn.self) { try ReportChoice(columns: ["nme"]).places(in: .files) }
        try unit.isSound()
    }

    @Test("A report in the journal is found by its digest, and the next report of the same data has the same head")
    func issued() throws {
        func head() throws -> IssuedReport.Head {
            try unit.store.read(as: "qian", may: .export) { try $0.journalHead(of: $0.chosenExam(nil)) }
        }
        let before = try head()
        let exam = try unit.store.read(as: "qian") { try $0.chosenExam(nil) }
        let report = IssuedReport(
            kind: .all, sha256: String(repeating: "a", count: 64), fileName: "r.xlsx", rows: 8, language: .zh,
            choice: ReportChoice(ids: .full), asOf: nil, head: before)
        try RecordReport(report, of: exam).run(in: unit.store, by: "qian", at: .at("10:00"))
        #expect(try head() == before && before.seq > 0)
        let found = try FindReport(report.sha256).run(in: unit.store, by: "wang")
        #expect(found.map(\.entry.action) == ["report all"] && found.first?.entry.by.text == "qian")
        #expect(try FindReport(String(repeating: "b", count: 64)).run(in: unit.store, by: "wang").isEmpty)
        #expect(throws: Refusal.self) {
            try RecordReport(report, of: exam).run(in: unit.store, by: "li", at: .at("10:00"))
        }
        try unit.isSound()
    }
}
