import Foundation
import Testing

/// exam.yaml: every fault with its line and path, all at once.
@Suite struct ExamFaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let line: Int
        let path: String
        let yaml: String
        var testDescription: String { name }

        init(_ name: String, _ line: Int, _ path: String, head: String = Case.head, _ question: String = Case.question)
        {
            (self.name, self.line, self.path, yaml) = (name, line, path, head + "questions:\n" + question)
        }

        /// Lines 1 to 5; `questions:` is line 6 and the first question line 7.
        static let head = """
            exam: ART2020
            title: 考试
            opensAt: 2020-12-01T08:00:00+08:00
            closesAt: 2020-12-01T18:00:00+08:00
            timeZone: Asia/Shanghai

            """
        static let question = """
              - id: q1
                title: 曲目
                mode: recorded
                recordLimit: 3m

            """
        static func head(_ line: Int, _ text: String) -> String {
            var lines = head.split(separator: "\n").map(String.init)
            lines[line - 1] = text
            return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
        }
    }

    static let offline =
        "  - id: q1\n    title: 作品\n    mode: offline\n    attachments: [{ kind: pdf, min: 0, max: 1, maxSize: 1MB }]\n"

    static let cases: [Case] = [
        Case("unknown key", 11, "questions[0].autoSumbit", Case.question + "    autoSumbit: true\n"),
        Case("unknown key at the top", 5, "timezone", head: Case.head(5, "timezone: Asia/Shanghai")),
        Case("duplicate key", 11, "questions[0].recordLimit", Case.question + "    recordLimit: 3m\n"),
        Case("missing title", 1, "title", head: Case.head(2, "")),
        Case("missing mode", 7, "questions[0].mode", "  - id: q1\n    title: 曲目\n"),
        Case("missing record limit", 7, "questions[0].recordLimit", "  - id: q1\n    title: 曲目\n    mode: recorded\n"),
        Case("bad time", 3, "opensAt", head: Case.head(3, "opensAt: 2020-13-01T08:00:00+08:00")),
        Case("closes before it opens", 4, "closesAt", head: Case.head(4, "closesAt: 2020-12-01T07:00:00+08:00")),
        Case("unknown zone", 5, "timeZone", head: Case.head(5, "timeZone: Asia/Nowhere")),
        Case("code that is not ASCII", 1, "exam", head: Case.head(1, "exam: 考试2020")),
        Case("mode", 9, "questions[0].mode", "  - id: q1\n    title: 曲目\n    mode: live\n    recordLimit: 3m\n"),
        Case("takes 0", 11, "questions[0].takes", Case.question + "    takes: 0\n"),
        Case("takes 21", 11, "questions[0].takes", Case.question + "    takes: 21\n"),
        Case("three cameras", 11, "questions[0].cameras", Case.question + "    cameras: 3\n"),
        Case("neither yes nor no", 11, "questions[0].rehearsal", Case.question + "    rehearsal: maybe\n"),
        Case("record limit too short", 10, "questions[0].recordLimit", Case.question.replacing("3m", with: "4s")),
        Case("record limit too long", 10, "questions[0].recordLimit", Case.question.replacing("3m", with: "4h1s")),
        Case("record limit without a unit", 10, "questions[0].recordLimit", Case.question.replacing("3m", with: "180")),
        Case(
            "auto-submit with takes", 12, "questions[0].autoSubmit",
            Case.question + "    takes: 2\n    autoSubmit: true\n"),
        Case(
            "submit limit not above record limit", 11, "questions[0].submitLimit",
            Case.question + "    submitLimit: 3m\n"),
        Case(
            "submit limit longer than the window", 11, "questions[0].submitLimit",
            Case.question + "    submitLimit: 11h\n"),
        Case("dual camera offline", 11, "questions[0].cameras", offline + "    cameras: 2\n"),
        Case("rehearsal offline", 11, "questions[0].rehearsal", offline + "    rehearsal: true\n"),
        Case("takes offline", 11, "questions[0].takes", offline + "    takes: 2\n"),
        Case("record limit offline", 11, "questions[0].recordLimit", offline + "    recordLimit: 3m\n"),
        Case("offline without a rule", 7, "questions[0].attachments", "  - id: q1\n    title: 作品\n    mode: offline\n"),
        Case("whenTimeExpires", 11, "questions[0].whenTimeExpires", Case.question + "    whenTimeExpires: never\n"),
        Case("same question twice", 11, "questions[1].id", Case.question + Case.question),
        Case(
            "same camera settings elsewhere", 14, "questions[1].recordLimit",
            Case.question + Case.question.replacing("q1", with: "q2").replacing("3m", with: "x")),
    ]

    @Test("A fault is told with its line and path", arguments: cases) func fault(of sample: Case) throws {
        let counter = try Counter()
        try counter.write(sample.yaml, to: "exam.yaml")
        let before = try counter.picture()
        for verb in ["apply", "diff"] {
            let answer = try counter("exam", verb, "exam.yaml", "--format", "json")
            #expect(answer.status == 65, "\(verb): \(answer.err)")
            let faults = try answer.error["faults"].array
            #expect(
                faults.contains { $0["line"].int == sample.line && $0["path"].string == sample.path }, "\(answer.err)")
            #expect(faults.allSatisfy { $0.keys.isSuperset(of: ["line", "path", "message"]) })
            let table = try counter("exam", verb, "exam.yaml")
            #expect(table.status == 65)
            #expect(table.err.contains("exam.yaml:\(sample.line): \(sample.path): "), "\(table.err)")
        }
        #expect(try counter.picture() == before)
    }

    @Test(
        "Attachment rules have faults of their own",
        arguments: [
            ("{ kind: film, min: 0, max: 1, maxSize: 1MB }", "kind"),
            ("{ kind: pdf, min: 2, max: 1, maxSize: 1MB }", "min"),
            ("{ kind: pdf, min: 0, max: 1, maxSize: 1 MB big }", "maxSize"),
            ("{ kind: pdf, min: -1, max: 1, maxSize: 1MB }", "min"),
            ("{ kind: pdf, min: 0, max: 1, maxSize: 1MB, size: 3 }", "size"),
            ("{ min: 0, max: 1, maxSize: 1MB }", "kind"),
        ])
    func attachments(rule: String, key: String) throws {
        let counter = try Counter()
        let yaml =
            Case.head + "questions:\n  - id: q1\n    title: T\n    mode: offline\n    attachments:\n      - \(rule)\n"
        try counter.write(yaml, to: "exam.yaml")
        let answer = try counter("exam", "apply", "exam.yaml", "--format", "json")
        #expect(answer.status == 65)
        let faults = try answer.error["faults"].array
        #expect(
            faults.contains { $0["line"] == 11 && $0["path"].string.hasPrefix("questions[0].attachments[0]") },
            "\(answer.err)")
        #expect(
            faults.contains { ($0["path"].string + $0["message"].string).contains(key) || key == "min" },
            "\(answer.err)")
    }

    @Test("All faults are told at once, in the order of their lines") func allAtOnce() throws {
        let counter = try Counter()
        try counter.write(
            Case.head(4, "closesAt: soon") + "questions:\n" + Case.question + "    takes: 99\n    colour: red\n"
                + Case.question.replacing("q1", with: "q2").replacing("recorded", with: "live"), to: "exam.yaml")
        let faults = try counter("exam", "apply", "exam.yaml", "--format", "json").error["faults"]
        #expect(faults.each("line") == [4, 11, 12, 15])
        #expect(faults.each("path") == ["closesAt", "questions[0].takes", "questions[0].colour", "questions[1].mode"])
    }

    @Test(
        "A file that is no YAML, binary, empty or enormous is 65, never a crash",
        arguments: [
            "exam: [1, 2\n", "\t\tx: 1\n", "", "42\n", "- a\n- b\n", "exam: &a [*a]\n", "questions: {}\n",
            "exam: ~\nquestions: ~\n",
            "? [complex]\n: key\n", "exam: \u{1}\n", "%YAML 9.9\n---\nexam: X\n",
        ])
    func notYAML(text: String) throws {
        let counter = try Counter()
        try counter.write(text, to: "exam.yaml")
        let answer = try counter("exam", "apply", "exam.yaml", "--format", "json")
        #expect(answer.status == 65, "\(answer.status) \(answer.err)")
        #expect(try answer.error["faults"].array.isEmpty == false)
        try counter.write([0xFF, 0x00, 0x80, 0xC3, 0x28], to: "exam.yaml")
        #expect(try counter("exam", "apply", "exam.yaml").status == 65)
    }
}
