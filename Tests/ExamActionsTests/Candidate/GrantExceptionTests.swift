import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Exceptions: for all who are meant, or for nobody.
@Suite struct GrantExceptionTests {
    let unit: Unit
    let question = QuestionID("q1")!

    init() throws { unit = try Unit() }

    @discardableResult
    private func grant(
        _ kind: Grant.Kind, _ whom: Whom = .candidate("A1"), dryRun: Bool = false,
        by staff: String = "chen"
    ) throws -> GrantEffect.Outcome {
        try GrantException(kind, to: whom, in: nil, reason: "停电", dryRun: dryRun).run(
            in: unit.store, by: staff, at: .at("12:00"))
    }

    private func deadline(_ candidate: String) throws -> Moment? {
        try unit.standing(candidate, at: .at("09:01")).standing.questions[0].deadline
    }

    @Test("A grant takes effect, has its reason, and tells the deadline before and after")
    func time() throws {
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        let outcome = try grant(.time(question, .minutes(15)))
        let deadlines = try #require(outcome.granted.first?.deadlines)
        #expect(deadlines.map(\.before) == [.at("09:50")])
        #expect(deadlines.map(\.after) == [.at("10:05")])
        #expect(try deadline("A1") == .at("10:05"))
        let entry = try #require(try unit.journal().last)
        #expect(
            (entry.action, entry.subject, entry.reason, entry.by) == ("candidate extend", "A1", "停电", .staff("chen")))
        try unit.isSound()
    }

    @Test("A group and a list get one each, whoever stands twice in the list too")
    func many() throws {
        let group = try grant(.takes(question, count: 2), .group("声乐"))
        #expect(group.granted.map(\.candidate.handle) == ["A1", "A3"])
        let lines = [(1, "A4"), (2, "passport:E1234562"), (4, "A4"), (5, "A2")].map { (line: $0.0, candidate: $0.1) }
        let list = try grant(.takes(question, count: 1), .list(file: "list.txt", lines))
        #expect(list.granted.map(\.candidate.handle) == ["A4", "A2"])
        #expect(try unit.standing("A1").standing.questions[0].takesAllowed == 4)
        #expect(try unit.standing("A2").standing.questions[0].takesAllowed == 3)
        #expect(try unit.journal().suffix(4).map(\.subject) == ["A1", "A3", "A4", "A2"])
        try unit.isSound()
    }

    @Test("A dry run tells the same and leaves every byte")
    func dryRun() throws {
        let bytes = try unit.bytes()
        let told = try grant(.time(nil, .minutes(15)), .group("声乐"), dryRun: true)
        #expect(told.granted.map(\.candidate.handle) == ["A1", "A3"])
        #expect(told.granted.flatMap(\.deadlines).map(\.question.text) == ["q1", "q2", "q1", "q2"])
        #expect(try unit.bytes() == bytes)
        try unit.isSound()
    }

    @Test("One stranger in a list, an empty list, an unknown group: nobody gets anything")
    func nobody() throws {
        let lines = [(line: 1, candidate: "A1"), (line: 3, candidate: "A9"), (line: 7, candidate: "passport:E9")]
        do {
            try grant(.takes(question, count: 1), .list(file: "list.txt", lines))
            Issue.record("strangers were granted something")
        } catch let faulty as FaultyFile {
            #expect(faulty.faults.map(\.line) == [3, 7])
            #expect(Set(faulty.faults.map(\.code)) == ["notOnRoster"])
        }
        try unit.isRefused("faulty notOnRoster") {
            try grant(.takes(question, count: 1), .list(file: "list.txt", lines))
        }
        try unit.isRefused("faulty emptyList") { try grant(.takes(question, count: 1), .list(file: "list.txt", [])) }
        try unit.isRefused("unknownGroup") { try grant(.takes(question, count: 1), .group("舞蹈")) }
        try unit.isRefused("notOnRoster") { try grant(.takes(question, count: 1), .candidate("A9")) }
        try unit.isSound()
    }

    @Test("What one of a group cannot be granted none of it is")
    func allOrNothing() throws {
        for candidate in ["A1", "A3"] { try unit.enters(candidate) }
        try unit.submitsFirst("A1")
        try unit.isRefused("notSubmitted") { try grant(.reopen(question, .continue), .group("声乐")) }
        try unit.submitsFirst("A3")
        try grant(.reopen(question, .continue), .group("声乐"))
        #expect(try unit.standing("A1").standing.questions[0].status == .answering)
        try unit.isSound()
    }

    @Test("What no grant of this kind can be: an unknown question, takes offline, a factor without a limit")
    func refused() throws {
        try unit.isRefused("noInput unknownQuestion") { try grant(.takes(QuestionID("q9")!, count: 1)) }
        try unit.isRefused("wrongMode") { try grant(.takes(QuestionID("q2")!, count: 1)) }
        _ = try ChangeExam.apply(Unit.exam(submitLimit: nil)).run(
            in: unit.store, by: "chen", at: .staffHours)
        try unit.isRefused("wrongMode") { try grant(.time(question, .factor(1.5))) }
        try grant(.time(nil, .factor(1.5)))
        try unit.isSound()
    }

    @Test("A list that says itself what to grant: each line its own, several for one candidate, deadlines adding up")
    func each() throws {
        let lines: [GrantException.Each] = [
            (2, "A1", .time(question, .minutes(10))), (3, "A1", .time(nil, .minutes(5))),
            (4, "A2", .takes(question, count: 1)),
        ]
        let told = try GrantException(each: lines, of: "hit.csv", in: nil, reason: "断网").run(
            in: unit.store, by: "chen", at: .at("12:00"))
        #expect(told.granted.map(\.candidate.handle) == ["A1", "A1", "A2"])
        #expect(told.granted.map(\.deadlines.first?.after) == [.at("18:10"), .at("18:15"), .at("18:00")])
        #expect(try unit.standing("A2").standing.questions[0].takesAllowed == 3)
        try unit.isRefused("faulty notOnRoster") {
            try GrantException(each: [(2, "A9", .time(nil, .minutes(5)))], of: "hit.csv", in: nil, reason: "断网").run(
                in: unit.store, by: "chen", at: .at("12:00"))
        }
        try unit.isRefused("noInput unknownQuestion") {
            try GrantException(
                each: [(2, "A1", .time(QuestionID("q9")!, .minutes(5)))], of: "hit.csv", in: nil, reason: "断网"
            ).run(in: unit.store, by: "chen", at: .at("12:00"))
        }
        try unit.isRefused("faulty emptyList") {
            try GrantException(each: [], of: "hit.csv", in: nil, reason: "断网").run(
                in: unit.store, by: "chen", at: .at("12:00"))
        }
        try unit.isSound()
    }

    @Test("Reviewers, exporters and strangers grant nothing", arguments: ["li", "qian", "nobody"])
    func notPermitted(_ staff: String) throws {
        try unit.isRefused("notPermitted") { try grant(.takes(question, count: 1), by: staff) }
        try unit.isRefused("notPermitted") { try grant(.takes(question, count: 1), dryRun: true, by: staff) }
        try unit.isSound()
    }
}
