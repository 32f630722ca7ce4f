import ExamActions
import ExamDomain
import ExamStore
import Testing

@Suite struct RosterByHandTests {
    private let unit: RosterUnit

    init() throws {
        unit = try RosterUnit()
        try unit.importRoster([RosterRow.zhang, RosterRow.li])
    }

    private func add(_ number: String, admission: String?) throws -> Candidate {
        let entry = RosterEntry(
            name: "新", certificate: Certificate(type: .passport, number: Confidential(number)),
            admissionNumber: admission)
        return try AddCandidate(entry, to: nil).run(in: unit.store, by: "zhou", at: RosterUnit.now)
    }

    private func refusal(_ work: () throws -> Void) -> Refusal? {
        do {
            try work()
            return nil
        } catch { return error as? Refusal }
    }

    @Test("A candidate is added once; certificate and admission number belong to one")
    func adding() throws {
        #expect(try add("E00000001", admission: "B1").handle == "B1")
        #expect(refusal { _ = try add("E00000001", admission: "B2") }?.code == .alreadyExists)
        #expect(refusal { _ = try add("E00000002", admission: "A1") }?.code == .alreadyExists)
        #expect(try add("E00000002", admission: nil).handle == "passport:*******02")
        #expect(try unit.roster().count == 4)
        try unit.check()
    }

    @Test("An edit changes what it says, keeps the rest, and does nothing where nothing differs")
    func editing() throws {
        func edit(_ change: @escaping (inout RosterEntry) -> Void) throws -> Candidate {
            try EditCandidate("A2", in: nil) { entry in
                var entry = entry
                change(&entry)
                return entry
            }.run(in: unit.store, by: "zhou", at: RosterUnit.now)
        }
        #expect(try edit { $0.phone = "139" }.entry.phone == "139")
        #expect(try unit.entry("A2").name == "李四")
        let bytes = try unit.bytes()
        #expect(try edit { $0.phone = "139" }.entry.phone == "139")
        #expect(try unit.bytes() == bytes)
        #expect(refusal { _ = try edit { $0.admissionNumber = "A1" } }?.code == .alreadyExists)
        try unit.check()
    }

    @Test("A candidate is removed with a reason, and is unknown then")
    func removing() throws {
        let removed = try RemoveCandidate("A2", from: nil, reason: "放弃").run(
            in: unit.store, by: "zhou", at: RosterUnit.now)
        #expect(removed.entry.name == "李四")
        #expect(throws: Failure.self) { try unit.entry("A2") }
        try unit.check()
    }

    @Test("Who has entered cannot be removed")
    func entered() throws {
        let line =
            "{\"id\":\"1\",\"at\":\"2026-12-01T08:30:00+08:00\",\"candidate\":\"A2\",\"do\":\"identityCheck\",\"outcome\":\"passed\"}"
        #expect(try unit.importActivity([line]).applied == 1)
        let refused = refusal {
            _ = try RemoveCandidate("A2", from: nil, reason: "放弃").run(in: unit.store, by: "zhou", at: RosterUnit.now)
        }
        #expect(refused?.code == .inUse)
        try unit.check()
    }

    @Test("What is told of an unknown candidate masks the number")
    func masked() throws {
        do {
            _ = try unit.entry("passport:E99999999")
            Issue.record("there is no such candidate")
        } catch let failure as Failure {
            #expect(failure.kind == .noInput)
            #expect(!failure.message.zh.contains("E99999999") && !failure.message.en.contains("E99999999"))
        }
    }
}
