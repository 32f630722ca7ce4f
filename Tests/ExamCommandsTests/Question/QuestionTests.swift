import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct QuestionTests {
    private func unit() -> UnitFolder {
        let unit = UnitFolder()
        unit.applyExam()
        return unit
    }

    @Test("list and show: the keys of exam.yaml, and number")
    func list() throws {
        let unit = unit()
        let questions = try #require(unit.json("question", "list").array)
        #expect(questions.map { $0["id"]?.string } == ["q1", "q2"])
        guard case .object(let members) = questions[0] else { return }
        #expect(
            Set(members.map(\.key)) == [
                "id", "number", "title", "mode", "takes", "cameras", "rehearsal", "playback", "autoSubmit",
                "recordLimit",
                "submitLimit", "attachments", "attachmentsTotal", "whenTimeExpires", "failedTakeCounts",
            ])
        #expect(questions[1]["takes"] == .null)
        #expect(unit.json("question", "show", "q2") == questions[1])
        #expect(unit.call("question", "show", "q1", "--lang", "zh").out.contains("录制时限            3 分钟\n"))
        #expect(unit.call("question", "list").out.contains("1–2 PDF"))
    }

    @Test("An unknown question is no input, and the known ones are named", arguments: ["show", "remove", "edit"])
    func unknown(verb: String) {
        let unit = unit()
        let outcome = unit.call("question", verb, "q9", "--lang", "zh")
        #expect(verb == "edit" || outcome.status == .noInput)
        #expect(verb == "edit" || outcome.err.contains("现有题目：q1 q2"))
        #expect(unit.call("question", "edit", "q9", "--title", "T").status == .noInput)
    }

    @Test("add: every setting as a flag")
    func add() {
        let unit = unit()
        let outcome = unit.call(
            "question", "add", "--id", "q5", "--title", "Solo", "--mode", "recorded", "--takes", "1", "--cameras", "2",
            "--rehearsal", "--playback=no", "--auto-submit", "yes", "--record-limit", "3m", "--submit-limit", "20m",
            "--attachment", "video:0..2:200MB:mp4,mov", "--attachment", "pdf:0..1", "--attachments-total", "..2",
            "--when-time-expires", "submitSelected", "--failed-take-counts")
        #expect(outcome.status == .done)
        #expect(outcome.out == "Exam ART: 1 change, now revision 2:\n  + questions[q5]: Solo (recorded)\n")
        #expect(outcome.err.hasPrefix("Warning: --auto-submit: "))
        let question = unit.json("question", "show", "q5")
        #expect(question["number"]?.integer == 3)
        #expect(question["rehearsal"] == .bool(true))
        #expect(question["playback"] == .bool(false))
        #expect(question["autoSubmit"] == .bool(true))
        #expect(question["attachments"]?.array?.map { $0["kind"]?.string } == ["video", "pdf"])
        #expect(question["attachmentsTotal"]?["max"]?.integer == 2)
        #expect(question["whenTimeExpires"]?.string == "submitSelected")
        #expect(question["failedTakeCounts"] == .bool(true))
    }

    @Test("Faults of flags are usage errors that name every flag")
    func faults() throws {
        let unit = unit()
        let outcome = unit.call("question", "add", "--id", "q 1", "--title", "T", "--mode", "offline", "--takes", "2")
        #expect(outcome.status == .usage)
        for flag in ["--id", "--takes", "--attachment"] { #expect(outcome.err.contains("\(flag): ")) }
        #expect(unit.call("question", "edit", "q1", "--rehearsal", "perhaps").status == .usage)
        #expect(unit.call("question", "edit", "q1", "--record-limit", "50m").status == .usage)
        #expect(unit.call("question", "edit", "q1").status == .usage)
        #expect(unit.json("question", "edit", "q1", "--takes", "0")["error"]?["hint"]?.string != nil)
        #expect(unit.json("exam", "show")["revision"]?.integer == 1)
    }

    @Test("edit: what is not named stays, the place stays, a dry run writes nothing")
    func edit() {
        let unit = unit()
        let before = unit.json("question", "show", "q1")
        let dry = unit.call("question", "edit", "q1", "--submit-limit", "1h", "--dry-run")
        #expect(
            dry.out == "Exam ART: 1 change to make; nothing was written:\n  ~ questions[q1].submitLimit: 50m → 1h\n")
        #expect(unit.json("question", "show", "q1") == before)
        #expect(unit.call("question", "edit", "q1", "--submit-limit", "none", "--id", "q0").status == .done)
        let after = unit.json("question", "show", "q0")
        #expect(after["number"]?.integer == 1)
        #expect(after["submitLimit"] == .null)
        #expect(after["takes"] == before["takes"])
        #expect(unit.call("question", "edit", "q0", "--submit-limit", "none").out.contains("nothing to change"))
    }

    @Test("remove: unless somebody has begun it")
    func remove() throws {
        let unit = unit()
        try unit.enter(1)
        #expect(unit.call("question", "remove", "q1", "--reason", "r").status == .refused)
        #expect(unit.call("question", "remove", "q2").status == .usage)
        #expect(unit.call("question", "remove", "q2", "--reason", "r").status == .done)
        #expect(unit.json("question", "list").array?.count == 1)
    }

    @Test("A reviewer may read questions and change none")
    func roles() {
        let unit = unit()
        _ = unit.call("staff", "add", "lin", "--role", "reviewer")
        #expect(unit.call("question", "list", "--as", "lin").status == .done)
        #expect(unit.call("question", "remove", "q1", "--as", "lin").status == .notPermitted)
        #expect(unit.call("question", "edit", "q1", "--takes", "2", "--as", "lin").status == .notPermitted)
    }
}
