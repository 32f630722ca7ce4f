import Testing

/// When a candidate calls: what stops them, their deadline, and the ways out, from the built program.
@Suite struct WhyTests {
    /// A0001 has begun q1, whose deadline was long ago, and recorded nothing; A0002 waits for a review; A0003 has not come.
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 4)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.candidate = "A0002"
        for second in 0..<3 { facts.add("08:01:0\(second)", "identityCheck", #""outcome":"failed""#) }
        facts.add("08:02:00", "identityPhoto", #""files":["photo.jpg"]"#)
        try counter.write([0xFF, 0xD8, 0xFF, 0xD9], to: "photo.jpg")
        try counter.activity(facts)
        return counter
    }

    private func why(_ counter: Counter, _ candidate: String, _ more: String...) throws -> JSONValue {
        let answer = try counter.run([Counter.binary, "candidate", "why", candidate, "--format", "json"] + more)
        #expect(answer.status == 0, "\(answer.err)")
        return try answer.json
    }

    @Test("Each obstacle has the contract's keys, a hint that is a command, and a reply in the reader's language")
    func documents() throws {
        let counter = try counter()
        let late = try why(counter, "A0001", "--lang", "zh")
        #expect(late.array.map { $0["code"] } == ["deadlinePassed", "answerNotStarted", "answerNotStarted"])
        #expect(late.array.map { $0["question"] } == ["q1", "q2", "q3"])
        let one = late[0]
        #expect(one.keys.isSuperset(of: ["code", "question", "since", "message", "hint", "reply"]))
        #expect(one["since"] == "2020-12-01T08:36:00+08:00")
        #expect(one["hint"].string.hasPrefix("examctl candidate "))
        #expect(one["reply"].string.hasPrefix("考生1同学，您好："))
        #expect(try why(counter, "A0001", "--lang", "en")[0]["reply"].string.hasPrefix("Dear 考生1, "))
        let waiting = try why(counter, "A0002")
        #expect(waiting.array.map { $0["code"] } == ["reviewWaiting"])
        #expect(waiting[0]["hint"] == "examctl review show 1")
        #expect(try why(counter, "A0003").array.map { $0["code"] } == ["identityRequired"])
        #expect(
            try why(counter, "A0003", "--as-of", "2020-12-01T07:00:00+08:00").array.map { $0["code"] } == [
                "identityRequired", "examNotOpen",
            ])
    }

    @Test("The commands that it proposes work as they stand but for the reason")
    func commands() throws {
        let counter = try counter()
        let commands = try why(counter, "A0001", "--as-of", "2020-12-01T08:40:00+08:00")[0]["staffCan"].array.map(
            \.string)
        #expect(commands.count == 2)
        for command in commands {
            let answer = try counter.sh(command.replacing("examctl", with: "\"$EXAMCTL\"", maxReplacements: 1))
            #expect(answer.status == 0, "\(command): \(answer.err)")
        }
        #expect(commands[1] == "examctl candidate extend A0001 --question q1 --minutes 15 --reason \"…\"")
        #expect(try CandidateShowTests.show(counter)["questions"][0]["deadline"] == "2020-12-01T08:51:00+08:00")
    }

    @Test("At the terminal it is one screen in the reader's language, the reply in both")
    func screen() throws {
        let counter = try counter()
        let zh = try counter("candidate", "why", "A0001", "--as-of", "2020-12-01T08:40", "--lang", "zh").out
        #expect(zh.contains("● q1  已过截止时间 2020-12-01 08:36:00") && zh.contains("[deadlinePassed]"))
        #expect(zh.contains("工作人员可以  examctl candidate extend A0001 --question q1 --minutes"))
        #expect(zh.contains("回复") && zh.contains("Dear 考生1, the deadline of question q1"))
        let en = try counter("candidate", "why", "A0002", "--lang", "en").out
        #expect(en.contains("the photos have waited") && en.contains("examctl review approve 1"))
        #expect(en.split(separator: "\n").count < 40)
    }

    @Test("Finished and whole: an empty list, and a sentence for people")
    func finished() throws {
        let counter = try Counter(
            exam: examYAML(closes: "2098-12-01T18:00:00+08:00", questions: offlineOnly), candidates: 1)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "openQuestion", #""question":"q1""#)
        facts.add(
            "08:07:00", "addAttachment",
            #""question":"q1","kind":"pdf","name":"谱.pdf","bytes":10,"sha256":"\#(String(repeating: "a", count: 64))""#)
        try counter.activity(facts)
        let then = "2020-12-01T08:07:30"
        #expect(try why(counter, "A0001", "--as-of", then).array.isEmpty)
        #expect(
            try counter("candidate", "why", "A0001", "--as-of", then, "--lang", "zh").out.contains("没有什么阻碍"))
        facts.add("08:08:00", "submit", #""question":"q1""#)
        try counter.activity(facts)
        #expect(try why(counter, "A0001").array.isEmpty)
        #expect(try counter("candidate", "why", "A0001", "--lang", "zh").out.contains("考试已完成，文件齐全"))
    }

    private let offlineOnly = """
          - id: q1
            title: 作品集
            mode: offline
            submitLimit: 2h
            attachments:
              - { kind: pdf, min: 1, max: 1 }
        """

    @Test("A stranger is 2 and told no more; staff are told who is near and what differs")
    func stranger() throws {
        let counter = try counter()
        let near = residentID(of: 3)
        let slip = String(near.dropLast(3)) + String(near.suffix(3).first == "9" ? "8" : "9") + near.suffix(2)
        let answer = try counter("candidate", "why", "residentId:\(slip)", "--lang", "zh")
        #expect(answer.status == 2)
        #expect(answer.err.contains("不在单位上传的准考名单中") && answer.err.contains("A0003"))
        #expect(!answer.err.contains(near))
        #expect(try counter("candidate", "why", "A0O01", "--lang", "en").err.contains("A0001"))
        for words in [["why", "X1"], ["deadline", "X1", "q1"]] {
            #expect(try counter.run([Counter.binary, "candidate"] + words).status == 2)
        }
    }

    @Test("A deadline's parts add up, before the start, with grants, and revoked")
    func deadline() throws {
        let counter = try counter()
        func deadline(_ candidate: String, _ question: String = "q1") throws -> JSONValue {
            let answer = try counter("candidate", "deadline", candidate, question, "--format", "json")
            #expect(answer.status == 0, "\(answer.err)")
            return try answer.json
        }
        let before = try deadline("A0003")
        #expect(before["startedAt"] == nil && before["deadline"] == "2098-12-01T18:00:00+08:00")
        #expect(before["submitLimit"] == 1800 && before["extra"] == 0 && before["passed"] == false)
        try counter.must("candidate", "extend", "A0001", "--question", "q1", "--minutes", "10", "--reason", "断网")
        try counter.must("candidate", "extend", "A0001", "--factor", "1.5", "--reason", "便利")
        let extended = try deadline("A0001")
        #expect(extended["startedAt"] == "2020-12-01T08:06:00+08:00")
        #expect(extended["extra"] == 1500 && extended["deadline"] == "2020-12-01T09:01:00+08:00")
        #expect(extended["cap"] == "2098-12-01T18:25:00+08:00" && extended["passed"] == true)
        #expect(extended["grants"].array.map { $0["adds"] } == [600, 900])
        let entry = extended["grants"][0]["grant"].int
        try counter.must("candidate", "revoke", "A0001", "--grant", "\(entry)", "--reason", "误操作")
        #expect(try deadline("A0001")["extra"] == 900)
        #expect(try deadline("A0001")["grants"][0]["revokedBy"] != nil)
        #expect(try counter("candidate", "revoke", "A0001", "--grant", "\(entry)", "--reason", "误操作").status == 2)
        #expect(try counter("candidate", "revoke", "A0001", "--grant", "\(entry)").status == 64)
        let told = try counter("candidate", "deadline", "A0001", "q1", "--lang", "zh").out
        #expect(told.contains("2020-12-01 08:06:00（startAnswer，按第 1 版设置）") && told.contains("误操作"))
        #expect(try counter("candidate", "deadline", "A0001", "q9").status == 66)
        #expect(try counter("db", "check").status == 0)
    }

    @Test("--as-of takes an offset or the exam's zone; what is no time is 64")
    func asOf() throws {
        let counter = try counter()
        func status(_ time: String) throws -> JSONValue {
            let answer = try counter("candidate", "show", "A0001", "--as-of", time, "--format", "json")
            #expect(answer.status == 0, "\(answer.err)")
            return try answer.json["status"]
        }
        #expect(try status("2020-12-01T08:05:59+08:00") == "answering" && status("2020-12-01T00:06:00Z") == "answering")
        #expect(try status("2020-11-30T08:00") == "notEntered" && status("2020-12-01 07:59") == "notEntered")
        for time in ["", "yesterday", "2020-13-01T08:00", "8:00"] {
            #expect(try counter("candidate", "why", "A0001", "--as-of", time).status == 64, "\(time)")
        }
    }
}
