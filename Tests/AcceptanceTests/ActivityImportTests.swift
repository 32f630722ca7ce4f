import Foundation
import Testing

/// activity import: the answer's document, the exit statuses, and every line that is no fact.
@Suite struct ActivityImportTests {
    @Test("The answer counts facts, applied, skipped and refused; a second import skips all") func document() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.enter()
        let first = try counter.activity(facts)
        #expect(first.keys == ["facts", "applied", "skipped", "refused", "faults"])
        #expect(Self.counts(first) == [5, 5, 0, 0])
        #expect(Self.counts(try counter.activity(facts)) == [5, 0, 5, 0])
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        let before = try counter.picture()
        #expect(Self.counts(try counter.activity(facts, "--dry-run")) == [6, 1, 5, 0])
        #expect(try counter.picture() == before)
        #expect(Self.counts(try counter.activity(facts)) == [6, 1, 5, 0])
    }

    private static func counts(_ document: JSONValue) -> [Int] {
        ["facts", "applied", "skipped", "refused"].map { document[$0].int }
    }

    @Test("A refused fact: 65 and nothing of the file, or --skip-bad, 3 and the rest") func refused() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q9""#)
        facts.add("08:07:00", "startAnswer", #""question":"q1""#)
        let before = try counter.picture()
        let refused = try counter.activity(facts, status: 65)
        #expect(Self.counts(refused) == [7, 0, 0, 1])
        #expect(refused["faults"][0].keys == ["line", "id", "code", "message"])
        #expect(refused["faults"][0]["line"] == 6)
        #expect(refused["faults"][0]["id"] == "f6")
        #expect(refused["faults"][0]["code"] == "unknownQuestion")
        #expect(try counter.picture() == before)
        #expect(Self.counts(try counter.activity(facts, "--skip-bad", status: 3)) == [7, 6, 0, 1])
        let shown = try counter("candidate", "show", "A0001", "--format", "json").json
        #expect(shown["questions"][0]["startedAt"] == "2020-12-01T08:07:00+08:00")
    }

    @Test("Facts are applied in the order of their times; equal times keep the file's order") func order() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.add("08:05:03", "acceptCommitment")
        facts.add("08:05:02", "confirmQualification")
        facts.add("08:05:00", "identityCheck", #""outcome":"passed""#)
        facts.add("08:05:00", "readNotice")
        #expect(try counter.activity(facts)["applied"] == 4)
        facts = Facts("A0002", prefix: "g")
        facts.add("08:05:00", "readNotice")
        facts.add("08:05:00", "identityCheck", #""outcome":"passed""#)
        let refused = try counter.activity(facts, status: 65)
        #expect(refused["faults"].each("code") == ["identityRequired"])
        #expect(refused["faults"].each("line") == [1])
        #expect(
            try counter.activity(.one("identityCheck", #""outcome":"passed""#, at: "08:05:02.999"), status: 65)[
                "faults"
            ]
            .each("code") == ["outOfOrder"])
    }

    static let lines: [(String, String)] = [
        ("not json", "malformedLine"), ("[1,2]", "malformedLine"), ("42", "malformedLine"),
        (#"{"id":"#, "malformedLine"),
        (#"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"dance"}"#, "unknownFact"),
        (#"{"at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"readNotice"}"#, "missingKey"),
        (#"{"id":"x","candidate":"A0001","do":"readNotice"}"#, "missingKey"),
        (#"{"id":"x","at":"2020-12-01T09:00:00+08:00","do":"readNotice"}"#, "missingKey"),
        (#"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001"}"#, "missingKey"),
        (#"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"identityCheck"}"#, "missingKey"),
        (#"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"startAnswer"}"#, "missingKey"),
        (#"{"id":"x","at":"2020-12-01T09:00:00","candidate":"A0001","do":"readNotice"}"#, "badValue"),
        (#"{"id":"x","at":"yesterday","candidate":"A0001","do":"readNotice"}"#, "badValue"),
        (#"{"id":"x","at":5,"candidate":"A0001","do":"readNotice"}"#, "badValue"),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"identityCheck","outcome":"won"}"#,
            "badValue"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"identityPhoto","files":[]}"#,
            "badValue"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"identityPhoto","files":["a","b","c","d"]}"#,
            "badValue"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"identityPhoto","files":["none.jpg"]}"#,
            "missingFile"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"startRecording","question":"q1","take":99999999999999999999,"camera":"first","device":"d"}"#,
            "badValue"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"startRecording","question":"q1","take":1.5,"camera":"first","device":"d"}"#,
            "badValue"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"startRecording","question":"q1","take":1,"camera":"third","device":"d"}"#,
            "badValue"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"addAttachment","question":"q3","kind":"video","name":"a.mp4","bytes":-1,"sha256":"00"}"#,
            "badValue"
        ),
        (
            #"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A0001","do":"addAttachment","question":"q3","kind":"video","name":"a.mp4","bytes":3,"file":"none.mp4"}"#,
            "missingFile"
        ),
        (#"{"id":"x","at":"2020-12-01T09:00:00+08:00","candidate":"A9999","do":"readNotice"}"#, "notOnRoster"),
    ]

    @Test("Facts of the future are taken, and pointed out: a year may be mistyped") func ahead() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        func fact(_ id: String, _ at: String, _ candidate: String) -> String {
            #"{"id":"\#(id)","at":"\#(at)","candidate":"\#(candidate)","do":"identityCheck","outcome":"passed"}"# + "\n"
        }
        try counter.write(fact("a", "2020-12-01T08:00:00+08:00", "A0001"), to: "past.jsonl")
        #expect(try counter.must("activity", "import", "past.jsonl", "--lang", "zh").err.contains("晚于现在") == false)
        try counter.write(fact("b", Facts.tomorrow, "A0002"), to: "ahead.jsonl")
        let words = ["zh": "1 条记录的时间晚于现在", "en": "1 fact is later than now"]
        for (language, word) in words {
            let told = try counter.must("activity", "import", "ahead.jsonl", "--dry-run", "--lang", language)
            #expect(told.err.contains(word), "\(told.err)")
        }
        #expect(try counter.must("activity", "import", "ahead.jsonl", "--format", "json").json["applied"] == 1)
    }

    @Test("A line that is no fact has its code and its line", arguments: lines) func noFact(line: String, code: String)
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 1)
        var facts = Facts()
        facts.enter()
        facts.raw(line)
        let answer = try counter.activity(facts, status: 65)
        #expect(answer["applied"] == 0)
        #expect(answer["faults"].each("code") == [.text(code)], "\(answer)")
        #expect(answer["faults"].each("line") == [6])
        #expect(answer["faults"][0].keys == ["line", "id", "code", "message"])
        #expect(try counter.activity(facts, "--skip-bad", status: 3)["applied"] == 5)
    }

    @Test("The same id twice in a file counts once; ids belong to their exam's facts") func twice() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.enter()
        facts.raw(facts.lines[0])
        let answer = try counter.activity(facts)
        #expect(Self.counts(answer) == [6, 5, 1, 0])
    }

    @Test("An empty file and blank lines are no facts and no faults") func empty() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        try counter.write("", to: "activity.jsonl")
        let answer = try counter("activity", "import", "activity.jsonl", "--format", "json")
        #expect(answer.status == 0)
        #expect(Self.counts(try answer.json) == [0, 0, 0, 0])
    }

    @Test("The file may begin with a BOM and end its lines with CRLF, or without a line end") func endings() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.enter()
        try counter.write("\u{FEFF}" + facts.lines.joined(separator: "\r\n"), to: "a.jsonl")
        #expect(try counter("activity", "import", "a.jsonl", "--format", "json").json["applied"] == 5)
    }

    @Test("A candidate may be named by type and number") func byNumber() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts("residentId:" + residentID(of: 2))
        facts.enter()
        try counter.activity(facts)
        #expect(try counter("candidate", "show", "A0002", "--format", "json").json["identity"]["status"] == "passed")
    }
}
