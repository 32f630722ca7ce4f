import Testing

/// What somebody changes past the program: found in every table, said in both languages, and by the batteries at random.
@Suite struct RowTamperTests {
    private func counter() throws -> Counter { try Counter(exam: openExam, candidates: 3) }

    @Test(
        "One character of a candidate changed past the program: audit verify and db check --deep are 1 and name the table"
    )
    func candidate() throws {
        let counter = try counter()
        #expect(try counter("audit", "verify").out.contains("Every row of every table"))
        #expect(try counter("db", "check", "--deep").status == 0)
        try counter.sqlite("UPDATE candidate SET phone = '1' WHERE id = 2")
        for (words, en, zh) in [
            (["audit", "verify"], "The data do not fit the journal", "数据与日志不符"),
            (["db", "check", "--deep"], "damage:", "损坏："),
        ] {
            let english = try counter.run([Counter.binary] + words)
            #expect(english.status == 1 && english.out.contains(en) && english.out.contains("candidate"))
            let chinese = try counter.run([Counter.binary] + words + ["--lang", "zh"])
            #expect(chinese.status == 1 && chinese.out.contains(zh) && chinese.out.contains("candidate"))
        }
        let verify = try counter("audit", "verify", "--format", "json").json
        #expect(verify["status"] == "broken" && verify["seq"] == nil && verify["message"].string.contains("candidate"))
        let check = try counter("db", "check", "--deep", "--format", "json").json
        #expect(check.each("code") == ["rows"] && check.each("damage") == [true])
        // Quick enough for every day: it holds the sums against the journal, and does not make them anew.
        #expect(try counter("db", "check").status == 0)
        try counter.sqlite("UPDATE candidate SET phone = NULL WHERE id = 2")
    }

    @Test("The journal's end taken off is found without a checkpoint, and so are sums changed along")
    func ends() throws {
        let counter = try counter()
        try counter.must("roster", "list", "--reveal")
        let trigger = try counter.sqlite("SELECT sql FROM sqlite_schema WHERE name = 'journalIsNeverShortened'").out
        try counter.sqlite(
            """
            DROP TRIGGER journalIsNeverShortened; DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal);
            \(trigger)
            """)
        #expect(try counter("audit", "verify").status == 1)
        #expect(try counter("db", "check").status == 1)
        let other = try self.counter()
        try other.sqlite("UPDATE rowDigest SET sum = zeroblob(64) WHERE name = 'candidate'")
        #expect(try other("db", "check", "--lang", "zh").out.contains("各表的摘要与日志最后所记的不符"))
        #expect(try other("audit", "verify").status == 1)
    }

    @Test("Bytes spoilt at random: what differs is found, and nothing crashes, hangs or ends oddly")
    func damage() throws {
        try battery("damage", "--rounds", "60")
    }

    @Test("Rows edited at random, also by who knows the algorithm: every edit is found")
    func tamper() throws {
        try battery("tamper", "--edits", "120")
    }

    private func battery(_ name: String, _ options: String...) throws {
        let counter = try Counter(unit: false)
        let answer = try counter.run(["python3", "-B", "\(Counter.repository)/Tests/Damage/\(name)"] + options)
        #expect(answer.status == 0, "\(answer.out)\(answer.err)")
        #expect(answer.out.contains(name == "damage" ? "0 complaints in 60 rounds" : "0 missed of"))
    }
}
