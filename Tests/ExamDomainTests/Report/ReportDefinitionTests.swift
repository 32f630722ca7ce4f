import Testing

@testable import ExamDomain

/// Definitions of reports: what they say, and what is wrong with them.
@Suite struct ReportDefinitionTests {
    private func read(_ entries: (String, SettingTree)...) throws -> ReportDefinition {
        let lines = entries.enumerated().map { SettingTree.Entry($1.0, line: $0 + 1, $1.1) }
        return try ReportDefinitionReader.read(.mapping(lines, line: 1))
    }

    private func faults(_ entries: (String, SettingTree)...) -> [String] {
        let lines = entries.enumerated().map { SettingTree.Entry($1.0, line: $0 + 1, $1.1) }
        do throws(SettingFaults) {
            _ = try ReportDefinitionReader.read(.mapping(lines, line: 1))
            return []
        } catch {
            return error.faults.map { "\($0.line ?? 0) \($0.place ?? "") \($0.code)" }
        }
    }

    private func list(_ texts: String...) -> SettingTree { .list(texts.map { .scalar($0) }) }

    @Test("Everything that can be said is read; one text stands for a list of one")
    func whole() throws {
        let definition = try read(
            ("report", .scalar("candidates")),
            ("title", .mapping([.init("zh", .scalar("名单")), .init("en", .scalar("List"))])),
            ("columns", list("group", "name", "status")), ("group", .scalar("声乐")), ("question", list("q1", "q2")),
            ("status", .scalar("finished")), ("since", .scalar("2026-12-01T08:00:00+08:00")), ("ids", .scalar("full")))
        #expect(definition.kind == .candidates)
        #expect(definition.choice.title == Phrase(zh: "名单", en: "List"))
        #expect(definition.choice.columns == ["group", "name", "status"])
        #expect(definition.choice.filter.groups == ["声乐"] && definition.choice.filter.questions == ["q1", "q2"])
        #expect(definition.choice.filter.statuses == ["finished"])
        #expect(definition.choice.filter.since == Moment(iso8601: "2026-12-01T08:00:00+08:00"))
        #expect(definition.choice.ids == .full)
    }

    @Test("Only the report must be said; numbers are masked then, and everything is wanted")
    func least() throws {
        #expect(try read(("report", .scalar("all"))).choice == ReportChoice())
        #expect(faults(("ids", .scalar("masked"))) == ["1 report missingKey"])
        #expect(faults() == ["1 report missingKey"])
    }

    @Test("Sheets are of all alone, columns of a single report; the sheets stand in the contract's order")
    func sheets() throws {
        let all = try read(("report", .scalar("all")), ("sheets", list("files", "candidates")))
        #expect(all.choice.sheets(of: .all) == [.candidates, .files])
        #expect(all.choice.sheets(of: .reviews) == [.reviews])
        #expect(faults(("report", .scalar("files")), ("sheets", list("files"))) == ["2 sheets unknownKey"])
        #expect(faults(("report", .scalar("all")), ("columns", list("name"))) == ["2 columns unknownKey"])
        #expect(faults(("report", .scalar("all")), ("sheets", list("all"))) == ["2 sheets[0] badChoice"])
        #expect(faults(("report", .scalar("attention")), ("status", .scalar("now"))) == ["2 status unknownKey"])
    }

    @Test("Every fault is told at once, each at its line")
    func everyFault() {
        let found = faults(
            ("report", .scalar("submissions")), ("report", .scalar("files")), ("colums", .scalar("name")),
            ("columns", list("name", "nix", "name")), ("status", .scalar("waiting")), ("group", .list([])),
            ("ids", .scalar("some")), ("since", .scalar("2026-12-01T08:00")), ("title", .mapping([])),
            ("question", .mapping([])))
        #expect(
            Set(found) == [
                "2 report duplicateKey", "3 colums unknownKey", "4 columns[1] badChoice", "4 columns[2] duplicateKey",
                "5 status badChoice", "6 group emptyValue", "7 ids badChoice", "8 since badTime",
                "9 title.zh missingKey", "9 title.en missingKey", "10 question wrongType",
            ])
        #expect(found.count == 11)
    }

    @Test("The schema's keys are the reader's, and the schema takes what the reader takes")
    func schema() throws {
        let part = try #require(Schema.report.further.first)
        #expect(part.object.keys.map(\.key) == ReportDefinitionReader.keys)
        guard case .object(let members) = Schema.report.json(in: .en)["$defs"]?[part.name] ?? .null else {
            return #expect(Bool(false))
        }
        let judge = SchemaJudge(document: .object(members))
        #expect(judge.accepts(.members(["report": .string("all"), "sheets": .array([.string("files")])])))
        #expect(!judge.accepts(.members(["sheets": .string("files")])))
        #expect(!judge.accepts(.members(["report": .string("all"), "columms": .string("name")])))
    }

    @Test("The journal keeps the sheets and the definition where there are any, and else what it always kept")
    func journal() {
        var choice = ReportChoice()
        #expect(choice.json(.utc)["sheets"] == nil && choice.json(.utc)["definition"] == nil)
        choice.sheets = [.files]
        choice.definition = ReportDefinition.Origin(fileName: "calls.yaml", sha256: "ab")
        #expect(choice.json(.utc)["sheets"] == .array([.string("files")]))
        #expect(choice.json(.utc)["definition"]?["file"] == .string("calls.yaml"))
        #expect(choice.json(.utc)["definition"]?["sha256"] == .string("ab"))
    }
}
