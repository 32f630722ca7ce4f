import ExamDomain
import ExamStore
import Foundation
import Testing

@testable import ExamCommands

@Suite struct ExamExportTests {
    @Test("What is exported and applied in another unit is the same exam")
    func roundTrip() {
        let unit = UnitFolder()
        unit.applyExam()
        mkdir(unit.path + "/copy", 0o700)
        #expect(unit.call("exam", "export", unit.path + "/copy/exam.yaml").status == .done)
        #expect(unit.names("copy") == ["commitment.md", "exam.yaml", "notice.md"])
        #expect(FileSystem.status(of: unit.path + "/copy/notice.md")?.mode == 0o600)
        #expect(unit.call("exam", "diff", unit.path + "/copy/exam.yaml").status == .done)
        let other = UnitFolder()
        #expect(other.call("exam", "apply", unit.path + "/copy/exam.yaml").status == .done)
        #expect(other.call("exam", "export").out == unit.call("exam", "export").out)
        #expect(unit.call("exam", "export").out == unit.read("copy/exam.yaml"))
    }

    @Test(
        "One file in the way and nothing is written, unless forced",
        arguments: ["exam.yaml", "notice.md", "commitment.md"])
    func exists(name: String) {
        let unit = UnitFolder()
        unit.applyExam()
        mkdir(unit.path + "/copy", 0o700)
        unit.write("mine", to: "copy/" + name)
        #expect(unit.call("exam", "export", unit.path + "/copy/exam.yaml").status == .cannotCreate)
        #expect(unit.names("copy") == [name])
        #expect(unit.read("copy/" + name) == "mine")
        #expect(unit.call("exam", "export", unit.path + "/copy/exam.yaml", "--force").status == .done)
        #expect(unit.names("copy").count == 3)
    }

    @Test("The settings cannot have the name of a text beside them")
    func sameName() {
        let unit = UnitFolder()
        unit.applyExam()
        mkdir(unit.path + "/copy", 0o700)
        #expect(unit.call("exam", "export", unit.path + "/copy/NOTICE.md", "--force").status == .usage)
        #expect(unit.names("copy") == [])
    }

    @Test("The template applies as it stands")
    func template() {
        let unit = UnitFolder()
        let outcome = unit.call("exam", "template", unit.path + "/exam.yaml")
        #expect(outcome.status == .done)
        #expect(unit.names() == ["commitment.md", "exam-data", "exam.yaml", "notice.md"])
        #expect(unit.call("exam", "apply", unit.path + "/exam.yaml").status == .done)
        #expect(unit.call("exam", "template", unit.path + "/exam.yaml").status == .cannotCreate)
        #expect(unit.call("exam", "template").out == unit.read("exam.yaml"))
    }
}
