import Foundation
import Testing

/// Overrides, decisions by a list and second looks, as staff type them.
@Suite struct ReviewOverrideTests {
    private func review(_ counter: Counter, _ words: String..., as staff: String = "lin", status: Int32 = 0) throws
        -> Answer
    {
        let answer = try counter.run([Counter.binary, "review"] + words + ["--as", staff, "--format", "json"])
        #expect(answer.status == status, "\(words): \(answer.status) \(answer.err)")
        return answer
    }

    @Test("An override takes another member of staff, a reason and a way; show and report exceptions tell both")
    func override() throws {
        let counter = try ReviewTests.counter()
        #expect(
            try review(counter, "override", "1", "--approve", "--reason", "x", status: 2).error["code"] == "notDecided")
        _ = try review(counter, "reject", "1", "--code", "blurred")
        for words in [
            ["--approve"], ["--reason", "x"], ["--reject", "--reason", "x"], ["--approve", "--reason", " "],
        ] {
            let answer = try counter.run([Counter.binary, "review", "override", "1"] + words + ["--as", "wang"])
            #expect(answer.status == 64, "\(words)")
        }
        let own = try review(counter, "override", "1", "--approve", "--reason", "x", status: 2)
        #expect(try own.error["code"] == "notIndependent")
        let shown = try review(counter, "override", "1", "--approve", "--reason", "本人到场", as: "wang").json
        #expect(shown["state"] == "approved" && shown["decidedBy"] == "wang" && shown["code"] == nil)
        #expect(shown["decisions"].each("by") == ["lin", "wang"])
        #expect(shown["decisions"].each("reason") == [nil, "本人到场"])
        #expect(try CandidateShowTests.show(counter)["identity"]["status"] == "passed")
        try counter.must("report", "exceptions", "--output", "e.jsonl")
        let row = try JSONValue(text: counter.text(of: "e.jsonl"))
        #expect(row["kind"] == "override" && row["how"] == "approved" && row["reason"] == "本人到场")
        #expect(try counter("db", "check").status == 0)
    }

    @Test("A list is decided as a whole or not at all, its faults with their lines; what review list prints will do")
    func list() throws {
        let counter = try ReviewTests.counter(waiting: 3)
        try counter.write("1\n\nx\n7\n", to: "bad.txt")
        let faulty = try review(counter, "approve", "--list", "bad.txt", status: 65)
        #expect(try faulty.error["faults"].each("line") == [3, 4])
        #expect(try review(counter, "list", "--state", "waiting").json.array.count == 3)
        try counter.write(try counter("review", "list", "--format", "csv").out, to: "all.csv")
        let picture = try counter.picture()
        #expect(try review(counter, "approve", "--list", "all.csv", "--dry-run").json.array.count == 3)
        #expect(try counter.picture() == picture)
        #expect(
            try review(counter, "approve", "--list", "all.csv").json.each("state").map(\.told)
                == Array(repeating: "approved", count: 3))
        _ = try review(counter, "approve", status: 64)
        _ = try review(counter, "approve", "1", "--list", "all.csv", status: 64)
    }

    @Test("A second look is handed out blind to somebody else, and the agreement is told") func sample() throws {
        let counter = try ReviewTests.counter(waiting: 2)
        for id in ["1", "2"] { _ = try review(counter, "approve", id) }
        let drawn = try review(counter, "sample", "100%", "--seed", "5").json
        #expect(drawn["drawn"] == 2 && drawn["seed"] == 5)
        #expect(try review(counter, "next", "--sample", status: 2).error["code"] == "nothingWaiting")
        let handed = try review(counter, "next", "--sample", as: "wang").json
        #expect(handed["decidedBy"] == nil && handed["decisions"].array.isEmpty && handed["state"] == "claimed")
        _ = try review(counter, "reject", handed["id"].told, "--sample", "--code", "wrongPerson", as: "wang")
        #expect(try review(counter, "list", "--state", "approved").json.array.count == 2)
        let agreement = try review(counter, "stats").json["agreement"][0]
        #expect(agreement["reviewer"] == "lin" && agreement["pairs"] == 1 && agreement["agreed"] == 0)
        for size in ["0", "101%", "some"] { _ = try review(counter, "sample", size, status: 64) }
        #expect(try counter("db", "check").status == 0)
    }
}
