import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct ExamCommandTests {
    @Test("diff: 1 while there is no exam, 0 for another way of saying the same, 1 for another text")
    func diff() {
        let unit = UnitFolder()
        let file = unit.writeExam()
        #expect(unit.call("exam", "diff", file).status == .differs)
        unit.applyExam()
        unit.writeExam { $0.replacing("3m", with: "180s").replacing("08:00:00+08:00", with: "00:00:00Z") }
        #expect(unit.call("exam", "diff", file).status == .done)
        #expect(unit.json("exam", "diff", file)["isSame"] == .bool(true))
        unit.write("Read that.\n", to: "notice.md")
        let outcome = unit.call("exam", "diff", file, "--lang", "zh")
        #expect(outcome.status == .differs)
        #expect(outcome.out == "文件与考试 ART 的现行设置有 1 处不同：\n  ~ notice: 文字从第 1 行起不同\n")
    }

    @Test("list: the contract's keys")
    func list() {
        let unit = UnitFolder()
        #expect(unit.call("exam", "list", "--lang", "zh").out.hasPrefix("还没有考试"))
        unit.applyExam()
        #expect(
            unit.call("exam", "list", "--format", "json").out == """
                [
                  {"exam":"ART","title":"Art","opensAt":"2026-12-01T08:00:00+08:00","closesAt":"2026-12-01T18:00:00+08:00",\
                "timeZone":"Asia/Shanghai","candidates":0,"questions":2}
                ]

                """)
    }

    @Test("show: the keys of exam.yaml with the questions inside, and both in one table for people")
    func show() {
        let unit = UnitFolder()
        unit.applyExam()
        let document = unit.json("exam", "show")
        #expect(document["exam"]?.string == "ART")
        #expect(document["questions"]?.array?.map { $0["number"]?.integer } == [1, 2])
        #expect(document["revision"]?.integer == 1)
        #expect(document["closedAt"] == .null)
        let told = unit.call("exam", "show", "--lang", "zh").out
        #expect(told.contains("系统须知        notice.md（11 字）\n"))
        #expect(told.contains("附件"))
        #expect(told.contains("PDF 1–2 个"))
    }

    @Test("Which exam: none, the only one, one of two, an unknown one")
    func choice() {
        let unit = UnitFolder()
        for verb in ["show", "check", "export", "close"] {
            #expect(unit.call("exam", verb).status == .noInput)
        }
        unit.applyExam()
        #expect(unit.call("exam", "show").status == .done)
        #expect(unit.call("exam", "show", "--exam", "X").status == .noInput)
        _ = unit.call("exam", "apply", unit.writeExam { $0.replacing("exam: ART", with: "exam: MUSIC") })
        let outcome = unit.call("exam", "show")
        #expect(outcome.status == .usage)
        #expect(outcome.err.contains("ART, MUSIC"))
        #expect(unit.call("exam", "show", "--exam", "MUSIC").status == .done)
    }

    @Test("check: 1 while something is missing, 0 when all is there")
    func check() throws {
        let unit = UnitFolder()
        unit.applyExam()
        #expect(unit.call("exam", "check").status == .differs)
        #expect(unit.call("exam", "check", "--lang", "zh").out.contains("问题  准考名单是空的"))
        let item = try #require(unit.json("exam", "check").array?.first { $0["code"]?.string == "roster" })
        #expect(item["status"]?.string == "problem")
        #expect(item["hint"]?.string?.contains("roster import") == true)
        try unit.enter(1)
        #expect(unit.call("exam", "check").status == .done)
    }

    @Test("close: once, now; then the exam is not ready, and a new end opens it again")
    func close() throws {
        let unit = UnitFolder()
        unit.applyExam()
        let closed = unit.json("exam", "close", "--reason", "done")
        #expect(closed["closedAt"]?.string == "2026-11-23T10:00:00+08:00")
        #expect(unit.call("exam", "close").status == .refused)
        #expect(unit.call("exam", "check").out.contains("Staff closed the exam at 2026-11-23 10:00:00."))
        let again = unit.call("exam", "apply", unit.path + "/exam.yaml")
        #expect(again.status == .done)
        #expect(again.err.contains("to open it again, change closesAt"))
        #expect(unit.json("exam", "show")["closedAt"]?.string == "2026-11-23T10:00:00+08:00")
        _ = unit.call("exam", "apply", unit.writeExam { $0.replacing("18:00", with: "19:00") })
        #expect(unit.json("exam", "show")["closedAt"] == .null)
    }
}
