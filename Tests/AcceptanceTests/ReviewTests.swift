import Foundation
import Testing

/// Reviews: their keys, who may decide what, and eight who decide at once.
@Suite struct ReviewTests {
    static let keys: Set<String> = [
        "id", "candidate", "name", "state", "round", "uploadedAt", "claimedBy", "claimedAt", "decidedBy", "decidedAt",
        "code",
        "text",
    ]

    /// `waiting` candidates in the queue, and the reviewers lin and wang.
    static func counter(waiting: Int = 1, reviewers: Int = 1) throws -> Counter {
        let counter = try Counter(
            exam: examYAML(closes: "2098-12-01T18:00:00+08:00", reviewers: reviewers), candidates: waiting + 1)
        for name in ["lin", "wang", "chen"] { try counter.must("staff", "add", name, "--role", "reviewer") }
        try counter.must("staff", "add", "he", "--role", "exporter")
        for number in 1...waiting {
            try counter.write("photo of \(number)", to: "photos/\(number).jpg")
            var facts = Facts(admission(number), prefix: "r\(number)-")
            facts.failThrice("08:\(padded(60 - number, 2))", photos: "photos/\(number).jpg")
            try counter.activity(facts)
        }
        return counter
    }

    private func review(_ counter: Counter, _ words: String..., as staff: String = "lin", status: Int32 = 0) throws
        -> Answer
    {
        let answer = try counter.run([Counter.binary, "review"] + words + ["--as", staff, "--format", "json"])
        #expect(answer.status == status, "\(words): \(answer.status) \(answer.err)")
        return answer
    }

    @Test("With --exam a review of another exam is unknown, also to those who would decide it")
    func otherExam() throws {
        let counter = try Self.counter()
        try counter.write(examYAML(code: "OTHER", closes: "2098-12-01T18:00:00+08:00"), to: "other.yaml")
        try counter.must("exam", "apply", "other.yaml")
        for words in [["show", "1"], ["claim", "1"], ["approve", "1"], ["reject", "1", "--code", "blurred"]] {
            let refused = try counter.run([Counter.binary, "review"] + words + ["--as", "lin", "--exam", "OTHER"])
            #expect(refused.status == 66, "\(words): \(refused.err)")
        }
        try counter.write("1\n", to: "list.txt")
        let listed = try counter("review", "approve", "--list", "list.txt", "--as", "lin", "--exam", "OTHER")
        #expect(listed.status == 65)
        #expect(try review(counter, "show", "1").json["state"] == "waiting")
        #expect(try counter("review", "approve", "1", "--as", "lin", "--exam", "ART2020").status == 0)
    }

    @Test("list, show and next have every key; next claims the longest waiting") func keys() throws {
        let counter = try Self.counter(waiting: 3)
        let list = try review(counter, "list").json
        #expect(list.array.count == 3)
        for row in list.array {
            #expect(row.keys == Self.keys)
            #expect(row["state"] == "waiting" && row["round"] == 1)
            for key in ["claimedBy", "claimedAt", "decidedBy", "decidedAt", "code", "text"] { #expect(row[key] == nil) }
        }
        let next = try review(counter, "next").json
        #expect(next.keys.isSuperset(of: Self.keys))
        #expect(next["candidate"] == "A0003", "uploaded first")
        #expect(next["state"] == "claimed" && next["claimedBy"] == "lin")
        let shown = try review(counter, "show", next["id"].told).json
        #expect(shown.keys.isSuperset(of: Self.keys.union(["photos"])))
        #expect(shown["photos"][0].keys == ["sha256", "name", "bytes"])
        #expect(shown["photos"][0]["name"].string.hasSuffix("3.jpg"))
        #expect(shown["photos"][0]["bytes"] == 10)
        #expect(try review(counter, "list", "--state", "waiting").json.array.count == 2)
        #expect(try review(counter, "list", "--state", "claimed").json.each("candidate") == ["A0003"])
        _ = try review(counter, "list", "--state", "lost", status: 64)
        #expect(try review(counter, "next", as: "wang").json["candidate"] == "A0002")
        #expect(try review(counter, "next", as: "chen").json["candidate"] == "A0001")
        let nothing = try review(counter, "next", as: "he", status: 77)
        #expect(try nothing.error["code"] == "notPermitted")
    }

    @Test("Photos lie in the vault by their digest, 0600, and the original may go") func vault() throws {
        let counter = try Self.counter()
        let photo = try review(counter, "show", "1").json["photos"][0]
        try FileManager.default.removeItem(atPath: counter.path("photos"))
        let found = try counter.sh("find exam-data/vault -type f -name '*\(photo["sha256"].string.suffix(60))*'")
            .outLines
        #expect(found.count == 1)
        #expect(try counter.sh("sha256sum <\(found.first ?? "x")").out.hasPrefix(photo["sha256"].string))
        #expect(try counter.sh("find exam-data -type f ! -perm 600 -o -type d ! -perm 700").out.isEmpty)
    }

    @Test("Claimed by somebody else: 2; released, it waits again; a decision stands and says who and when")
    func claims() throws {
        let counter = try Self.counter()
        _ = try review(counter, "claim", "1")
        for words in [["claim", "1"], ["approve", "1"], ["reject", "1", "--code", "blurred"], ["release", "1"]] {
            let answer = try counter.run([Counter.binary, "review"] + words + ["--as", "wang", "--format", "json"])
            #expect(answer.status == 2, "\(words): \(answer.err)")
            #expect(try answer.error["code"] == "reviewClaimed")
            #expect(try answer.error["message"].string.contains("lin"))
        }
        _ = try review(counter, "release", "1")
        #expect(try review(counter, "list").json.each("state") == ["waiting"])
        _ = try review(counter, "claim", "1", as: "wang")
        _ = try review(counter, "approve", "1", as: "wang")
        let decided = try review(counter, "show", "1").json
        #expect(decided["state"] == "approved" && decided["decidedBy"] == "wang" && decided["decidedAt"] != nil)
        for words in [["claim", "1"], ["approve", "1"], ["reject", "1", "--code", "blurred"], ["release", "1"]] {
            let answer = try counter.run([Counter.binary, "review"] + words + ["--as", "lin", "--format", "json"])
            #expect(answer.status == 2, "\(words)")
            #expect(try answer.error["code"] == "reviewDecided")
            let message = try answer.error["message"].string
            #expect(message.contains("wang") && message.contains(decided["decidedAt"].string.prefix(10)), "\(message)")
        }
        #expect(try CandidateShowTests.show(counter)["identity"]["status"] == "passed")
        #expect(try CandidateShowTests.show(counter)["status"] == "entering")
    }

    @Test("A waiting review can be decided without a claim; a rejection needs a code, other a text") func reject()
        throws
    {
        let counter = try Self.counter()
        _ = try review(counter, "reject", "1", status: 64)
        _ = try review(counter, "reject", "1", "--code", "ugly", status: 64)
        let wordless = try counter("review", "reject", "1", "--code", "other", "--as", "lin")
        #expect([2, 64].contains(wordless.status))
        _ = try review(counter, "reject", "1", "--code", "blurred", "--text", "看不清")
        let shown = try review(counter, "show", "1").json
        #expect(shown["state"] == "rejected" && shown["code"] == "blurred" && shown["text"] == "看不清")
        #expect(try CandidateShowTests.show(counter)["identity"]["status"] == "rejected")
        try counter.activity(.one("identityPhoto", #""files":["photos/1.jpg"]"#, at: "09:30:00"))
        let rounds = try review(counter, "list").json
        #expect(rounds.each("round").contains(2) && rounds.each("state").contains("waiting"))
        #expect(try review(counter, "list", "--state", "rejected").json.each("round") == [1], "each round is kept")
    }

    @Test("Eight processes decide one review: exactly one 0, the others 2 and told who") func race() throws {
        let counter = try Self.counter()
        let running = try (0..<8).map { number in
            let act = number % 2 == 0 ? ["approve", "1"] : ["reject", "1", "--code", "blurred"]
            let staff = ["lin", "wang", "chen"][number % 3]
            return try counter.start([Counter.binary, "review"] + act + ["--as", staff, "--format", "json"])
        }
        let answers = try running.map { try $0.answer() }
        #expect(answers.map(\.status).sorted() == [0, 2, 2, 2, 2, 2, 2, 2])
        let by = try review(counter, "show", "1").json["decidedBy"].string
        for answer in answers where answer.status == 2 {
            #expect(try answer.error["code"] == "reviewDecided")
            #expect(try answer.error["message"].string.contains(by))
        }
        let entries = try counter("audit", "log", "--format", "json").json.array
        #expect(
            entries.count { $0["action"].string == "review approve" || $0["action"].string == "review reject" } == 1)
        #expect(try counter("audit", "verify").status == 0)
        #expect(try counter("db", "check").status == 0)
    }

    @Test("Eight claim three with next: nobody gets another's") func nextRace() throws {
        let counter = try Self.counter(waiting: 3)
        let answers = try (0..<8).map { number in
            try counter.start([
                Counter.binary, "review", "next", "--as", ["lin", "wang", "chen"][number % 3], "--format", "json",
            ])
        }.map { try $0.answer() }
        let claimed = try answers.filter { $0.status == 0 }.map { try $0.json["id"].told }
        #expect(claimed.count >= 3)
        #expect(Set(claimed).count == 3)
        let states = try review(counter, "list").json.each("state")
        #expect(states == ["claimed", "claimed", "claimed"])
    }

    @Test("stats is one document and agrees with the list") func stats() throws {
        let counter = try Self.counter(waiting: 2)
        _ = try review(counter, "approve", "1")
        #expect(try review(counter, "stats").json != .absent)
        #expect(try review(counter, "list", "--state", "approved").json.array.count == 1)
    }

    @Test("reviewers: 2 wants two different staff; the second does not see the first; a third settles") func two()
        throws
    {
        let counter = try Self.counter(reviewers: 2)
        _ = try review(counter, "approve", "1")
        let blind = try review(counter, "show", "1", as: "wang").json
        #expect(blind["state"] == "waiting" && blind["decidedBy"] == nil && blind["code"] == nil)
        _ = try review(counter, "approve", "1", status: 2)
        #expect(try CandidateShowTests.show(counter)["identity"]["status"] == "waiting")
        _ = try review(counter, "reject", "1", "--code", "blurred", as: "wang")
        #expect(try review(counter, "list").json.each("state") == ["waiting"])
        _ = try review(counter, "approve", "1", as: "wang", status: 2)
        _ = try review(counter, "approve", "1", as: "chen")
        #expect(try review(counter, "list").json.each("state") == ["approved"])
        #expect(try CandidateShowTests.show(counter)["identity"]["status"] == "passed")
        #expect(try counter("db", "check").status == 0)
    }
}
