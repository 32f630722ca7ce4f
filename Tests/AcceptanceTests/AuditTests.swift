import Foundation
import Testing

/// The journal and the data file: what verify and check find after somebody wrote past the program.
@Suite struct AuditTests {
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 3)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        try counter.activity(facts)
        try counter.must("candidate", "extend", "A0001", "--minutes", "5", "--reason", "停电")
        return counter
    }

    @Test("log has its keys, counts without a gap, and chains by 64 hexadecimal digits") func log() throws {
        let counter = try counter()
        let log = try counter("audit", "log", "--format", "json").json
        for entry in log.array {
            #expect(entry.keys == ["seq", "at", "by", "action", "subject", "reason", "details", "hash"])
            #expect(entry["hash"].string.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        }
        #expect(log.each("seq").map(\.int) == Array(1...log.array.count))
        let actions = log.each("action").map(\.string)
        for action in ["init", "exam apply", "roster import", "candidate extend"] {
            #expect(actions.contains(action), "\(action)")
        }
        #expect(log.array.last?["subject"] == "A0001" && log.array.last?["reason"] == "停电")
        let user = try counter.sh("id -un").out.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(log.array.last?["by"] == .text(user))
        #expect(Set(log.each("hash")).count == log.array.count)
    }

    @Test("Sound: verify 0, check 0; and neither changes a byte") func sound() throws {
        let counter = try counter()
        let before = try counter.picture()
        #expect(try counter("audit", "verify").status == 0)
        #expect(try counter("db", "check").status == 0)
        #expect(try counter.picture() == before)
    }

    @Test("The journal's table refuses update and delete by itself") func triggers() throws {
        let counter = try counter()
        #expect(try counter.sqlite("DELETE FROM journal WHERE seq = 2").status != 0)
        #expect(try counter.sqlite("UPDATE journal SET reason = 'x' WHERE seq = 2").status != 0)
        #expect(try counter("audit", "verify").status == 0)
    }

    /// Drops every trigger, so that the edit is the attacker's and not refused.
    private func edit(_ counter: Counter, _ sql: String) throws {
        let triggers = try counter.sqlite("SELECT name FROM sqlite_master WHERE type = 'trigger'").outLines
        let done = try counter.sqlite(triggers.map { "DROP TRIGGER \"\($0)\";" }.joined() + sql)
        guard done.status == 0 else { throw Unexpected(done, [sql]) }
    }

    @Test(
        "An entry edited past the program: verify is 1 and names it",
        arguments: [
            "reason", "action", "subject", "details", "by", "at",
        ])
    func edited(column: String) throws {
        let counter = try counter()
        let columns = try counter.sqlite("SELECT name FROM pragma_table_info('journal')").outLines
        try #require(columns.contains(column))
        let value = column == "at" ? "at + 1000" : column == "details" ? "'{}'" : "'别的'"
        try edit(counter, "UPDATE journal SET \(column) = \(value) WHERE seq = 3")
        for form in ["table", "json"] {
            let answer = try counter("audit", "verify", "--format", form)
            #expect(answer.status == 1, "\(column): \(answer.out)\(answer.err)")
            #expect((answer.out + answer.err).contains("3"))
        }
    }

    @Test("An entry taken out or put in: verify is 1 and names the first that does not fit") func removed() throws {
        let counter = try counter()
        try edit(counter, "DELETE FROM journal WHERE seq = 3")
        let answer = try counter("audit", "verify")
        #expect(answer.status == 1)
        #expect((answer.out + answer.err).contains("4") || (answer.out + answer.err).contains("3"))
    }

    @Test("A projection that disagrees with the facts: check is 1") func projection() throws {
        let counter = try ReviewTests.counter()
        #expect(try counter("db", "check").status == 0)
        try edit(counter, "UPDATE review SET state = 'approved'")
        let check = try counter("db", "check")
        #expect(check.status == 1, "\(check.out)\(check.err)")
        #expect(!(check.out + check.err).isEmpty)
    }

    @Test("At the terminal entries are in the reader's words; programs get the codes")
    func words() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.take(1, from: "08:07:00", to: "08:08:00")
        try counter.activity(facts)
        let zh = try counter.must("candidate", "history", "A0001", "--lang", "zh").out
        for word in ["实人验证", "结果 通过", "题目 q1，录制 1，机位 一机位，设备 ipad-1", "由 考生"] {
            #expect(zh.contains(word), "\(word): \(zh)")
        }
        #expect(!zh.contains("startRecording") && !zh.contains("camera"))
        let en = try counter.must("candidate", "history", "A0001", "--lang", "en").out
        #expect(
            en.contains("startRecording") && en.contains("question q1, take 1, camera first, device ipad-1"), "\(en)")
        for language in ["zh", "en"] {
            let json = try counter.must("candidate", "history", "A0001", "--format", "json", "--lang", language).json
            #expect(json.array.last?["action"] == "stopRecording" && json.array.last?["details"]["camera"] == "first")
        }
    }

    @Test("A checkpoint of another unit is told as such, not as tampering")
    func otherUnit() throws {
        let counter = try counter()
        try counter.must("audit", "checkpoint", "own.json")
        try counter.must("init", "--unit", "另一所学院", "--data", "other")
        let words = ["zh": "另一个单位", "en": "another unit"]
        for (language, word) in words {
            let told = try counter("audit", "verify", "--checkpoint", "own.json", "--data", "other", "--lang", language)
            #expect(told.status == 1 && told.out.contains(word), "\(told.out)\(told.err)")
        }
        #expect(try counter("audit", "verify", "--checkpoint", "own.json").status == 0)
    }

    @Test("The check answers staff alone, but damage is told to anybody: it may be the list of staff that was damaged")
    func stranger() throws {
        let counter = try counter()
        let refused = try counter("db", "check", "--as", "mallory", "--format", "json")
        #expect(refused.status == 77 && refused.out.isEmpty)
        try counter.sqlite("DELETE FROM staff")
        let told = try counter("db", "check", "--deep", "--format", "json")
        #expect(told.status == 1, "\(told.out)\(told.err)")
        #expect(try told.json[0]["code"] == "rows")
    }

    @Test("A photo that is gone or changed in the vault: check is 1") func vault() throws {
        let counter = try ReviewTests.counter()
        let photo = try counter.sh("find exam-data/vault -type f").outLines[0]
        try counter.write("another", to: photo)
        #expect(try counter("db", "check").status == 1)
        try FileManager.default.removeItem(atPath: counter.path(photo))
        #expect(try counter("db", "check").status == 1)
    }
}
