import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct ActivityImportTests {
    private let desk: RosterDesk

    init() throws {
        desk = try RosterDesk()
        try desk.put(["姓名,证件类型,证件号码,准考证号", "张三,居民身份证,11010519491231002X,A1"])
        _ = desk.run("roster", "import", desk.file("roster.csv"))
    }

    private func fact(_ id: String, _ time: String, _ what: String) -> String {
        "{\"id\":\"\(id)\",\"at\":\"2026-12-01T\(time)+08:00\",\"candidate\":\"A1\",\"do\":\(what)}"
    }

    private var good: [String] {
        [
            fact("1", "08:10:00", "\"identityCheck\",\"outcome\":\"passed\""), "",
            fact("2", "08:11:00", "\"readNotice\""),
        ]
    }

    private func importActivity(_ more: String..., lang: String = "zh") -> Outcome {
        desk.run(["activity", "import", desk.file("day.jsonl")] + more, lang: lang)
    }

    @Test("The answer holds the contract's keys in their order; the same file once more is skipped")
    func answer() throws {
        try desk.put(good, "day.jsonl")
        let outcome = importActivity("--format", "json")
        #expect(outcome.status == .done && outcome.err == "")
        let keys = ["facts", "applied", "skipped", "refused", "faults"]
        #expect(outcome.keys(keys) == keys)
        #expect(outcome.document["facts"] == .integer(2) && outcome.document["applied"] == .integer(2))
        let again = importActivity("--format", "json")
        #expect(again.status == .done)
        #expect(again.document["applied"] == .integer(0) && again.document["skipped"] == .integer(2))
        #expect(desk.run("db", "check").status == .done)
    }

    @Test("A refused fact is 65 and nothing is written; with --skip-bad it is 3; the document is on stdout either way")
    func refused() throws {
        try desk.put(good + ["{\"id\":", fact("3", "08:12:00", "\"startAnswer\",\"question\":\"q9\"")], "day.jsonl")
        let before = try desk.bytes()
        let outcome = importActivity("--format", "json")
        #expect(outcome.status == .faultyInput)
        #expect(outcome.document["applied"] == .integer(0) && outcome.document["refused"] == .integer(2))
        let faults = try #require(outcome.document["faults"]?.array)
        #expect(faults.map { $0["line"] } == [.integer(4), .integer(5)])
        #expect(faults.map { $0["id"] } == [.null, .string("3")])
        #expect(faults.map { $0["code"] } == [.string("malformedLine"), .string("qualificationRequired")])
        #expect(outcome.error["code"] == .string("refusedFacts"))
        #expect(try desk.bytes() == before)
        let told = importActivity("--skip-bad", "--dry-run", "--format", "json")
        #expect(told.status == .doneInPart && told.document["applied"] == .integer(2))
        #expect(try desk.bytes() == before)
        let taken = importActivity("--skip-bad", "--format", "json")
        #expect(taken.status == .doneInPart && taken.document["applied"] == .integer(2))
    }

    @Test("People read the reasons in their language", arguments: ["zh", "en"])
    func people(_ lang: String) throws {
        try desk.put(good + [fact("3", "08:12:00", "\"startAnswer\",\"question\":\"q1\"")], "day.jsonl")
        let outcome = importActivity(lang: lang)
        #expect(outcome.status == .faultyInput)
        #expect(outcome.out.contains(lang == "zh" ? "被拒绝 1" : "1 refused"))
        #expect(outcome.out.contains("qualificationRequired"))
        #expect(outcome.err.contains("--skip-bad"))
    }

    @Test("A missing file, a folder and no right to it have their own statuses")
    func statuses() throws {
        #expect(importActivity().status == .noInput)
        #expect(desk.run("activity", "import", desk.folder).status == .noInput)
        _ = desk.run("staff", "add", "he", "--role", "exporter")
        try desk.put(good, "day.jsonl")
        #expect(desk.run("activity", "import", desk.file("day.jsonl"), as: "he").status == .notPermitted)
    }
}
