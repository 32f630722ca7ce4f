import ExamActions
import ExamDomain
import ExamStore
import Testing

/// A claim that runs out by itself: no job runs, and everybody takes the review as waiting.
@Suite struct ReviewLeaseTests {
    static let last = "10:10:00.000"
    static let after = "10:10:00.001"

    let unit: Unit
    let review: Review

    init() throws {
        unit = try Unit()
        try unit.asksForReview("A1")
        review = try unit.review("A1")
        try unit.claim(review, by: "li")
    }

    private func next(_ staff: String, at clock: String) throws -> ReviewCase {
        try NextReview(of: nil).run(in: unit.store, by: staff, at: .at(clock))
    }

    private func listed(_ state: Review.State, at clock: String) throws -> [ID<Review>] {
        try unit.store.read(as: "qian") { reading in
            var found: [ID<Review>] = []
            try reading.eachReview(of: reading.chosenExam(nil), in: [state], at: .at(clock)) {
                found.append($0.review.id)
            }
            return found
        }
    }

    @Test("To its last instant others are refused everywhere, a millisecond later nowhere")
    func border() throws {
        try unit.isRefused("reviewClaimed") { try unit.claim(review, by: "zhao", at: Self.last) }
        try unit.isRefused("reviewClaimed") { try unit.decide(review, .approve, by: "zhao", at: Self.last) }
        try unit.isRefused("nothingWaiting") { try next("zhao", at: Self.last) }
        #expect(try (listed(.claimed, at: Self.last), listed(.waiting, at: Self.last)) == ([review.id], []))
        #expect(try (listed(.claimed, at: Self.after), listed(.waiting, at: Self.after)) == ([], [review.id]))
        #expect(try unit.review("A1", at: Self.after).state == .waiting)
        let handed = try next("zhao", at: Self.after).review
        #expect((handed.id, handed.claimedBy, handed.claimedAt) == (review.id, "zhao", .at(Self.after)))
        try unit.isRefused("reviewClaimed") { try unit.decide(review, .approve, by: "li", at: Self.after) }
        try unit.isSound()
    }

    @Test("What has run out anybody decides, and the claim is not left beside the decision", arguments: ["li", "zhao"])
    func decided(_ staff: String) throws {
        let decided = try unit.decide(review, .approve, by: staff, at: Self.after).review
        #expect((decided.state, decided.claimedBy, decided.decision?.by) == (.approved, nil, staff))
        try unit.isSound()
    }

    @Test("Releasing what has run out writes nothing, whoever asks")
    func released() throws {
        let bytes = try unit.bytes()
        for staff in ["li", "zhao"] {
            _ = try ReleaseReview(review.id).run(in: unit.store, by: staff, at: .at(Self.after))
        }
        #expect(try unit.bytes() == bytes)
        try unit.isSound()
    }

    @Test("Figures count it as waiting once it has run out")
    func figures() throws {
        func states(_ clock: String) throws -> [Review.State: Int] {
            try unit.store.read(as: "qian") { try ReviewFigures(of: $0.chosenExam(nil), at: .at(clock), $0).byState }
        }
        #expect(try states(Self.last) == [.claimed: 1])
        #expect(try states(Self.after) == [.waiting: 1])
        try unit.isSound()
    }

    @Test("Claimed again in time it lasts a further lease from then, and not from the first claim")
    func prolonged() throws {
        try unit.claim(review, by: "li", at: Self.last)
        try unit.isRefused("reviewClaimed") { try unit.claim(review, by: "zhao", at: "10:20") }
        try unit.claim(review, by: "zhao", at: "10:20:00.001")
        try unit.isSound()
    }

    // MARK: - The order cannot be gamed

    @Test("Neither claims, releases, leases that run out nor decisions on others move anybody in the queue")
    func order() throws {
        for (index, candidate) in ["A2", "A3", "A4"].enumerated() {
            try unit.asksForReview(candidate, at: "08:2\(index + 1)")
        }
        func order(_ clock: String) throws -> [String] {
            try unit.store.read(as: "qian") { reading in
                var found: [String] = []
                try reading.eachReview(of: reading.chosenExam(nil), at: .at(clock)) {
                    found.append(try reading.candidate($0.review.candidate)?.handle ?? "")
                }
                return found
            }
        }
        let first = try order("10:00")
        #expect(first == ["A1", "A2", "A3", "A4"])
        try unit.claim(review, by: "li", at: "10:05")
        try unit.release(review, by: "li")
        try unit.claim(try unit.review("A3"), by: "zhao")
        try unit.claim(try unit.review("A3"), by: "zhao", at: "10:09")
        try unit.decide(try unit.review("A2"), .approve, by: "sun")
        #expect(try order("11:00") == first)
        #expect(try next("li", at: "11:00").candidate.handle == "A1")
        #expect(try next("zhao", at: "11:00").candidate.handle == "A3")
        try unit.isSound()
    }

    @Test("Who uploads again with a clock that is slow stands behind those who have waited meanwhile")
    func uploadsAgain() throws {
        try unit.asksForReview("A2", at: "09:00")
        try unit.decide(review, .reject(.blurred), by: "li", at: "10:10")
        try unit.sendsPhoto("A1", at: "08:21")
        try unit.asksForReview("A3", at: "10:30")
        let second = try unit.review("A1")
        #expect((second.uploadedAt, second.queuedAt) == (.at("08:21"), .at("10:10")))
        let turns = try (1...3).map { _ in try next("sun", at: "10:40").candidate.handle }
        #expect(turns == ["A2", "A1", "A3"])
        try unit.isSound()
    }

    @Test("After a reset too a further round stands behind the reset")
    func afterReset() throws {
        _ = try GrantException(.identityReset, to: .candidate("A1"), in: nil, reason: "本人到场").run(
            in: unit.store, by: "chen", at: .at("09:30"))
        try unit.asksForReview("A2", at: "09:00")
        try unit.day(
            of: "A1", "08:31 identityCheck outcome=failed", "08:32 identityCheck outcome=failed",
            "08:33 identityCheck outcome=failed")
        try unit.sendsPhoto("A1", at: "08:40")
        #expect(try unit.review("A1").queuedAt == .at("09:30"))
        #expect(try next("sun", at: "10:40").candidate.handle == "A2")
        try unit.isSound()
    }

    @Test("A group has a queue of its own; a group of nobody is told")
    func group() throws {
        try unit.asksForReview("A2", at: "08:10")
        try unit.asksForReview("A3", at: "08:30")
        func next(_ group: String) throws -> String {
            try NextReview(of: nil, group: group).run(in: unit.store, by: "sun", at: .at("10:05")).candidate.handle
        }
        #expect(try next("声乐") == "A3")
        try unit.isRefused("nothingWaiting") { try next("声乐") }
        try unit.isRefused("unknownGroup") { try next("舞蹈") }
        #expect(try next("钢琴") == "A2")
        try unit.isSound()
    }

    @Test("What a reviewer has left is passed over for them")
    func passedOver() throws {
        try unit.asksForReview("A2", at: "08:30")
        try unit.release(review, by: "li")
        let next = try NextReview(of: nil, passingOver: [review.id]).run(in: unit.store, by: "li", at: .at("10:06"))
        #expect(next.candidate.handle == "A2")
        try unit.isSound()
    }
}
