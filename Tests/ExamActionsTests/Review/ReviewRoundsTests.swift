import ExamActions
import ExamDomain
import ExamStore
import Testing

/// What comes after a decision, a reset or a change of settings.
@Suite struct ReviewRoundsTests {
    let unit: Unit
    let review: Review

    init() throws {
        unit = try Unit()
        try unit.asksForReview("A1")
        review = try unit.review("A1")
    }

    private func state(_ candidate: String = "A1") throws -> Review.State { try unit.review(candidate).state }

    @Test("After a rejection new photos are a further round with a review of its own; the old one stays")
    func rounds() throws {
        try unit.decide(review, .reject(.faceHidden), by: "li")
        try unit.sendsPhoto("A1", at: "10:20")
        let second = try unit.review("A1")
        #expect((second.round, second.state, second.uploadedAt) == (2, .waiting, .at("10:20")))
        #expect(second.id != review.id)
        try unit.isRefused("reviewDecided") { try unit.decide(review, .approve, by: "zhao") }
        try unit.decide(second, .approve, by: "li")
        #expect(try unit.standing("A1").standing.identity == .passed)
        let all = try unit.store.read(as: "li") { try $0.reviewCase(review.id).review }
        #expect((all.state, all.decision?.code) == (.rejected, .faceHidden))
        try unit.isSound()
    }

    @Test("An identity reset withdraws an open review, claimed or not", arguments: [true, false])
    func withdrawn(_ claimed: Bool) throws {
        if claimed { try unit.claim(review, by: "li") }
        _ = try GrantException(.identityReset, to: .candidate("A1"), in: nil, reason: "本人到场").run(
            in: unit.store, by: "chen", at: .at("10:00"))
        #expect(try state() == .withdrawn)
        try unit.isRefused("reviewDecided") { try unit.decide(review, .approve, by: "li") }
        try unit.isRefused("nothingWaiting") { try unit.next(for: "li") }
        #expect(try unit.standing("A1").standing.identity == .open)
        try unit.day(of: "A1", "10:30 identityCheck outcome=passed")
        try unit.isSound()
    }

    @Test("A reset after the decision leaves the decision; the next photos are a further round")
    func resetAfterwards() throws {
        try unit.decide(review, .reject(.expired), by: "li")
        _ = try GrantException(.identityReset, to: .candidate("A1"), in: nil, reason: "本人到场").run(
            in: unit.store, by: "chen", at: .at("10:00"))
        #expect(try state() == .rejected)
        try unit.day(
            of: "A1", "10:31 identityCheck outcome=failed", "10:32 identityCheck outcome=failed",
            "10:33 identityCheck outcome=failed")
        try unit.sendsPhoto("A1", at: "10:40")
        #expect(try unit.review("A1").round == 2)
        try unit.isSound()
    }

    @Test("Settings that change meanwhile leave waiting reviews as they are")
    func settingsChange() throws {
        try unit.claim(review, by: "li")
        _ = try ChangeExam.apply(Unit.exam(title: "另一个"), ChangeExam.Terms(reason: "改名")).run(
            in: unit.store, by: "chen", at: .staffHours)
        try unit.decide(review, .approve, by: "li")
        #expect(try unit.standing("A1").standing.identity == .passed)
        try unit.isSound()
    }
}
