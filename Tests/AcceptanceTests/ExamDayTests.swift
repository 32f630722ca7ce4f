import Testing

/// The exam day as a whole: an outage and what makes good for it, settings changed under way, and what would have been.
@Suite struct ExamDayTests {
    /// A0001 was recording when the network failed at 08:10, A0002 had submitted by then.
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 4)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.add("08:09:00", "startRecording", #""question":"q1","take":1,"camera":"first","device":"iPhone""#)
        facts.add("08:11:00", "failRecording", #""question":"q1","take":1,"camera":"first","reason":"断网""#)
        facts.candidate = "A0002"
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.add("08:07:00", "startRecording", #""question":"q1","take":1,"camera":"first","device":"iPhone""#)
        facts.add("08:08:00", "stopRecording", #""question":"q1","take":1,"camera":"first","by":"candidate""#)
        facts.add("08:08:10", "selectTake", #""question":"q1","take":1"#)
        facts.add("08:08:20", "submit", #""question":"q1""#)
        try counter.activity(facts)
        return counter
    }

    @Test("An outage: who was hit, the list it writes, and the grants by that list")
    func incident() throws {
        let counter = try counter()
        let words = ["exam", "incident", "--from", "2020-12-01T08:10", "--to", "2020-12-01T08:20:00+08:00"]
        let before = try counter.picture()
        let found = try counter.run([Counter.binary] + words + ["--format", "json"]).json
        #expect(found.each("candidate") == ["A0001"])
        #expect(found[0]["hits"].each("kind") == ["recordingFailed"] && found[0]["hits"].each("device") == ["iPhone"])
        #expect(found[0]["proposals"].each("minutes") == [10])
        #expect(try counter.picture() == before)
        let written = try counter.run([Counter.binary] + words + ["--output", "hit.csv", "--lang", "zh"])
        #expect(written.status == 0 && written.out.contains("1 名受到影响") && written.err.contains("--list hit.csv"))
        #expect(counter.mode(of: "hit.csv") == 0o600)
        #expect(counter.text(of: "hit.csv").contains("A0001,考生1,q1,10,0,"))
        #expect(try counter.run([Counter.binary] + words + ["--output", "hit.csv"]).status == 73)
        let granted = try counter("candidate", "extend", "--list", "hit.csv", "--reason", "断网", "--format", "json").json
        #expect(
            granted.each("candidate") == ["A0001"] && granted.each("minutes") == [10]
                && granted.each("question") == ["q1"])
        #expect(try CandidateShowTests.show(counter)["questions"][0]["deadline"] == "2020-12-01T08:46:00+08:00")
        // No takes are proposed, as failed ones do not count: a list that grants nothing is told as one.
        let takes = try counter("candidate", "grant-take", "--list", "hit.csv", "--reason", "断网")
        #expect(takes.status == 65, "\(takes.err)")
    }

    @Test("A list with its own columns: faults with their lines, all or nothing; without columns the words decide")
    func lists() throws {
        let counter = try counter()
        try counter.write("准考证号,题目,分钟\nA0001,q1,5\nA0002,q1,many\nA0003,,-1\nA0004,q1,0\n", to: "list.csv")
        let faulty = try counter("candidate", "extend", "--list", "list.csv", "--reason", "R", "--format", "json")
        #expect(faulty.status == 65)
        #expect(try JSONValue(text: faulty.err)["error"]["faults"].each("line") == [3, 4])
        try counter.write("准考证号,题目,分钟\nA0001,q1,5\nA0001,,7\nA0004,q1,0\n", to: "list.csv")
        let granted = try counter("candidate", "extend", "--list", "list.csv", "--reason", "R", "--format", "json").json
        #expect(granted.each("candidate") == ["A0001", "A0001"] && granted.each("question") == ["q1", nil])
        try counter.write("A0001\nA0002\n", to: "plain.txt")
        #expect(try counter("candidate", "extend", "--list", "plain.txt", "--reason", "R").status == 64)
        #expect(
            try counter("candidate", "extend", "--list", "plain.txt", "--minutes", "5", "--reason", "R").status == 0)
        #expect(try counter("candidate", "grant-take", "--list", "plain.txt", "--reason", "R").status == 64)
    }

    @Test("Settings changed under way: who gains is told first, and --to-running moves them")
    func toRunning() throws {
        let counter = try counter()
        try counter.write(openExam.replacing("submitLimit: 30m", with: "submitLimit: 50m"), to: "exam.yaml")
        let dry = try counter("exam", "apply", "exam.yaml", "--dry-run", "--format", "json").json
        #expect(dry["impact"]["rules"].each("effect") == ["gain", "gain"])
        #expect(dry["impact"]["rules"][0]["running"] == 1 && dry["impact"]["rules"][0]["submitted"] == 1)
        #expect(dry["impact"]["running"][0]["deadlineAfter"] == "2020-12-01T08:36:00+08:00")
        #expect(try counter("exam", "apply", "exam.yaml", "--to-running").status == 64)
        let told = try counter("exam", "apply", "exam.yaml", "--to-running", "--reason", "断网", "--lang", "zh")
        #expect(told.status == 0 && told.out.contains("有利") && told.out.contains("将改用新设置的考生"))
        #expect(try CandidateShowTests.show(counter)["questions"][0]["deadline"] == "2020-12-01T08:56:00+08:00")
        #expect(try counter("db", "check").status == 0)
    }

    @Test("Simulated settings tell who would have come out differently, and change no byte")
    func simulate() throws {
        let counter = try counter()
        let before = try counter.picture()
        let longer = try counter("exam", "simulate", "--set", "q1.submitLimit=60m", "--format", "json").json
        #expect(longer["candidates"] == 4 && longer["different"].each("candidate") == ["A0001"])
        let shorter = try counter(
            "exam", "simulate", "--set", "q1.recordLimit=10s", "--set", "q1.submitLimit=130s", "--format", "json"
        ).json
        #expect(shorter["different"].each("candidate") == ["A0001", "A0002"])
        #expect(shorter["different"][1]["questions"][0]["wouldBe"]["status"] == "expired")
        #expect(shorter["different"][1]["refused"].each("code").contains("deadlinePassed"))
        let zh = try counter("exam", "simulate", "--set", "q1.submitLimit=60m", "--lang", "zh").out
        #expect(zh.contains("4 名考生中，1 名的结果会不同"))
        for words in [[], ["--set", "q1.takes=0"], ["--set", "nonsense"]] {
            #expect(try counter.run([Counter.binary, "exam", "simulate"] + words).status == 64)
        }
        #expect(try counter("exam", "simulate", "--set", "q9.takes=1").status == 66)
        #expect(try counter.picture() == before)
    }
}
