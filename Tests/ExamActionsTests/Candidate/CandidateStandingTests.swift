import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Where one candidate stands, however they are named.
@Suite struct CandidateStandingTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    private func refusal(_ told: String) -> Refusal? {
        do {
            _ = try unit.standing(told)
            return nil
        } catch { return error as? Refusal }
    }

    @Test("By admission number or by certificate, in whatever case the number is written")
    func names() throws {
        for told in ["A1", "passport:E1234561", "passport:e1234561", "Passport:E1234561", "护照:E1234561"] {
            #expect(try unit.standing(told).candidate.entry.name == "考生1", "\(told)")
        }
        try unit.isSound()
    }

    @Test(
        "Who is not on the roster is told no more than that",
        arguments: [
            "A9", "", "a1", "E1234561", "passport:E9999999", "residentId:E1234561", "passport:", ":", "' OR 1=1",
        ])
    func stranger(_ told: String) throws {
        let found = try #require(refusal(told))
        #expect(found.code == .notOnRoster)
        #expect(found.message.zh.contains("不在单位上传的准考名单中"))
        try unit.isSound()
    }

    @Test("Before the first fact nobody has entered; the questions are listed all the same")
    func notEntered() throws {
        let found = try unit.standing("A1")
        #expect((found.standing.status, found.standing.identity) == (.notEntered, .open))
        #expect(found.standing.questions.map(\.status) == [.notStarted, .notStarted])
        #expect(found.latestReview == nil)
        try unit.isSound()
    }

    @Test("Looking back, a decision made weeks after the day counts where facts came in after it")
    func decidedLater() throws {
        try unit.asksForReview("A1")
        let review = try unit.review("A1")
        try DecideReview(review.id, .approve, shown: review.photos.map(\.sha256)).run(
            in: unit.store, by: "li", at: .at("19:00"))
        try unit.day(of: "A1", "08:40 readNotice", "08:50 confirmQualification")
        // The day's facts rest on the decision; before them it was not made.
        #expect(try unit.standing("A1", asOf: .at("08:45")).standing.identity == .passed)
        #expect(try unit.standing("A1", asOf: .at("08:30")).standing.identity == .waiting)
        #expect(try unit.standing("A1", asOf: .at("19:00")).standing.identity == .passed)
        try unit.isSound()
    }

    @Test("It follows the facts, and is settled at the moment that is asked about")
    func settled() throws {
        try unit.day(of: "A1", "08:00 identityCheck outcome=failed")
        #expect(try unit.standing("A1").standing.failures == 1)
        #expect(try unit.standing("A1").standing.status == .entering)
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        #expect(try unit.standing("A1", at: .at("09:50")).standing.questions[0].status == .answering)
        #expect(try unit.standing("A1", at: .at("09:50:00.001")).standing.questions[0].status == .expired)
        #expect(try unit.standing("A1", at: .at("09:50")).standing.questions[0].deadline == .at("09:50"))
        #expect(try unit.standing("A2").standing.status == .notEntered)
        try unit.isSound()
    }

    @Test("A submission whose file is on its way is submitted, and incomplete until it is there")
    func files() throws {
        try unit.enters("A1")
        try unit.submitsFirst("A1")
        var question = try unit.standing("A1").standing.questions[0]
        #expect((question.status, question.files) == (.submitted, .incomplete))
        let digest = String(repeating: "d", count: 64)
        try unit.day(
            of: "A1", "09:10 receiveUpload question=q1 take=1 camera=first bytes=9 total=9 sha256=\(digest)")
        question = try unit.standing("A1").standing.questions[0]
        #expect((question.status, question.files) == (.submitted, .complete))
        try unit.isSound()
    }
}
