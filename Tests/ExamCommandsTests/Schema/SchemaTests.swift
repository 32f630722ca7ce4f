import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct SchemaTests {
    @Test("Each is one JSON document in the reader's language, needs no data folder, and the same under --format json")
    func documents() throws {
        let unit = UnitFolder(founded: false)
        for name in ["exam", "activity", "report"] {
            let zh = unit.call("schema", name, "--lang", "zh")
            #expect(zh.status == .done)
            let document = try #require(JSON(parsing: zh.out.utf8))
            #expect(document["$schema"]?.string?.hasSuffix("2020-12/schema") == true)
            #expect(unit.call("schema", name, "--lang", "en").out != zh.out)
            #expect(unit.call("schema", name, "--lang", "zh", "--format", "json").out == zh.out)
        }
    }

    @Test("As a dictionary it is a table, JSON or CSV with a row for each key")
    func dictionary() throws {
        let unit = UnitFolder(founded: false)
        let table = unit.call("schema", "exam", "--dictionary", "--lang", "zh")
        #expect(table.out.contains("questions[].recordLimit"))
        let json = unit.json("schema", "activity", "--dictionary")
        #expect(json.array?.contains { $0["path"]?.string == "startRecording.camera" } == true)
        #expect(
            unit.call("schema", "report", "--format", "csv", "--lang", "en").out.hasPrefix(
                "Key,Form,Required,Default,Meaning"))
    }
}
