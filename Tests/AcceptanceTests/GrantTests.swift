import Testing

/// Grants: to one, a group, or a list; all or nothing, and always with a reason.
@Suite struct GrantTests {
    static let keys: Set<String> = [
        "kind", "candidate", "question", "count", "minutes", "factor", "how", "reason", "by", "at",
    ]

    private func grant(_ counter: Counter, _ words: String..., status: Int32 = 0) throws -> Answer {
        let answer = try counter.run([Counter.binary, "candidate"] + words + ["--format", "json"])
        #expect(answer.status == status, "\(words): \(answer.status) \(answer.err)")
        return answer
    }

    /// A0001 has begun q1 (now expired) and submitted nothing.
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 4)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        try counter.activity(facts)
        return counter
    }

    @Test("A reason is needed: missing or blank is 64, and nothing is granted") func reason() throws {
        let counter = try counter()
        let before = try counter.picture()
        for words in [
            ["grant-take", "A0001", "--question", "q1"], ["extend", "A0001", "--minutes", "5"],
            ["reopen", "A0001", "--question", "q1", "--how", "fresh"], ["reset-identity", "A0001"],
        ] {
            for reason in [[], ["--reason", ""], ["--reason", " \u{3000}\t"]] {
                let answer = try counter.run([Counter.binary, "candidate"] + words + reason)
                #expect(answer.status == 64, "\(words + reason): \(answer.err)")
            }
        }
        #expect(try counter.picture() == before)
    }

    @Test("grant-take: the answer's keys, one more take, and the count adds up") func take() throws {
        let counter = try counter()
        let one = try grant(counter, "grant-take", "A0001", "--question", "q1", "--reason", "二机位掉线").json
        let first = one.array.isEmpty ? one : one[0]
        #expect(first.keys == Self.keys)
        #expect(
            first["kind"] == "take" && first["candidate"] == "A0001" && first["question"] == "q1" && first["count"] == 1
        )
        #expect(first["minutes"] == nil && first["factor"] == nil && first["how"] == nil && first["reason"] == "二机位掉线")
        _ = try grant(counter, "grant-take", "A0001", "--question", "q1", "--count", "3", "--reason", "R")
        #expect(try CandidateShowTests.show(counter)["questions"][0]["takesAllowed"] == 6)
        _ = try grant(counter, "grant-take", "A0001", "--question", "q9", "--reason", "R", status: 66)
        _ = try grant(counter, "grant-take", "A0001", "--reason", "R", status: 64)
        _ = try grant(counter, "grant-take", "A0001", "--question", "q1", "--count", "0", "--reason", "R", status: 64)
        let offline = try counter("candidate", "grant-take", "A0001", "--question", "q3", "--reason", "R")
        #expect(offline.status == 2, "\(offline.err)")
    }

    @Test("extend: minutes or factor, not both, neither, nor nothing") func usage() throws {
        let counter = try counter()
        for words in [
            [], ["--minutes", "5", "--factor", "1.5"], ["--minutes", "0"], ["--minutes=-5"], ["--factor", "0"],
            ["--factor=-2"], ["--factor", "nan"], ["--factor", "inf"], ["--minutes", "x"],
        ] {
            let answer = try counter.run([Counter.binary, "candidate", "extend", "A0001", "--reason", "R"] + words)
            #expect(answer.status == 64, "\(words): \(answer.status)")
        }
        let whole = try counter("candidate", "extend", "A0001", "--factor", "1", "--question", "q1", "--reason", "R")
        #expect([2, 64].contains(whole.status), "must be above 1: \(whole.status)")
        #expect(try counter("candidate", "extend", "--minutes", "5", "--reason", "R").status == 64)
        let both = try counter("candidate", "extend", "A0001", "--group", "声乐", "--minutes", "5", "--reason", "R")
        #expect(both.status == 64)
    }

    @Test("Extra minutes add up, a factor adds its share of the limit, and both move the deadline") func extend() throws
    {
        let counter = try counter()
        _ = try grant(counter, "extend", "A0001", "--question", "q1", "--minutes", "10", "--reason", "R")
        _ = try grant(counter, "extend", "A0001", "--minutes", "5", "--reason", "R")
        #expect(try CandidateShowTests.show(counter)["questions"][0]["deadline"] == "2020-12-01T08:51:00+08:00")
        let factor = try grant(counter, "extend", "A0001", "--question", "q1", "--factor", "1.5", "--reason", "R").json
        let first = factor.array.isEmpty ? factor : factor[0]
        #expect(first["kind"] == "time" && first["factor"] == .number(1.5) && first["minutes"] == nil)
        #expect(try CandidateShowTests.show(counter)["questions"][0]["deadline"] == "2020-12-01T09:06:00+08:00")
    }

    @Test("Extra time brings an expired question back") func comesBack() throws {
        let counter = try counter()
        #expect(try CandidateShowTests.show(counter)["questions"][0]["status"] == "expired")
        let late = Facts.one(
            "startRecording", #""question":"q1","take":1,"camera":"first","device":"d""#, at: "08:40:00")
        #expect(try counter.activity(late, status: 65)["faults"].each("code") == ["deadlinePassed"])
        _ = try grant(counter, "extend", "A0001", "--question", "q1", "--minutes", "10", "--reason", "R")
        #expect(try counter.activity(late)["applied"] == 1)
    }

    @Test("A factor for a question without a submit limit is refused; for all questions it passes those over")
    func noLimit() throws {
        let questions = standardQuestions.replacing("    submitLimit: 2h\n", with: "").replacing(
            "        submitLimit: 2h\n", with: "")
        let counter = try Counter(
            exam: examYAML(closes: "2098-12-01T18:00:00+08:00", questions: questions), candidates: 1)
        _ = try grant(counter, "extend", "A0001", "--question", "q3", "--factor", "2", "--reason", "R", status: 2)
        _ = try grant(counter, "extend", "A0001", "--factor", "2", "--reason", "R")
    }

    @Test("A group answers with one grant each; an unknown group is refused") func group() throws {
        let counter = try counter()
        let granted = try grant(counter, "extend", "--group", "声乐", "--minutes", "5", "--reason", "R").json
        #expect(granted.each("candidate") == ["A0002", "A0004"])
        #expect(granted.array.allSatisfy { $0.keys == Self.keys })
        let unknown = try grant(counter, "extend", "--group", "舞蹈", "--minutes", "5", "--reason", "R", status: 2)
        #expect(try unknown.error["code"] == "unknownGroup")
    }

    @Test("A list: a candidate a line; a stranger is a fault with its line, and nobody gets anything") func list()
        throws
    {
        let counter = try counter()
        try counter.write("A0001\n\nresidentId:\(residentID(of: 3))\r\nA9999\n", to: "who.txt")
        let before = try counter.picture()
        let refused = try grant(
            counter, "grant-take", "--list", "who.txt", "--question", "q1", "--reason", "R", status: 65)
        #expect((refused.out + refused.err).contains("\"line\":4"), "\(refused.err)")
        #expect(try counter.picture() == before)
        try counter.write("A0001\n\nresidentId:\(residentID(of: 3))\r\n", to: "who.txt")
        let granted = try grant(counter, "grant-take", "--list", "who.txt", "--question", "q1", "--reason", "R").json
        #expect(granted.each("candidate") == ["A0001", "A0003"])
        #expect(
            try counter("candidate", "extend", "--list", "none.txt", "--minutes", "5", "--reason", "R").status == 66)
    }

    @Test("A dry run says what would be granted and leaves every byte") func dryRun() throws {
        let counter = try counter()
        let before = try counter.picture()
        for words in [["grant-take", "--question", "q1"], ["extend", "--minutes", "5"], ["reset-identity"]] {
            let answer = try counter.run(
                [Counter.binary, "candidate"] + words + [
                    "--group", "声乐", "--reason", "R", "--dry-run", "--format", "json",
                ])
            #expect(answer.status == 0, "\(answer.err)")
            #expect(try answer.json.array.count == 2)
        }
        #expect(try counter.picture() == before)
    }

    @Test("reopen: only what was submitted; a finished session answers again") func reopen() throws {
        let only = "      - id: q1\n        title: T\n        mode: recorded\n        takes: 2\n        recordLimit: 3m"
        let counter = try Counter(exam: examYAML(closes: "2098-12-01T18:00:00+08:00", questions: only), candidates: 2)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.take(1, from: "08:07:00", to: "08:08:00")
        facts.add("08:09:00", "selectTake", #""question":"q1","take":1"#)
        facts.add("08:09:01", "submit", #""question":"q1""#)
        try counter.activity(facts)
        let early = try grant(
            counter, "reopen", "A0002", "--question", "q1", "--how", "continue", "--reason", "R", status: 2)
        #expect(try early.error["code"] == "notSubmitted")
        _ = try grant(counter, "reopen", "A0001", "--question", "q1", "--how", "perhaps", "--reason", "R", status: 64)
        _ = try grant(counter, "reopen", "A0001", "--question", "q1", "--reason", "R", status: 64)
        let answer = try grant(counter, "reopen", "A0001", "--question", "q1", "--how", "fresh", "--reason", "R").json
        let first = answer.array.isEmpty ? answer : answer[0]
        #expect(first["kind"] == "reopen" && first["how"] == "fresh" && first["count"] == nil)
        let shown = try CandidateShowTests.show(counter)
        #expect(shown["status"] == "answering")
        #expect(shown["questions"][0]["status"] == "notStarted")
        #expect(shown["questions"][0]["startedAt"] == nil)
        #expect(shown["questions"][0]["takes"].each("take") == [1], "old takes stay visible")
        var more = Facts(prefix: "m")
        more.add("08:20:00", "startAnswer", #""question":"q1""#)
        more.add("08:20:01", "selectTake", #""question":"q1","take":1"#)
        let refused = try counter.activity(more, "--skip-bad", status: 3)
        #expect(refused["faults"].each("code") == ["takeNotSelectable"])
        more.take(2, from: "08:21:00", to: "08:22:00")
        #expect(try counter.activity(more, "--skip-bad", status: 3)["applied"] == 2)
        for (number, minute) in [(3, 23), (4, 26)] {
            more.take(number, from: "08:\(minute):00", to: "08:\(minute + 1):00")
        }
        let last = try counter.activity(more, "--skip-bad", status: 3)
        #expect(last["faults"].each("code").contains("noTakesLeft"), "neither gives a take beyond takes: \(last)")
    }

    @Test("reset-identity: the check is open, failures 0, a waiting review withdrawn") func resetIdentity() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        var facts = Facts()
        facts.failThrice(photos: "photo.jpg")
        try counter.write("photo", to: "photo.jpg")
        try counter.activity(facts)
        #expect(try CandidateShowTests.show(counter)["identity"]["status"] == "waiting")
        let answer = try grant(counter, "reset-identity", "A0001", "--reason", "设备故障").json
        let first = answer.array.isEmpty ? answer : answer[0]
        #expect(first["kind"] == "identity" && first["question"] == nil)
        #expect(try CandidateShowTests.show(counter)["identity"] == .object(["status": "open", "failures": 0]))
        #expect(try counter("review", "list", "--format", "json").json.each("state") == ["withdrawn"])
        #expect(try counter("review", "approve", "1").status == 2)
        #expect(try counter("db", "check").status == 0)
    }

    @Test("Grants stand in report exceptions and in the journal") func listed() throws {
        let counter = try counter()
        try counter.must("staff", "add", "zhou", "--role", "configurator")
        try counter.must("candidate", "extend", "A0001", "--minutes", "5", "--reason", "停电", "--as", "zhou")
        try counter.must("report", "exceptions", "--output", "x.jsonl")
        let row = try JSONValue(text: counter.text(of: "x.jsonl"))
        #expect(row["kind"] == "time" && row["minutes"] == 5 && row["reason"] == "停电" && row["by"] == "zhou")
        #expect(
            keysInOrder(counter.text(of: "x.jsonl")) == [
                "admissionNumber", "name", "certificateType", "certificateNumber", "group", "kind", "question", "count",
                "minutes",
                "factor", "how", "reason", "by", "at", "seq", "changes", "revokedAt", "revokedBy",
            ])
        #expect(
            try counter("candidate", "extend", "A0001", "--minutes", "5", "--reason", "R", "--as", "nobody").status
                == 77)
    }
}
