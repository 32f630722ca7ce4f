import ExamActions
import ExamDomain
import ExamStore
import Testing

/// What a decision is made on, many at once, and what others see of it meanwhile.
@Suite struct DecideReviewTests {
    private func decide(
        _ lines: [String], of unit: Unit, _ choice: ReviewVote.Choice = .approve, dryRun: Bool = false
    ) throws -> [ReviewCase] {
        try DecideReviews(
            lines.enumerated().map { ($0 + 1, $1) }, of: "list.csv", DecideReview.Verdict(choice), dryRun: dryRun
        ).run(in: unit.store, by: "li", at: .at("10:10"))
    }

    private func faults(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let faulty as FaultyFile {
            return faulty.faults.map { "\($0.line ?? 0) \($0.code)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test("The digests decided on are in the journal and in the vote; shown others, or not all, it is refused")
    func shown() throws {
        let unit = try Unit()
        try unit.asksForReview("A1")
        let review = try unit.review("A1")
        let digest = review.photos[0].sha256
        func decide(_ shown: [String]) throws -> ReviewCase {
            try DecideReview(review.id, .approve, shown: shown).run(in: unit.store, by: "li", at: .at("10:10"))
        }
        let wrong: [[String]] = [
            [], [String(repeating: "0", count: 64)], [String(digest.prefix(11))], [digest, "000000000000"],
        ]
        for shown in wrong { try unit.isRefused("photosChanged") { try decide(shown) } }
        let decided = try decide([String(digest.prefix(12)).uppercased()])
        #expect(decided.review.votes.map(\.digests) == [[digest]])
        #expect(try unit.journal().last?.details.contains(digest) == true)
        try unit.isSound()
    }

    @Test("After a further round what was shown of the first decides nothing")
    func furtherRound() throws {
        let unit = try Unit()
        try unit.asksForReview("A1")
        let first = try unit.review("A1")
        try unit.decide(first, .reject(.blurred), by: "li")
        try "another photo".write(toFile: "\(unit.place)/new.jpg", atomically: false, encoding: .utf8)
        try unit.day(of: "A1", "10:20 identityPhoto files=new.jpg")
        let second = try unit.review("A1", at: "10:30")
        try unit.isRefused("photosChanged") {
            try DecideReview(second.id, .approve, shown: first.photos.map(\.sha256)).run(
                in: unit.store, by: "zhao", at: .at("10:30"))
        }
        try unit.isSound()
    }

    @Test("A list is decided as a whole, previewed without a byte written")
    func list() throws {
        let unit = try Unit()
        for candidate in ["A1", "A2", "A3"] { try unit.asksForReview(candidate) }
        let bytes = try unit.bytes()
        #expect(try decide(["1", "2"], of: unit, dryRun: true).map(\.review.state) == [.approved, .approved])
        #expect(try unit.bytes() == bytes)
        #expect(try decide(["2", "1"], of: unit, .reject(.expired)).map(\.candidate.handle) == ["A2", "A1"])
        #expect(try unit.journal().suffix(2).map(\.action) == ["review reject", "review reject"])
        try unit.isSound()
    }

    @Test("One line that cannot be decided and none is; every fault is told with its line")
    func faults() throws {
        let unit = try Unit()
        for candidate in ["A1", "A2", "A3"] { try unit.asksForReview(candidate) }
        try unit.decide(unit.review("A2"), .approve, by: "zhao")
        try unit.claim(unit.review("A3"), by: "zhao")
        let bytes = try unit.bytes()
        let told = faults { _ = try decide(["1", "2", "3", "9", "x", "1", "0", "-1"], of: unit) }
        #expect(
            told == [
                "2 reviewDecided", "3 reviewClaimed", "4 unknownReview", "5 badValue", "6 duplicateInFile",
                "7 badValue",
                "8 badValue",
            ])
        #expect(try unit.bytes() == bytes)
        try unit.isRefused("faulty emptyList") { try decide([], of: unit) }
        try unit.isRefused("usage textRequired") { try decide(["1"], of: unit, .reject(.other)) }
        try unit.isSound()
    }

    @Test("Of the first decision of two, others see that there is one, not what; once decided everybody sees both")
    func blind() throws {
        let unit = try Unit(reviewers: 2)
        try unit.asksForReview("A1")
        let review = try unit.review("A1")
        try unit.decide(review, .reject(.wrongPerson), by: "li", text: "不是本人")
        func entry(_ reader: String, _ by: String = "li") throws -> JournalEntry? {
            try unit.store.read(as: reader) { reading in
                var found: JournalEntry?
                try reading.eachEntry(about: review.candidate, readBy: reader) { if $0.by.text == by { found = $0 } }
                return found
            }
        }
        for reader in ["zhao", "wang", "qian"] {
            let seen = try #require(try entry(reader))
            #expect((seen.action, seen.hash) == ("review decision", []))
            #expect(!seen.details.contains("wrongPerson") && !seen.details.contains("不是本人"))
            #expect(seen.details.contains(review.photos[0].sha256))
        }
        #expect(try entry("li")?.action == "review reject")
        try unit.decide(review, .reject(.blurred), by: "zhao")
        for reader in ["zhao", "wang", "qian", "li"] {
            #expect(try entry(reader)?.action == "review reject")
            #expect(try entry(reader)?.details.contains("wrongPerson") == true)
        }
        try unit.isSound()
    }
}
