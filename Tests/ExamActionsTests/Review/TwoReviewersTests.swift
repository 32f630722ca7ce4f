import ExamActions
import ExamDomain
import ExamStore
import Testing

/// An exam that wants two agreeing decisions by different staff, the second blind to the first.
@Suite struct TwoReviewersTests {
    let unit: Unit
    let review: Review

    init() throws {
        unit = try Unit(reviewers: 2)
        try unit.asksForReview("A1")
        review = try unit.review("A1")
    }

    private func identity() throws -> Standing.IdentityStatus { try unit.standing("A1").standing.identity }

    @Test("One approval is not enough, two are")
    func agree() throws {
        let first = try unit.decide(review, .approve, by: "li").review
        #expect(first.state == .waiting)
        #expect(try identity() == .waiting)
        let second = try unit.decide(review, .approve, by: "zhao", at: "10:20").review
        #expect((second.state, second.decision?.by, second.decision?.at) == (.approved, "zhao", .at("10:20")))
        #expect(try identity() == .passed)
        try unit.isSound()
    }

    @Test("Two rejections reject, with the code of the second")
    func reject() throws {
        try unit.decide(review, .reject(.blurred), by: "li")
        let second = try unit.decide(review, .reject(.faceHidden), by: "zhao").review
        #expect((second.state, second.decision?.code) == (.rejected, .faceHidden))
        #expect(try identity() == .rejected)
        try unit.isSound()
    }

    @Test("Where they disagree a third decides", arguments: [true, false])
    func third(_ approves: Bool) throws {
        try unit.decide(review, .approve, by: "li")
        #expect(try unit.decide(review, .reject(.wrongPerson), by: "zhao").review.state == .waiting)
        #expect(try identity() == .waiting)
        let choice: ReviewVote.Choice = approves ? .approve : .reject(.expired)
        let decided = try unit.decide(review, choice, by: "sun").review
        #expect(decided.state == (approves ? .approved : .rejected))
        #expect(decided.decision?.code == (approves ? nil : .expired))
        #expect(try identity() == (approves ? .passed : .rejected))
        try unit.isSound()
    }

    @Test("Nobody decides twice on the same photos, nor takes them in hand again")
    func once() throws {
        try unit.claim(review, by: "li")
        try unit.decide(review, .approve, by: "li")
        for choice in [ReviewVote.Choice.approve, .reject(.blurred)] {
            try unit.isRefused("reviewDecided") { try unit.decide(review, choice, by: "li") }
        }
        try unit.isRefused("reviewDecided") { try unit.claim(review, by: "li") }
        try unit.isRefused("nothingWaiting") { try unit.next(for: "li") }
        #expect(try unit.next(for: "zhao").review.id == review.id)
        try unit.decide(review, .reject(.blurred), by: "zhao")
        for staff in ["li", "zhao"] {
            try unit.isRefused("reviewDecided") { try unit.decide(review, .approve, by: staff) }
        }
        try unit.isSound()
    }

    @Test("The second sees nothing of the first decision: neither who, nor when, nor what")
    func blind() throws {
        let before = try unit.store.read(as: "zhao") { try $0.reviewCase(review.id).review }
        try unit.claim(review, by: "li")
        try unit.decide(review, .reject(.wrongPerson), by: "li", text: "不是本人")
        let seen = try unit.store.read(as: "zhao") { try $0.reviewCase(review.id).review }
        #expect((seen.state, seen.claimedBy, seen.claimedAt, seen.decision) == (.waiting, nil, nil, nil))
        #expect(seen.cells == before.cells)
        let handed = try unit.next(for: "zhao").review
        #expect(handed.decision == nil)
        #expect(handed.claimedBy == "zhao")
        let figures = try unit.store.read(as: "zhao") {
            try ReviewFigures(of: $0.chosenExam(nil), at: .at("10:30"), $0)
        }
        #expect(figures.byCode == [:])
        try unit.isSound()
    }

    @Test("The votes of one round do not count in the next")
    func rounds() throws {
        try unit.decide(review, .reject(.blurred), by: "li")
        try unit.decide(review, .reject(.blurred), by: "zhao")
        try unit.sendsPhoto("A1", at: "10:20")
        let second = try unit.review("A1")
        #expect((second.round, second.votes) == (2, []))
        #expect(try unit.decide(second, .approve, by: "li").review.state == .waiting)
        #expect(try unit.decide(second, .approve, by: "zhao").review.state == .approved)
        try unit.isSound()
    }

    @Test("A reset takes the first decision with it")
    func reset() throws {
        try unit.decide(review, .approve, by: "li")
        _ = try GrantException(.identityReset, to: .candidate("A1"), in: nil, reason: "本人到场").run(
            in: unit.store, by: "chen", at: .at("10:00"))
        try unit.isRefused("reviewDecided") { try unit.decide(review, .approve, by: "zhao") }
        #expect(try identity() == .open)
        try unit.isSound()
    }

    @Test("Where the exam comes to want one reviewer, whoever decides next decides", arguments: [true, false])
    func oneFromNowOn(_ approves: Bool) throws {
        try unit.decide(review, approves ? .reject(.blurred) : .approve, by: "li")
        _ = try ChangeExam.apply(Unit.exam(reviewers: 1), ChangeExam.Terms(reason: "人手不够")).run(
            in: unit.store, by: "chen", at: .staffHours)
        let decided = try unit.decide(review, approves ? .approve : .reject(.expired), by: "zhao").review
        #expect(decided.state == (approves ? .approved : .rejected))
        #expect(try identity() == (approves ? .passed : .rejected))
        try unit.isSound()
    }
}
