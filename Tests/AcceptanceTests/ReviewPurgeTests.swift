import Foundation
import Testing

/// Photos removed for good by the program itself, killed and interrupted.
@Suite struct ReviewPurgeTests {
    private static let photos = 60

    /// As many approved reviews, each with a photo of its own, and one that waits.
    private func counter() throws -> Counter {
        let counter = try Counter(
            exam: examYAML(closes: "2098-12-01T18:00:00+08:00"), candidates: Self.photos + 1)
        var lines = ""
        for number in 1...(Self.photos + 1) {
            try counter.write(String(repeating: "photo of \(number) ", count: 20_000), to: "photos/\(number).jpg")
            var facts = Facts(admission(number), prefix: "r\(number)-")
            facts.failThrice("08:05", photos: "photos/\(number).jpg")
            lines += facts.jsonLines
        }
        try counter.write(lines, to: "day.jsonl")
        try counter.must("activity", "import", "day.jsonl")
        try counter.write((1...Self.photos).map { "\($0)" }.joined(separator: "\n"), to: "all.txt")
        try counter.must("review", "approve", "--list", "all.txt")
        return counter
    }

    private static let words = ["review", "purge", "--before", "2090-01-01", "--reason", "保存期满"]

    private func left(_ counter: Counter) throws -> Int {
        try counter.sh("find exam-data/vault -type f").outLines.count
    }

    @Test("A purged photo is told as purged, without a path, and nobody is asked to make a copy of it")
    func told() throws {
        let counter = try ReviewTests.counter(waiting: 2)
        try counter.must("review", "approve", "1", "--as", "lin")
        try counter.must("review", "purge", "--before", "2090-01-01", "--reason", "保存期满")
        let words = ["zh": "已按保存期限删除", "en": "deleted when its time was over"]
        for (language, word) in words {
            let told = try counter.must("review", "show", "1", "--lang", language)
            #expect(told.out.contains(word) && !told.out.contains("vault"), "\(told.out)")
            let other = try counter.must("review", "show", "2", "--lang", language)
            #expect(other.out.contains("vault") && !other.out.contains(word))
        }
        let copies = try counter.must("review", "show", "1", "--format", "json").json["reviewCopies"]
        #expect(copies[0]["defect"] == "purged" && copies[0]["sha256"] == nil)
        let made = try counter.must("review", "copies", "--format", "json").json
        #expect(made["unreadable"] == 1)
    }

    @Test("Killed at any instant nothing is damaged, and the next run finishes it with a certificate of every photo")
    func killed() throws {
        let counter = try counter()
        for wait in [15_000, 25_000, 30_000, 35_000, 40_000, 50_000, 60_000, 80_000] as [UInt32] {
            let running = try counter.start([Counter.binary] + Self.words)
            usleep(wait)
            running.kill(SIGKILL)
            _ = try running.answer()
            let checked = try counter("db", "check")
            #expect(checked.status == 0, "after \(wait): \(checked.out) \(checked.err)")
        }
        #expect(try counter.run([Counter.binary] + Self.words).status == 0)
        #expect(try left(counter) == 1)
        #expect(try counter("db", "check").status == 0)
        #expect(try counter("audit", "verify").status == 0)
        let entries = try counter("audit", "log", "--format", "json").json.array.filter {
            $0["action"].told == "review purge"
        }
        let begun = entries.filter { $0["details"].keys.contains("before") }
        #expect(begun.count == 1 && begun[0]["details"]["digests"].array.count == Self.photos)
        #expect(entries.count == 2)
        #expect(try counter("review", "show", "1", "--format", "json").json["photos"].array.count == 1)
    }

    @Test("The dry run says what would go and changes nothing; a reason and a date are needed; only admins may")
    func words() throws {
        let counter = try counter()
        let picture = try counter.picture()
        let would = try counter.run([Counter.binary] + Self.words + ["--dry-run", "--format", "json"]).json
        #expect(
            would["photos"].told == "\(Self.photos)" && would["kept"]["undecided"] == 1 && would["certificate"] == nil)
        #expect(try counter("review", "purge", "--before", "2090-01-01").status == 64)
        #expect(try counter("review", "purge", "--before", "soon", "--reason", "x").status == 64)
        try counter.must("staff", "add", "lin", "--role", "reviewer")
        let after = try counter.picture()
        #expect(try counter.run([Counter.binary] + Self.words + ["--as", "lin"]).status == 77)
        #expect(try counter.picture() == after)
        #expect(picture != after, "the staff list alone")
        #expect(try left(counter) == Self.photos + 1)
    }
}
