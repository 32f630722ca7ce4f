import ExamDomain
import Testing

@testable import ExamCommands

/// What a dry run names and `--expect` carries out.
@Suite struct RosterPlanTests {
    private let desk: RosterDesk
    private static let heading = "姓名,证件类型,证件号码,准考证号,备注"
    private static let zhang = "张三,居民身份证,11010519491231002X,A1,"
    private static let li = "李四,护照,E12345678,A2,"
    private static let wang = "王五,护照,E87654321,A3,"
    private static let bad = "赵六,居民身份证,110105194912310021,A9,"

    init() throws { desk = try RosterDesk() }

    private func put(_ rows: String...) throws { try desk.put([RosterPlanTests.heading] + rows) }
    private func importRoster(_ more: String...) -> Outcome {
        desk.run(["roster", "import", desk.file("roster.csv"), "--format", "json"] + more)
    }
    private func plan(_ more: String...) throws -> String {
        let outcome = desk.run(["roster", "import", desk.file("roster.csv"), "--format", "json", "--dry-run"] + more)
        return try #require(outcome.document["plan"]?.string)
    }

    @Test(
        "A plan is carried out as it was named, into an empty roster and one that is there", arguments: [false, true])
    func carriedOut(_ isThere: Bool) throws {
        if isThere {
            try put(RosterPlanTests.zhang)
            #expect(importRoster().status == .done)
        }
        try put("张三三,居民身份证,11010519491231002X,A1,", RosterPlanTests.li)
        #expect(importRoster("--expect", try plan()).status == .done)
        #expect(importRoster().document["unchanged"] == .integer(2))
        #expect(desk.run("db", "check").status == .done)
    }

    @Test("Another file, and a hand edit in between, are another plan: 2, and nothing is written")
    func changedMeanwhile() throws {
        try put(RosterPlanTests.zhang, RosterPlanTests.li)
        #expect(importRoster().status == .done)
        try put(RosterPlanTests.zhang, RosterPlanTests.wang)
        let plan = try plan()
        try put(RosterPlanTests.zhang, RosterPlanTests.wang, "")
        #expect(importRoster("--expect", plan).error["code"] == .string("planChanged"))
        try put(RosterPlanTests.zhang, RosterPlanTests.wang)
        // A row that is unchanged counts too: the plan saw another 张三.
        #expect(desk.run("roster", "edit", "A1", "--phone", "13900000000").status == .done)
        let before = try desk.bytes()
        let refused = importRoster("--expect", plan)
        #expect(refused.status == .refused && refused.error["code"] == .string("planChanged"))
        #expect(try desk.bytes() == before)
    }

    @Test("The rows that are left out are part of the plan")
    func rejects() throws {
        try put(RosterPlanTests.zhang)
        #expect(importRoster().status == .done)
        try put(RosterPlanTests.zhang, RosterPlanTests.wang, RosterPlanTests.bad)
        let plan = try plan("--skip-bad")
        // Since then somebody else got the admission number of line 3.
        #expect(
            desk.run(
                "roster", "add", "--name", "孙七", "--type", "passport", "--number", "E11111111", "--admission", "A3"
            )
            .status == .done)
        #expect(importRoster("--skip-bad", "--expect", plan).error["code"] == .string("planChanged"))
        #expect(importRoster("--skip-bad", "--expect", try self.plan("--skip-bad")).status == .doneInPart)
    }
}
