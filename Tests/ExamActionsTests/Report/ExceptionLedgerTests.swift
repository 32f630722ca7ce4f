import ExamActions
import ExamDomain
import ExamStore
import Testing

/// The ledger is complete: every grant, and every change of the settings once somebody had entered.
@Suite struct ExceptionLedgerTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    private func entries(until: Moment? = nil) throws -> [ExceptionEntry] {
        try unit.store.read(as: "qian", may: .export) { reading in
            var entries: [ExceptionEntry] = []
            try reading.eachException(of: reading.chosenExam(nil), until: until) { entries.append($0) }
            return entries
        }
    }

    private func apply(_ exam: Exam, reason: String?) throws {
        _ = try ChangeExam.apply(exam, ChangeExam.Terms(reason: reason)).run(
            in: unit.store, by: "chen", at: .at("09:30"))
    }

    @Test("Settings are an exception from the first candidate's entering on, not before")
    func settings() throws {
        try apply(Unit.exam(title: "改名"), reason: nil)
        #expect(try entries() == [])
        try unit.enters("A1")
        try apply(Unit.exam(title: "改名", closesAt: "19:00"), reason: "停电")
        // What changes nothing is no entry.
        try apply(Unit.exam(title: "改名", closesAt: "19:00"), reason: "停电")
        _ = try ChangeExam.question("question remove", in: ExamCode("ART2026")!, ChangeExam.Terms(reason: "误设")) {
            exam in
            exam.with(questions: exam.questions.filter { $0.id.text != "q2" })
        }.run(in: unit.store, by: "wang", at: .at("09:40"))
        _ = try CloseExam(nil, reason: "全部提交").run(in: unit.store, by: "chen", at: .at("09:50"))
        let found = try entries()
        #expect(found.map(\.kind) == [.settings, .settings, .settings])
        #expect(found.map(\.by) == ["chen", "wang", "chen"])
        #expect(found.map(\.reason) == ["停电", "误设", "全部提交"])
        #expect(found.map(\.at) == [.at("09:30"), .at("09:40"), .at("09:50")])
        let told = found.map { entry -> [String] in
            guard case .settings(let changes) = entry.deed else { return [] }
            return changes.map(\.told.zh)
        }
        #expect(
            told == [
                ["~ closesAt: 2026-12-01T18:00:00+08:00 → 2026-12-01T19:00:00+08:00"],
                ["- questions[q2]: 作品集 (offline)"],
                ["~ closesAt: 2026-12-01T19:00:00+08:00 → 2026-12-01T09:50:00+08:00"],
            ])
        try unit.isSound()
    }

    @Test("Every kind of grant is in it, with its number in the journal; reviews and views are not")
    func grants() throws {
        try unit.enters("A1")
        try unit.submitsFirst("A1")
        try unit.asksForReview("A3")
        try unit.decide(try unit.review("A3"), .reject(.blurred), by: "li", text: nil)
        let q1 = QuestionID("q1")!
        let kinds: [Grant.Kind] = [
            .takes(q1, count: 1), .time(nil, .minutes(5)), .time(q1, .factor(2)), .reopen(q1, .continue),
            .identityReset,
        ]
        for kind in kinds {
            _ = try GrantException(kind, to: .candidate("A1"), in: nil, reason: "停电").run(
                in: unit.store, by: "chen", at: .at("09:40"))
        }
        try unit.store.write(by: "wang", may: .reveal, at: .at("09:41")) { writing in
            _ = try writing.record(
                "candidate show", subject: "A1", link: JournalEntry.Link(exam: 1, candidate: ID(1), revision: 1))
        }
        let found = try entries()
        #expect(found.compactMap { if case .grant(_, let kind) = $0.deed { kind } else { nil } } == kinds)
        #expect(Set(found.map(\.candidate)).count == 1 && found.allSatisfy { $0.candidate != nil })
        try unit.store.read(as: "qian") { reading in
            try reading.eachEntry { entry in
                guard let same = found.first(where: { $0.seq == entry.seq }) else { return }
                #expect(entry.action.hasPrefix("candidate ") && entry.reason == same.reason && entry.at == same.at)
            }
        }
        try unit.isSound()
    }

    @Test("A revocation stands beside the grant that it names, and is no row of its own")
    func revoked() throws {
        for minutes in [5, 7] {
            _ = try GrantException(.time(nil, .minutes(minutes)), to: .candidate("A1"), in: nil, reason: "停电").run(
                in: unit.store, by: "chen", at: .at("09:40"))
        }
        let seq = try entries()[0].seq
        _ = try RevokeGrant(seq, of: "A1", in: nil, reason: "误授").run(in: unit.store, by: "wang", at: .at("10:00"))
        let found = try entries()
        #expect(
            found.map(\.revocation) == [Grant.Revocation(of: seq, reason: "误授", by: "wang", at: .at("10:00")), nil])
        // As things stood before: the revocation had not happened, and before the grants nothing had.
        #expect(try entries(until: .at("09:59")).map(\.revocation) == [nil, nil])
        #expect(try entries(until: .at("09:39")) == [])
        let rows = try unit.store.read(as: "qian", may: .export) { reading in
            try ExamReport(.exceptions, of: reading.chosenExam(nil), ReportChoice(), at: .at("10:30"), reading)
                .exceptionTotals().rows
        }
        #expect(rows.last?.last == .count(1))
    }

    @Test("A grant that stands before a fact counts at that fact's moment, though it was written down later")
    func before() throws {
        for candidate in ["A1", "A2"] {
            _ = try GrantException(.time(nil, .minutes(5)), to: .candidate(candidate), in: nil, reason: "停电").run(
                in: unit.store, by: "chen", at: .at("20:00"))
        }
        try unit.enters("A1", at: "09:00")
        #expect(try entries(until: .at("08:59:59.999")) == [])
        #expect(try entries(until: .at("09:00")).count == 1)
        #expect(try entries(until: .at("19:59:59.999")).count == 1)
        #expect(try entries(until: .at("20:00")).count == 2)
        try unit.isSound()
    }

    @Test("The totals add up to the rows of the sheet")
    func totals() throws {
        try unit.enters("A1")
        for (index, candidate) in ["A1", "A2", "A3", "A1"].enumerated() {
            _ = try GrantException(.time(nil, .minutes(5)), to: .candidate(candidate), in: nil, reason: "停电").run(
                in: unit.store, by: index == 0 ? "wang" : "chen", at: .at("09:40"))
        }
        try apply(Unit.exam(closesAt: "19:00"), reason: "停电")
        let (listed, totals) = try unit.store.read(as: "qian", may: .export) { reading in
            let report = try ExamReport(
                .all, of: reading.chosenExam(nil), ReportChoice(), at: .at("10:30"), reading
            ).report()
            let listed = try #require(report.sheets.first { $0.name.en == "Exceptions" })
            let totals = try #require(report.furtherSheets.first { $0.name.en == "Exception totals" })
            return (try rows(of: listed), try rows(of: totals))
        }
        func text(_ cell: ReportCell?) -> String? { if case .text(let text)? = cell { text } else { nil } }
        var counted = ["all ": listed.count]
        for row in listed {
            if let group = text(row["group"]) { counted["group " + group, default: 0] += 1 }
            if let by = text(row["by"]) { counted["staff " + by, default: 0] += 1 }
        }
        var told: [String: Int] = [:]
        for row in totals {
            guard case .word(let scope, _)? = row["scope"], case .integer(let count)? = row["all"] else { continue }
            told["\(scope) \(text(row["name"]) ?? "")"] = Int(count)
        }
        #expect(told == counted)
        #expect(counted == ["all ": 5, "group 声乐": 3, "group 钢琴": 1, "staff wang": 1, "staff chen": 4])
        try unit.isSound()
    }

    private func rows(of sheet: ReportSheet) throws -> [[String: ReportCell]] {
        var rows: [[ReportCell]] = []
        try sheet.forEachRow { rows.append($0) }
        return rows.map { Dictionary(uniqueKeysWithValues: zip(sheet.columns.map(\.key), $0)) }
    }
}
