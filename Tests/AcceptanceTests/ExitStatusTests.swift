import Foundation
import Testing

/// The table of exit statuses, row by row.
@Suite struct ExitStatusTests {
    @Test("0 is done, 1 a difference, 2 a refusal, 3 done in part, 64 usage, 65 faults, 66 no input") func everyday()
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 2)
        #expect(try counter("exam", "diff", "exam.yaml").status == 0)
        try counter.write(examYAML(), to: "other.yaml")
        #expect(try counter("exam", "diff", "other.yaml").status == 1)
        #expect(try counter("review", "next").status == 2)
        try counter.write(rosterCSV(3) + "坏,居民身份证,1,A9,声乐\n", to: "part.csv")
        #expect(try counter("roster", "import", "part.csv").status == 65)
        #expect(try counter("roster", "import", "part.csv", "--skip-bad").status == 3)
        #expect(try counter("roster", "import", ".").status == 66)
        #expect(try counter("roster", "import", "none.csv").status == 66)
        #expect(try counter("exam", "apply", "none.yaml").status == 66)
        #expect(try counter("activity", "import", "none.jsonl").status == 66)
        #expect(try counter("roster", "show", "A0009").status == 66)
        #expect(try counter("question", "show", "q9").status == 66)
        #expect(try counter("review", "show", "7").status == 66)
    }

    @Test("73: what exists is left alone without --force") func cannotBeWritten() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        try counter.write("mine", to: "s.csv")
        #expect(try counter("report", "submissions", "--output", "s.csv").status == 73)
        #expect(counter.text(of: "s.csv") == "mine")
        #expect(try counter("report", "submissions", "--output", "s.csv", "--force").status == 0)
        #expect(counter.text(of: "s.csv").contains("A0001"))
        try counter.write("mine", to: "bad.csv")
        try counter.write(rosterCSV(2) + "坏,居民身份证,1,A9,声乐\n", to: "part.csv")
        #expect(try counter("roster", "import", "part.csv", "--skip-bad", "--rejects", "bad.csv").status == 73)
        #expect(counter.text(of: "bad.csv") == "mine")
        #expect(try counter("roster", "list", "--format", "json").json.array.count == 2)
        #expect(try counter("report", "all", "--output", "no/such/folder/r.xlsx").status == 73)
        #expect(try counter("report", "all", "--output", "exam-data").status != 0)
        try counter.write("mine", to: "e.yaml")
        #expect(try counter("exam", "export", "e.yaml").status == 73)
        try counter.write("mine", to: "e.csv")
        #expect(try counter("roster", "export", "e.csv").status == 73)
        try counter.write("mine", to: "t.csv")
        #expect(try counter("roster", "template", "t.csv").status == 73)
        for name in ["e.yaml", "e.csv", "t.csv"] { #expect(counter.text(of: name) == "mine") }
    }

    @Test("74: a result that cannot be written is a failure, not silence") func diskFull() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        for command in [["roster", "list"], ["exam", "export"], ["roster", "list", "--format", "json"], ["--help"]] {
            let answer = try counter.run([Counter.binary] + command, out: "/dev/full")
            #expect(answer.status == 74, "\(command)")
            #expect(!answer.err.isEmpty)
        }
    }

    @Test("A report on a full disk is 74 and leaves nothing in the folder") func reportOnFullDisk() throws {
        let counter = try Counter(exam: openExam, candidates: 300)
        try counter.must("staff", "list")
        for name in ["r.xlsx", "r.csv", "r.jsonl"] {
            // A limit of 2 blocks of 512 bytes on a file's size is as good as a full disk.
            let line = "mkdir -p out; trap '' XFSZ; ulimit -f 2; \"$EXAMCTL\" report submissions --output out/\(name)"
            let answer = try counter.sh(line)
            #expect([73, 74].contains(answer.status), "\(name): \(answer.status) \(answer.err)")
            #expect(try counter.sh("ls -A out").out.isEmpty, "\(name)")
        }
    }

    @Test("75: a write waits for another process's transaction, then says busy, and reading goes on") func busy() throws
    {
        let counter = try Counter(exam: openExam, candidates: 1)
        let holder = "BEGIN IMMEDIATE;\n.shell touch held; while [ ! -e release ]; do sleep 0.1; done\nCOMMIT;\n"
        try counter.write(holder, to: "hold.sql")
        let holding = try counter.start(["/bin/sh", "-c", "sqlite3 exam-data/exam.sqlite <hold.sql"])
        for _ in 0..<200 where !counter.exists("held") { usleep(50_000) }
        let answer = try counter("staff", "add", "x", "--role", "reviewer", "--format", "json")
        #expect(try counter("roster", "list").status == 0)
        try counter.write("", to: "release")
        #expect(try holding.answer().status == 0)
        #expect(answer.status == 75)
        #expect(try answer.error["code"].string.isEmpty == false)
        #expect(try counter("staff", "add", "x", "--role", "reviewer").status == 0)
    }

    @Test("78: a folder that cannot be understood, or that a newer program made, is left alone") func damaged() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        let sound = counter.bytes(of: "exam-data/exam.sqlite")
        try counter.write(
            Array("this is not a database at all, whatever its name says".utf8), to: "exam-data/exam.sqlite")
        for command in [["roster", "list"], ["db", "check"], ["staff", "add", "x", "--role", "reviewer"]] {
            let answer = try counter.run([Counter.binary] + command + ["--format", "json"])
            #expect(answer.status == 78, "\(command): \(answer.err)")
            #expect(try answer.error["message"].string.isEmpty == false)
        }
        try counter.write(sound, to: "exam-data/exam.sqlite")
        #expect(try counter("roster", "list").status == 0)
        // A migration that this program does not know.
        try counter.sqlite("INSERT INTO grdb_migrations VALUES ('9999-from-the-future'); PRAGMA user_version = 9999;")
        let newer = try counter("roster", "list")
        #expect(newer.status == 78, "\(newer.err)")
        try counter.write(Array(sound.prefix(sound.count / 2)), to: "exam-data/exam.sqlite")
        #expect(try counter("roster", "list").status == 78)
    }

    @Test("A data folder without its data file is 66 or 78, never a new empty one") func emptied() throws {
        let counter = try Counter()
        try FileManager.default.removeItem(atPath: counter.path("exam-data/exam.sqlite"))
        #expect([66, 78].contains(try counter("staff", "list").status))
        #expect(!counter.exists("exam-data/exam.sqlite"))
    }

    @Test("A reader that goes away early is no crash") func closedPipe() throws {
        let counter = try Counter(exam: openExam, candidates: 400)
        let answer = try counter.sh("{ \"$EXAMCTL\" roster list; echo $? >status; } | head -n 1")
        #expect(answer.status == 0)
        let status = Int(counter.text(of: "status").trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
        #expect([0, 74, 141].contains(status), "\(status)")
        #expect(!answer.err.contains("Fatal"))
    }
}
