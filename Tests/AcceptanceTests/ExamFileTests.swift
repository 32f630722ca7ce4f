import Foundation
import Testing

/// exam.yaml in and out: apply, diff, export, and reasons once somebody has entered.
@Suite struct ExamFileTests {
    static let full = """
        exam: ART2026
        title: 2026年艺术类专业视频考试
        opensAt: 2026-12-01T08:00:00+08:00
        closesAt: 2026-12-01T18:00:00+08:00
        timeZone: Asia/Shanghai
        uploadGrace: 24h
        identity: { failuresBeforeReview: 3, cancelCooldown: 60s, reviewers: 1 }
        notice: notice.md
        commitment: commitment.md
        questions:
          - id: q1
            title: 自选曲目演奏
            mode: recorded
            takes: 1
            cameras: 2
            rehearsal: true
            playback: no
            autoSubmit: yes
            recordLimit: 3m
            submitLimit: 50m
          - id: q2
            title: 作品集
            mode: offline
            submitLimit: 2h
            attachments:
              - { kind: video, min: 1, max: 2, maxSize: 200MB, extensions: [mp4, mov] }
              - { kind: pdf, min: 0, max: 1, maxSize: 20MiB }
            attachmentsTotal: { min: 1, max: 3 }
          - { id: q3, title: 即兴, mode: recorded, takes: unlimited, recordLimit: 1h30m, failedTakeCounts: true }

        """

    static func counter() throws -> Counter {
        let counter = try Counter()
        try counter.write(full, to: "exam.yaml")
        try counter.write("# 须知\n请安静。\n", to: "notice.md")
        try counter.write("我承诺。\n", to: "commitment.md")
        return counter
    }

    @Test("An exam that does not exist yet differs; a dry run writes nothing; applied, it does not differ") func apply()
        throws
    {
        let counter = try Self.counter()
        #expect(try counter("exam", "diff", "exam.yaml").status == 1)
        let before = try counter.picture()
        #expect(try counter("exam", "apply", "exam.yaml", "--dry-run").status == 0)
        #expect(try counter.picture() == before)
        #expect(try counter("exam", "list", "--format", "json").json == [])
        #expect(try counter("exam", "apply", "exam.yaml").status == 0)
        #expect(try counter("exam", "diff", "exam.yaml").status == 0)
        let after = try counter("audit", "log", "--format", "json").json.array.count
        #expect(try counter("exam", "apply", "exam.yaml").status == 0)
        #expect(try counter("audit", "log", "--format", "json").json.array.count == after, "nothing changed, no entry")
    }

    @Test("diff compares meaning: units, defaults, words for yes, order of keys, comments; and the texts") func diff()
        throws
    {
        let counter = try Self.counter()
        try counter.must("exam", "apply", "exam.yaml")
        let same = Self.full
            .replacing("recordLimit: 3m", with: "recordLimit: 180s").replacing(
                "submitLimit: 2h", with: "submitLimit: 120m"
            )
            .replacing("playback: no\n", with: "\n").replacing("autoSubmit: yes", with: "autoSubmit: true # 录完即交")
            .replacing("uploadGrace: 24h\n", with: "").replacing("timeZone: Asia/Shanghai\n", with: "")
            .replacing("200MB", with: "200000000").replacing("20MiB", with: "20480KiB")
            .replacing("2026-12-01T08:00:00+08:00", with: "2026-12-01T00:00:00Z")
        try counter.write(same, to: "same.yaml")
        let answer = try counter("exam", "diff", "same.yaml")
        #expect(answer.status == 0, "\(answer.out)\(answer.err)")
        for (old, new) in [
            ("3m", "181s"), ("cameras: 2", "cameras: 1"), ("作品集", "作品"), ("reviewers: 1", "reviewers: 2"),
            ("[mp4, mov]", "[mp4]"), ("max: 3 }", "max: 2 }"), ("20MiB", "20MB"), ("18:00:00", "18:00:01"),
            ("failedTakeCounts: true", "failedTakeCounts: false"), ("takes: unlimited", "takes: 20"),
        ] {
            try counter.write(Self.full.replacing(old, with: new), to: "other.yaml")
            #expect(try counter("exam", "diff", "other.yaml").status == 1, "\(new)")
        }
        try counter.write("# 须知\n请肃静。\n", to: "notice.md")
        #expect(try counter("exam", "diff", "exam.yaml").status == 1)
    }

    @Test("A file may have a name of one letter, whichever", arguments: ["x", "(", "考", "./a", "\t"])
    func shortName(_ name: String) throws {
        let counter = try Counter()
        try counter.must("exam", "template", name)
        try counter.must("exam", "apply", name)
        #expect(try counter("exam", "diff", name).status == 0)
    }

    @Test("A text that is not there is a fault or no input, and nothing is written") func missingText() throws {
        let counter = try Self.counter()
        try FileManager.default.removeItem(atPath: counter.path("notice.md"))
        #expect([65, 66].contains(try counter("exam", "apply", "exam.yaml").status))
        #expect(try counter("exam", "list", "--format", "json").json == [])
    }

    @Test("Exported and applied elsewhere, it is the same exam") func export() throws {
        let counter = try Self.counter()
        try counter.must("exam", "apply", "exam.yaml")
        let printed = try counter("exam", "export")
        #expect(printed.status == 0 && printed.out.contains("exam: ART2026"))
        try FileManager.default.createDirectory(atPath: counter.path("there"), withIntermediateDirectories: false)
        try counter.must("exam", "export", "there/exam.yaml")
        #expect(counter.text(of: "there/notice.md") == counter.text(of: "notice.md"))
        #expect(counter.text(of: "there/commitment.md") == counter.text(of: "commitment.md"))
        #expect(try counter("exam", "diff", "there/exam.yaml").status == 0)
        try counter.must("init", "--unit", "别处", "--data", "elsewhere")
        try counter.must("exam", "apply", "there/exam.yaml", "--data", "elsewhere")
        #expect(try counter("exam", "diff", "exam.yaml", "--data", "elsewhere").status == 0)
        #expect(try counter("exam", "export", "--data", "elsewhere").out == printed.out)
    }

    @Test("An export that was interrupted is finished by the same command; other texts in its way stay as they are")
    func exportAgain() throws {
        let counter = try Self.counter()
        try counter.must("exam", "apply", "exam.yaml")
        try counter.write(counter.text(of: "notice.md"), to: "there/notice.md")
        try counter.must("exam", "export", "there/exam.yaml")
        #expect(counter.text(of: "there/commitment.md") == counter.text(of: "commitment.md"))
        #expect(try counter("exam", "export", "there/exam.yaml").status == 73)
        try counter.write("其他的须知", to: "other/notice.md")
        #expect(try counter("exam", "export", "other/exam.yaml").status == 73)
        #expect(counter.text(of: "other/notice.md") == "其他的须知")
        #expect(!counter.exists("other/exam.yaml") && !counter.exists("other/commitment.md"))
    }

    @Test("question list says the keys of exam.yaml and the number; exam list its seven") func lists() throws {
        let counter = try Self.counter()
        try counter.must("exam", "apply", "exam.yaml")
        let exams = try counter("exam", "list", "--format", "json").json
        #expect(exams[0].keys == ["exam", "title", "opensAt", "closesAt", "timeZone", "candidates", "questions"])
        #expect(exams[0]["opensAt"] == "2026-12-01T08:00:00+08:00")
        #expect(exams[0]["questions"] == 3)
        let questions = try counter("question", "list", "--format", "json").json
        #expect(questions.each("number") == [1, 2, 3])
        #expect(questions.each("id") == ["q1", "q2", "q3"])
        let settings: Set<String> = [
            "id", "title", "mode", "takes", "cameras", "rehearsal", "playback", "autoSubmit", "recordLimit",
            "submitLimit",
            "attachments", "attachmentsTotal", "whenTimeExpires", "failedTakeCounts", "number",
        ]
        for question in questions.array {
            #expect(settings.isSubset(of: question.keys), "\(settings.subtracting(question.keys))")
        }
        #expect(try counter("question", "show", "q2", "--format", "json").json == questions[1])
    }

    @Test("Questions can be added, edited and removed with the file's settings as flags") func questions() throws {
        let counter = try Self.counter()
        try counter.must("exam", "apply", "exam.yaml")
        try counter.must(
            "question", "add", "--id", "q4", "--title", "视唱", "--mode", "recorded", "--record-limit", "3m",
            "--takes", "2", "--playback", "yes")
        try counter.must(
            "question", "add", "--id", "q5", "--title", "卷", "--mode", "offline", "--attachment", "video:1..2:200MB")
        try counter.must("question", "edit", "q4", "--submit-limit", "1h30m")
        let list = try counter("question", "list", "--format", "json").json
        #expect(list.each("id") == ["q1", "q2", "q3", "q4", "q5"])
        #expect(list[4]["attachments"][0]["kind"] == "video")
        #expect(list[4]["attachments"][0]["min"] == 1)
        #expect(
            try counter("question", "add", "--id", "q1", "--title", "T", "--mode", "recorded", "--record-limit", "3m")
                .status != 0)
        #expect(try counter("question", "edit", "q4", "--submit-limit", "2m").status != 0)
        #expect(try counter("question", "edit", "q9", "--title", "T").status == 66)
        try counter.must("question", "remove", "q4")
        #expect(try counter("question", "show", "q4").status == 66)
    }

    @Test("Once somebody has entered, a change needs a reason, and without one nothing changes") func reason() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        try counter.write(openExam.replacing("title: 双机位", with: "title: 两台"), to: "before.yaml")
        #expect(try counter("exam", "apply", "before.yaml").status == 0)
        var facts = Facts()
        facts.enter()
        try counter.activity(facts)
        try counter.write(openExam.replacing("recordLimit: 3m", with: "recordLimit: 4m"), to: "after.yaml")
        let refused = try counter("exam", "apply", "after.yaml", "--format", "json")
        #expect([2, 64].contains(refused.status), "\(refused.status) \(refused.err)")
        #expect(try counter("exam", "diff", "before.yaml").status == 0)
        #expect([2, 64].contains(try counter("exam", "apply", "after.yaml", "--reason", "  ").status))
        #expect(try counter("exam", "apply", "after.yaml", "--reason", "录制时限写错").status == 0)
        #expect(try counter("exam", "diff", "after.yaml").status == 0)
        let entry = try counter("audit", "log", "--format", "json").json.array.first { $0["reason"] == "录制时限写错" }
        #expect(entry?["action"] == "exam apply")
    }

    @Test("exam close ends the exam at that moment") func close() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.enter()
        facts.add("08:10:00", "startAnswer", #""question":"q1""#)
        try counter.activity(facts)
        try counter.must("exam", "close", "--reason", "停电", "--no-input")
        try counter.write(
            #"{"id":"late","at":"\#(Facts.tomorrow)","candidate":"A0001","do":"startAnswer","question":"q2"}"# + "\n",
            to: "late.jsonl")
        let late = try counter("activity", "import", "late.jsonl", "--format", "json")
        #expect(late.status == 65)
        #expect(try late.json["faults"].each("code") == ["examClosed"])
        #expect(try counter("exam", "diff", "exam.yaml").status == 0, "the settings are still the file's")
        let entry = try counter("audit", "log", "--format", "json").json.array.last
        #expect(entry?["action"] == "exam close")
        #expect(entry?["reason"] == "停电")
    }
}
