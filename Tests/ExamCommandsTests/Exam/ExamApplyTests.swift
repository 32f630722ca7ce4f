import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct ExamApplyTests {
    @Test("A new exam is made, the same again changes nothing, and a change is told setting by setting")
    func life() {
        let unit = UnitFolder()
        let file = unit.writeExam()
        let first = unit.json("exam", "apply", file)
        #expect(first["exam"]?.string == "ART")
        #expect(first["isNew"] == .bool(true))
        #expect(first["revision"]?.integer == 1)
        #expect(unit.call("exam", "apply", file).out == "Exam ART is so already: nothing to change.\n")
        unit.writeExam { $0.replacing("50m", with: "1h") }
        let second = unit.call("exam", "apply", file)
        #expect(second.status == .done)
        #expect(second.out == "Exam ART: 1 change, now revision 2:\n  ~ questions[q1].submitLimit: 50m → 1h\n")
        #expect(unit.call("exam", "apply", file, "--lang", "zh").out == "考试 ART 已经如此，没有要改的。\n")
    }

    @Test("A dry run says what would be and writes nothing")
    func dryRun() {
        let unit = UnitFolder()
        let outcome = unit.call("exam", "apply", unit.writeExam(), "--dry-run", "--lang", "zh")
        #expect(outcome.out.hasPrefix("将建立考试 ART（Art），现在没有写入：\n  + title: Art\n"))
        #expect(unit.json("exam", "list") == .array([]))
        #expect(unit.json("exam", "apply", unit.path + "/exam.yaml", "--dry-run")["dryRun"] == .bool(true))
    }

    @Test("Warnings stand beside the result with their lines")
    func warnings() {
        let unit = UnitFolder()
        let file = unit.writeExam { $0.replacing("playback: true", with: "playback: false") }
        let outcome = unit.call("exam", "apply", file, "--dry-run")
        #expect(outcome.status == .done)
        #expect(outcome.err.hasPrefix("Warning: \(file):12: questions[0].playback: "))
        let warning = unit.json("exam", "apply", file)["warnings"]?.array?.first
        #expect(warning?["code"]?.string == "choosesBlind")
        #expect(warning?["line"]?.integer == 12)
        #expect(warning?["path"]?.string == "questions[0].playback")
    }

    @Test("All faults are told at once with their lines, and nothing is written")
    func faults() throws {
        let unit = UnitFolder()
        let file = unit.writeExam {
            $0.replacing("takes: 3", with: "takes: 99").replacing("title: Two", with: "titel: Two")
        }
        let outcome = unit.call("exam", "apply", file)
        #expect(outcome.status == .faultyInput)
        #expect(outcome.err.hasPrefix("exam.yaml:11: questions[0].takes: "))
        #expect(outcome.err.contains("\nexam.yaml:16: questions[1].titel: "))
        #expect(unit.call("exam", "apply", file, "--lang", "zh").err.contains("错误：考试设置有 "))
        let error = try #require(unit.json("exam", "apply", file)["error"])
        #expect(error["code"]?.string == "faultySettings")
        let faults = try #require(error["faults"]?.array)
        #expect(faults.first?["line"]?.integer == 11)
        #expect(faults.first?["path"]?.string == "questions[0].takes")
        #expect(faults.first?["message"]?.string?.isEmpty == false)
        #expect(unit.json("exam", "list") == .array([]))
    }

    @Test("Once candidates have entered, a change needs a reason and tells whom it touches")
    func entered() throws {
        let unit = UnitFolder()
        unit.applyExam()
        try unit.enter(2)
        let file = unit.writeExam { $0.replacing("50m", with: "1h") }
        let refused = unit.call("exam", "apply", file)
        #expect(refused.status == .usage)
        #expect(refused.err.contains("--reason"))
        #expect(unit.call("exam", "apply", file, "--reason", "  ").status == .usage)
        let dry = unit.call("exam", "apply", file, "--dry-run", "--lang", "zh")
        #expect(dry.out.contains("已有 2 名考生进入考试。\n题目 q1：2 名考生已经开始，按原设置继续。\n"))
        #expect(dry.out.contains("questions[q1].submitLimit  有利"))
        #expect(dry.out.contains("仍按原设置的考生（--to-running 可使他们改用新设置）"))
        let done = unit.json("exam", "apply", file, "--reason", "power cut")
        #expect(done["entered"]?.integer == 2)
        #expect(done["begun"]?.array?.map { $0["question"]?.string } == ["q1"])
        #expect(done["begun"]?.array?.map { $0["candidates"]?.integer } == [2])
        #expect(unit.call("exam", "apply", file).status == .done)
    }

    @Test("The file says which exam is meant; another --exam is a contradiction")
    func contradiction() {
        let unit = UnitFolder()
        let file = unit.writeExam()
        for verb in ["apply", "diff"] {
            #expect(unit.call("exam", verb, file, "--exam", "MUSIC").status == .usage)
        }
        #expect(unit.call("exam", "apply", file, "--exam", "ART").status == .done)
    }

    @Test("No file, no data folder, no right")
    func missing() {
        let unit = UnitFolder()
        #expect(unit.call("exam", "apply", unit.path + "/none.yaml").status == .noInput)
        #expect(unit.call("exam", "apply", unit.path).status == .noInput)
        _ = unit.call("staff", "add", "lin", "--role", "reviewer")
        let file = unit.writeExam { $0.replacing("takes: 3", with: "takes: 99") }
        #expect(unit.call("exam", "apply", file, "--as", "lin").status == .notPermitted)
        #expect(UnitFolder(founded: false).call("exam", "apply", file).status == .noInput)
    }
}
