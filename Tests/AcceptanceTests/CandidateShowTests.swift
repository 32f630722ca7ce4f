import Testing

/// candidate show and history: every key there, null where there is no value; and what time alone does.
@Suite struct CandidateShowTests {
    static func show(_ counter: Counter, _ who: String = "A0001") throws -> JSONValue {
        try counter.must("candidate", "show", who, "--format", "json").json
    }

    static let questionKeys: Set<String> = [
        "id", "number", "title", "status", "startedAt", "deadline", "takesUsed", "takesAllowed", "selectedTake",
        "submittedAt",
        "submittedBy", "files", "takes", "attachments",
    ]

    @Test("Before anything: every key is there, null where there is no value") func untouched() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        let shown = try Self.show(counter)
        #expect(
            shown.keys == [
                "candidate", "name", "certificateType", "certificateNumber", "group", "status", "identity", "questions",
            ])
        #expect(shown["candidate"] == "A0001")
        #expect(shown["certificateType"] == "residentId")
        #expect(shown["status"] == "notEntered")
        #expect(shown["identity"] == .object(["status": "open", "failures": 0]))
        #expect(shown["questions"].each("number") == [1, 2, 3])
        for question in shown["questions"].array {
            #expect(question.keys == Self.questionKeys)
            #expect(question["status"] == "notStarted")
            for key in ["startedAt", "selectedTake", "submittedAt", "submittedBy"] { #expect(question[key] == nil) }
            #expect(question["takes"] == [] && question["attachments"] == [])
        }
        #expect(shown["questions"].each("takesAllowed").prefix(2) == [2, 1])
    }

    @Test("A take, its recording and its upload, as the facts told them") func takes() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        var facts = Facts()
        facts.enter()
        try counter.activity(facts)
        #expect(try Self.show(counter)["status"] == "answering")
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.take(1, from: "08:07:00", to: "08:08:30.250")
        facts.add("08:09:00", "receiveUpload", #""question":"q1","take":1,"camera":"first","bytes":5,"total":10"#)
        facts.add("08:09:10", "selectTake", #""question":"q1","take":1"#)
        facts.add("08:09:20", "submit", #""question":"q1""#)
        try counter.activity(facts)
        let question = try Self.show(counter)["questions"][0]
        #expect(question["status"] == "submitted")
        #expect(question["submittedBy"] == "candidate")
        #expect(question["submittedAt"] == "2020-12-01T08:09:20+08:00")
        #expect(question["startedAt"] == "2020-12-01T08:06:00+08:00")
        #expect(question["deadline"] == "2020-12-01T08:36:00+08:00")
        #expect(question["takesUsed"] == 1 && question["selectedTake"] == 1 && question["files"] == "incomplete")
        let take = question["takes"][0]
        #expect(take.keys == ["take", "status", "recordings"])
        #expect(take["status"] == "recorded")
        #expect(
            take["recordings"][0].keys == ["camera", "device", "status", "bytes", "total", "startedAt", "stoppedAt"])
        #expect(take["recordings"][0]["status"] == "uploading")
        #expect(take["recordings"][0]["bytes"] == 5 && take["recordings"][0]["total"] == 10)
        #expect(take["recordings"][0]["stoppedAt"] == "2020-12-01T08:08:30.250+08:00")
        facts.add(
            "08:10:00", "receiveUpload",
            #""question":"q1","take":1,"camera":"first","bytes":10,"total":10,"sha256":"\#(String(repeating: "0a", count: 32))""#
        )
        try counter.activity(facts)
        let whole = try Self.show(counter)["questions"][0]
        #expect(whole["files"] == "complete")
        #expect(whole["takes"][0]["recordings"][0]["status"] == "uploaded")
    }

    @Test("A dual take submits itself when both cameras have ended; the second stopping first fails it") func dual()
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 2)
        for (candidate, firstStop, secondStop) in [
            ("A0001", "08:08:00", "08:08:05"), ("A0002", "08:08:05", "08:08:00"),
        ] {
            var facts = Facts(candidate, prefix: candidate)
            facts.enter()
            facts.add("08:06:00", "startAnswer", #""question":"q2""#)
            facts.add("08:06:10", "pairSecondCamera", #""question":"q2","device":"phone""#)
            facts.add("08:07:00", "startRecording", #""question":"q2","take":1,"camera":"second","device":"phone""#)
            facts.add("08:07:01", "startRecording", #""question":"q2","take":1,"camera":"first","device":"ipad-1""#)
            facts.add(firstStop, "stopRecording", #""question":"q2","take":1,"camera":"first","by":"candidate""#)
            facts.add(secondStop, "stopRecording", #""question":"q2","take":1,"camera":"second","by":"candidate""#)
            try counter.activity(facts)
        }
        let good = try Self.show(counter)["questions"][1]
        #expect(good["status"] == "submitted" && good["submittedBy"] == "system")
        #expect(good["submittedAt"] == "2020-12-01T08:08:05+08:00")
        let failed = try Self.show(counter, "A0002")["questions"][1]["takes"][0]
        #expect(failed["status"] == "failed")
        #expect(failed["recordings"].array.contains { $0["camera"] == "second" && $0["status"] == "failed" })
    }

    @Test("A deadline that passes is seen by whoever reads later; nothing has to run") func expiry() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.add("08:06:30", "openQuestion", #""question":"q3""#)
        try counter.activity(facts)
        let shown = try Self.show(counter)
        #expect(shown["questions"].each("status") == ["expired", "notStarted", "expired"])
        #expect(shown["questions"][0]["submittedAt"] == nil)
        #expect(shown["questions"][2]["deadline"] == "2020-12-01T10:06:30+08:00")
        try counter.must("report", "submissions", "--output", "s.jsonl")
        #expect(counter.text(of: "s.jsonl").split(separator: "\n").count { $0.contains(#""status":"expired""#) } == 2)
    }

    @Test("submitSelected: the system submits the chosen take at the deadline") func submitSelected() throws {
        let question = """
                  - id: q1
                    title: T
                    mode: recorded
                    takes: 3
                    recordLimit: 3m
                    submitLimit: 30m
                    whenTimeExpires: submitSelected
            """
        let counter = try Counter(exam: examYAML(questions: question), candidates: 1)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.take(1, from: "08:07:00", to: "08:08:00")
        facts.add("08:09:00", "selectTake", #""question":"q1","take":1"#)
        try counter.activity(facts)
        let shown = try Self.show(counter)
        #expect(shown["questions"][0]["status"] == "submitted")
        #expect(shown["questions"][0]["submittedBy"] == "system")
        #expect(shown["questions"][0]["submittedAt"] == "2020-12-01T08:36:00+08:00")
        #expect(shown["status"] == "finished")
    }

    @Test("Attachments are listed with their digest; the same name replaces") func attachments() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        try counter.write("film", to: "works/a.mp4")
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "openQuestion", #""question":"q3""#)
        facts.add(
            "08:07:00", "addAttachment",
            #""question":"q3","kind":"video","name":"a.mp4","bytes":4,"file":"works/a.mp4""#)
        facts.add(
            "08:07:10", "addAttachment",
            #""question":"q3","kind":"pdf","name":"b.pdf","bytes":7,"sha256":"\#(String(repeating: "cd", count: 32))""#)
        facts.add("08:07:20", "removeAttachment", #""question":"q3","name":"b.pdf""#)
        facts.add("08:07:30", "submit", #""question":"q3""#)
        try counter.activity(facts)
        let question = try Self.show(counter)["questions"][2]
        let sum = try counter.sh("printf film | sha256sum | cut -c1-64").out.prefix(64)
        #expect(
            question["attachments"]
                == .array([
                    .object(["kind": "video", "name": "a.mp4", "bytes": 4, "sha256": .text(String(sum))])
                ]))
        #expect(question["status"] == "submitted" && question["files"] == "complete")
    }

    @Test("history tells who did what, in the journal's keys") func history() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        var facts = Facts()
        facts.failThrice(photos: "photo.jpg")
        try counter.write("photo", to: "photo.jpg")
        try counter.activity(facts)
        let review = try counter("review", "list", "--format", "json").json[0]["id"]
        try counter.must("review", "approve", review.told)
        try counter.must("candidate", "extend", "A0001", "--minutes", "5", "--reason", "停电")
        let history = try counter("candidate", "history", "A0001", "--format", "json").json
        for entry in history.array {
            #expect(entry.keys == ["seq", "at", "by", "action", "subject", "reason", "details", "hash"])
        }
        #expect(history.each("at").allSatisfy { $0.string.hasSuffix("+08:00") })
        let told = history.array.map {
            $0["by"].string == "candidate" ? $0["action"].string : "staff " + $0["action"].string
        }
        #expect(told.contains("identityCheck"))
        #expect(told.contains("staff review approve") && told.contains("staff candidate extend"))
        #expect(history.array.last?["reason"] == "停电")
        #expect(history.array.allSatisfy { $0["subject"] == "A0001" || $0["by"] != "candidate" })
    }

    @Test("A stranger is notOnRoster (2) for show and history", arguments: ["show", "history"]) func stranger(
        verb: String
    ) throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        for who in ["A9999", "residentId:" + residentID(of: 9), "passport:X", "nonsense:1", ""] {
            let answer = try counter("candidate", verb, who, "--format", "json")
            #expect([2, 64].contains(answer.status), "\(who): \(answer.status) \(answer.err)")
            guard who.hasPrefix("A") || who.hasPrefix("r") else { continue }
            #expect(answer.status == 2)
            #expect(try answer.error["code"] == "notOnRoster")
        }
    }
}
