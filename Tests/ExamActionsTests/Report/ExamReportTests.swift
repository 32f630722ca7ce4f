import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Reports as values: their sheets, and that what is counted is what is listed.
@Suite struct ExamReportTests {
    let unit: Unit

    /// A1 has submitted q1, A2 let it expire, A3 waits for a review, A4 never came; one exception each for A1 and A3.
    init() throws {
        unit = try Unit()
        for candidate in ["A1", "A2"] { try unit.enters(candidate) }
        try unit.submitsFirst("A1")
        try unit.day(of: "A2", "09:00 startAnswer question=q1", "09:30 openQuestion question=q2")
        try unit.asksForReview("A3")
        for (kind, candidate) in [
            (Grant.Kind.time(nil, .minutes(5)), "A1"), (.takes(QuestionID("q1")!, count: 1), "A3"),
        ] {
            _ = try GrantException(kind, to: .candidate(candidate), in: nil, reason: "停电").run(
                in: unit.store, by: "chen", at: .at("09:40"))
        }
    }

    private struct Read {
        var summary: [String: [ReportCell]] = [:]
        var sheets: [String: [[String: ReportCell]]] = [:]
        var names: [String] = []
        var asOf: Moment?
        var figures: [String: ReportCell] = [:]
    }

    private func read(
        _ kind: ReportKind, _ ids: ReportedIDs = .masked, at now: Moment = .at("10:30"), asOf: Moment? = nil
    ) throws -> Read {
        try unit.store.read(as: "qian", may: .export) { reading in
            let report = try ExamReport(
                kind, of: reading.chosenExam(nil), ReportChoice(ids: ids), at: now, asOf: asOf, reading
            )
            .report()
            var read = Read()
            read.asOf = report.asOf
            let summary = try report.summary()
            read.names = [summary.name.en] + (report.sheets + report.furtherSheets).map(\.name.en)
            for figure in summary.keyFigures { read.figures[figure.label.en] = figure.value }
            for row in summary.rows {
                #expect(row.count == summary.columns.count)
                guard case .text(let id) = row[0] else { continue }
                read.summary[id] = row
            }
            for sheet in report.sheets {
                var rows: [[String: ReportCell]] = []
                try sheet.forEachRow { cells in
                    #expect(cells.count == sheet.columns.count)
                    for (column, cell) in zip(sheet.columns, cells) {
                        #expect(column.form.takes(cell), "\(sheet.name.en), \(column.key): \(cell)")
                    }
                    rows.append(Dictionary(uniqueKeysWithValues: zip(sheet.columns.map(\.key), cells)))
                }
                read.sheets[sheet.name.en] = rows
            }
            return read
        }
    }

    private func code(_ cell: ReportCell?) -> String? {
        guard case .word(let code, _)? = cell else { return nil }
        return code
    }

    @Test("The sheets of all stand in the contract's order; a single report is the summary and its sheet")
    func sheets() throws {
        #expect(
            try read(.all).names == [
                "Summary", "Submissions", "Candidates", "Reviews", "Exceptions", "Files", "Attention", "Roster issues",
                "Exception totals", "Review agreement", "Data dictionary",
            ])
        #expect(try read(.attention).names == ["Summary", "Attention"])
        #expect(try read(.submissions).names == ["Summary", "Submissions"])
        #expect(try read(.candidates).names == ["Summary", "Candidates"])
        #expect(try read(.reviews).names == ["Summary", "Reviews"])
        #expect(try read(.exceptions).names == ["Summary", "Exceptions"])
        try unit.isSound()
    }

    @Test("As things stood at an earlier moment: facts, reviews and exceptions of then, counted as of then")
    func lookingBack() throws {
        let then = try read(.all, asOf: .at("09:00:30"))
        #expect(then.sheets["Submissions"]?.filter { code($0["status"]) == "submitted" }.isEmpty == true)
        #expect(then.sheets["Submissions"]?.filter { code($0["status"]) == "answering" }.count == 2)
        #expect(then.sheets["Reviews"]?.count == 1 && then.sheets["Exceptions"]?.isEmpty == true)
        #expect(then.asOf == .at("09:00"))
        #expect(then.figures["As of"] == .moment(.at("09:00:30")))
        #expect(try read(.all, asOf: .at("08:10")).sheets["Reviews"]?.isEmpty == true)
        #expect(try read(.all, asOf: .at("10:30")).sheets == read(.all, at: .at("10:30")).sheets)
        try unit.isSound()
    }

    @Test("Every report begins with the candidate, and the contract's columns follow")
    func columns() throws {
        let first = ["admissionNumber", "name", "certificateType", "certificateNumber", "group"]
        let expected: [ReportKind: [String]] = [
            .submissions: [
                "question", "title", "status", "takesUsed", "takesAllowed", "selectedTake", "startedAt", "deadline",
                "submittedAt", "submittedBy", "files", "attachments",
            ],
            .candidates: ["status", "identity"],
            .reviews: ["state", "round", "uploadedAt", "decidedBy", "decidedAt", "code", "text"],
            .exceptions: [
                "kind", "question", "count", "minutes", "factor", "how", "reason", "by", "at", "seq", "changes",
                "revokedAt", "revokedBy",
            ],
        ]
        try unit.store.read(as: "qian", may: .export) { reading in
            let exam = try reading.chosenExam(nil)
            for (kind, keys) in expected {
                let sheet = try #require(
                    try ExamReport(kind, of: exam, ReportChoice(), at: .at("10:30"), reading).report().sheets.first)
                #expect(Array(sheet.columns.map(\.key).prefix(5 + keys.count)) == first + keys)
            }
        }
        try unit.isSound()
    }

    @Test("The summary counts what the sheet lists, at every moment of the day")
    func counts() throws {
        for clock in ["08:00", "09:45", "09:50:00.001", "11:30", "11:30:00.001", "18:00", "18:05:00.001", "23:00"] {
            let read = try read(.all, at: .at(clock))
            let rows = try #require(read.sheets["Submissions"])
            #expect(rows.count == 8)
            for (id, summary) in read.summary {
                let listed = rows.filter { $0["question"] == .text(id) }
                let counted = QuestionStanding.Status.allCases.map { status in
                    ReportCell.count(listed.count { code($0["status"]) == status.rawValue })
                }
                #expect(Array(summary[1...4]) == counted, "\(id) at \(clock)")
                #expect(summary[5] == .count(listed.count))
            }
            let candidates = try #require(read.sheets["Candidates"])
            for status in Standing.Status.allCases {
                let listed = candidates.count { code($0["status"]) == status.rawValue }
                #expect(read.figures[status.told.en] == .count(listed), "\(status) at \(clock)")
            }
            #expect(read.figures["Candidates on the roster"] == .count(4))
        }
        try unit.isSound()
    }

    @Test("The rows say where each stands")
    func rows() throws {
        let read = try read(.all, at: .at("10:30"))
        #expect(
            read.summary["q1"] == [.text("q1"), .count(2), .count(0), .count(1), .count(1), .count(4), .text("自选曲目")])
        #expect(
            read.summary["q2"] == [.text("q2"), .count(3), .count(1), .count(0), .count(0), .count(4), .text("作品集")])
        let submissions = try #require(read.sheets["Submissions"])
        #expect(submissions.prefix(2).map { $0["admissionNumber"] } == [.text("A1"), .text("A1")])
        #expect(submissions[0]["submittedAt"] == .moment(.at("09:03")))
        #expect(code(submissions[0]["submittedBy"]) == "candidate")
        #expect(code(submissions[0]["files"]) == "incomplete")
        // The exam gave A1 five minutes more.
        #expect(submissions[0]["deadline"] == .moment(.at("09:55")))
        #expect(submissions[2]["deadline"] == .moment(.at("09:50")))
        #expect(submissions[6]["deadline"] == .empty)
        let reviews = try #require(read.sheets["Reviews"])
        #expect(reviews.map { $0["admissionNumber"] } == [.text("A3")])
        #expect(code(reviews[0]["state"]) == "waiting")
        #expect(reviews[0]["photos"] == .count(1))
        let exceptions = try #require(read.sheets["Exceptions"])
        #expect(exceptions.map { $0["admissionNumber"] } == [.text("A1"), .text("A3")])
        #expect(exceptions.map { code($0["kind"]) } == ["time", "take"])
        #expect(exceptions.map { $0["reason"] } == [.text("停电"), .text("停电")])
        #expect(read.figures["Reviews waiting"] == .count(1))
        #expect(read.figures["Submitted, files incomplete"] == .count(1))
        try unit.isSound()
    }

    @Test("Certificate numbers are masked unless asked for in full, in every sheet")
    func masked() throws {
        for (ids, expected) in [(ReportedIDs.masked, "******6"), (.full, "E123456")] {
            // Nothing is wrong with the roster.
            for (name, rows) in try read(.all, ids).sheets where name != "Roster issues" {
                #expect(rows.isEmpty == false)
                for row in rows {
                    guard case .text(let number)? = row["certificateNumber"] else {
                        Issue.record("no number in \(name)")
                        continue
                    }
                    #expect(number.dropLast() == expected, "\(name)")
                }
            }
        }
        try unit.isSound()
    }

    @Test("A report is as of the latest fact, whenever it is made; before the first as of the opening")
    func asOf() throws {
        #expect(try read(.all, at: .at("10:30")).asOf == .at("09:30"))
        #expect(try read(.all, at: .at("23:00")).asOf == .at("09:30"))
        let fresh = try Unit()
        let asOf = try fresh.store.read(as: "qian", may: .export) { reading in
            try ExamReport(.all, of: reading.chosenExam(nil), ReportChoice(), at: .at("10:30"), reading).report().asOf
        }
        #expect(asOf == .at("08:00"))
        try unit.isSound()
    }

    @Test("The same data at the same moment are the same report")
    func same() throws {
        let (one, two) = try (read(.all), read(.all))
        #expect(one.sheets == two.sheets)
        #expect(one.summary == two.summary)
        try unit.isSound()
    }

    @Test("Reviews of two rounds are two rows, in the order of their photos")
    func rounds() throws {
        try unit.decide(try unit.review("A3"), .reject(.blurred), by: "li", text: "请重拍")
        try unit.sendsPhoto("A3", at: "10:00")
        let rows = try #require(try read(.reviews).sheets["Reviews"])
        #expect(rows.map { $0["round"] } == [.count(1), .count(2)])
        #expect(rows.map { code($0["code"]) } == ["blurred", nil])
        #expect(rows.map { $0["decidedBy"] } == [.text("li"), .empty])
        try unit.isSound()
    }
}
