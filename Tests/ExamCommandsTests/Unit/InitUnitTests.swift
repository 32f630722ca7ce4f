import ExamDomain
import ExamStore
import Testing

@testable import ExamCommands

@Suite struct InitUnitTests {
    @Test("init makes a folder that is its owner's alone, and whoever runs it the first admin")
    func made() {
        let unit = UnitFolder(founded: false)
        let outcome = unit.call("init", "--unit", "华岚艺术学院")
        #expect(outcome.status == .done)
        #expect(outcome.out.contains("Admin: wang"))
        #expect(outcome.err.contains("examctl exam template exam.yaml"))
        #expect(FileSystem.status(of: unit.data)?.mode == 0o700)
        #expect(FileSystem.status(of: unit.data + "/vault")?.mode == 0o700)
        #expect(FileSystem.status(of: unit.data + "/exam.sqlite")?.mode == 0o600)
        #expect(unit.json("staff", "list").line == #"[{"name":"wang","role":"admin"}]"#)
    }

    @Test("A data folder that is there is left as it is")
    func exists() {
        let unit = UnitFolder()
        let before = unit.names("exam-data")
        #expect(unit.call("init").status == .cannotCreate)
        #expect(unit.call("init", "--lang", "zh").err.hasPrefix("错误："))
        #expect(unit.names("exam-data") == before)
    }

    @Test("The answer as JSON, and the next steps in Chinese")
    func forms() {
        let unit = UnitFolder(founded: false)
        let answer = unit.json("init", "--unit", "School")
        #expect(answer["data"]?.string == unit.data)
        #expect(answer["unit"]?.string == "School")
        #expect(answer["admin"]?.string == "wang")
        #expect(UnitFolder(founded: false).call("init", "--lang", "zh").err.hasPrefix("接下来："))
        #expect(UnitFolder(founded: false).call("init", "--quiet").err == "")
    }

    @Test("Names that are none make nothing", arguments: ["", "  ", "a\u{1B}b", String(repeating: "n", count: 101)])
    func badNames(name: String) {
        let unit = UnitFolder(founded: false)
        #expect(unit.call("init", "--unit", name).status == .usage)
        #expect(unit.call("init", "--as", "system").status == .usage)
        #expect(unit.names() == [])
    }
}
