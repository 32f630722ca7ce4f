import ExamActions
import ExamDomain
import ExamStore
import Testing

/// A decided review decided otherwise.
@Suite struct OverrideReviewTests {
    let unit: Unit
    let review: Review

    init() throws {
        unit = try Unit()
        try unit.asksForReview("A1")
        review = try unit.review("A1")
    }

    @discardableResult
    private func override(
        _ choice: ReviewVote.Choice, by staff: String, text: String? = nil, of other: Review? = nil,
        at clock: String = "11:00"
    ) throws -> Review {
        try OverrideReview((other ?? review).id, DecideReview.Verdict(choice, text: text), reason: "复核").run(
            in: unit.store, by: staff, at: .at(clock)
        ).review
    }

    private func identity() throws -> Standing.IdentityStatus { try unit.standing("A1").standing.identity }

    @Test("A rejection becomes an approval: the candidate goes on from there, both decisions are kept")
    func toApproved() throws {
        try unit.decide(review, .reject(.blurred), by: "li", text: "看不清")
        let after = try override(.approve, by: "zhao")
        #expect((after.state, after.decision?.by, after.decision?.code) == (.approved, "zhao", nil))
        #expect(after.votes.map(\.by) == ["li"])
        #expect(after.votes.first?.code == .blurred)
        #expect(after.overrides.map(\.reason) == ["复核"])
        #expect(try identity() == .passed)
        try unit.day(of: "A1", "11:05 readNotice")
        let entry = try #require(try unit.journal().last { $0.action == "review override" })
        #expect((entry.subject, entry.reason, entry.by.text) == ("A1", "复核", "zhao"))
        #expect(entry.details.contains(review.photos[0].sha256))
        try unit.isSound()
    }

    @Test(
        "An approval becomes a rejection: further steps are refused, what was begun stays, new photos are a further round"
    )
    func toRejected() throws {
        try unit.decide(review, .approve, by: "li")
        try unit.day(
            of: "A1", "10:20 readNotice", "10:20 confirmQualification", "10:20 acceptCommitment",
            "10:20 passDeviceCheck device=laptop", "10:30 startAnswer question=q1")
        try override(.reject(.wrongPerson), by: "zhao")
        #expect(try identity() == .rejected)
        let standing = try unit.standing("A1", at: .at("11:01"))
        #expect(standing.session.answer(QuestionID("q1")!).startedAt == .at("10:30"))
        let recording = JSON.members([
            "id": .string("late"), "at": .string("2026-12-01T11:02:00+08:00"), "candidate": .string("A1"),
            "do": .string("startRecording"), "question": .string("q1"), "take": .integer(1), "camera": .string("first"),
            "device": .string("laptop"),
        ])
        let outcome = try ImportActivity(
            "day.jsonl", in: unit.place, into: nil, dryRun: true, inspect: { _ in .unreadable(.unrecognised) }
        ).run(
            in: unit.store, by: "chen", at: .staffHours
        ) { try $0(1, recording) }
        #expect(outcome.faults.map(\.code) == ["identityLocked"])
        try unit.sendsPhoto("A1", at: "11:10")
        #expect(try unit.review("A1", at: "11:20").round == 2)
        try unit.isSound()
    }

    @Test("Whoever decided cannot override, nor override their own override; a third can turn it back")
    func independent() throws {
        try unit.decide(review, .approve, by: "li")
        try unit.isRefused("notIndependent") { try override(.reject(.blurred), by: "li") }
        try override(.reject(.blurred), by: "zhao")
        for staff in ["li", "zhao"] { try unit.isRefused("notIndependent") { try override(.approve, by: staff) } }
        let back = try override(.approve, by: "sun", at: "11:30")
        #expect((back.state, back.overrides.count) == (.approved, 2))
        #expect(try identity() == .passed)
        try unit.isSound()
    }

    @Test("An open review, a withdrawn one, and the same outcome again are refused")
    func nothingToOverride() throws {
        try unit.isRefused("notDecided") { try override(.approve, by: "zhao") }
        try unit.decide(review, .approve, by: "li")
        try unit.isRefused("reviewDecided") { try override(.approve, by: "zhao") }
        try unit.isRefused("usage textRequired") { try override(.reject(.other), by: "zhao") }
        try unit.asksForReview("A2")
        let second = try unit.review("A2")
        _ = try GrantException(.identityReset, to: .candidate("A2"), in: nil, reason: "本人到场").run(
            in: unit.store, by: "chen", at: .at("10:00"))
        try unit.isRefused("reviewDecided") { try override(.approve, by: "zhao", of: second) }
        try unit.isSound()
    }

    @Test("After a newer round or a reset it is too late", arguments: [true, false])
    func superseded(_ uploads: Bool) throws {
        try unit.decide(review, .reject(.blurred), by: "li")
        if uploads {
            try unit.sendsPhoto("A1", at: "10:20")
        } else {
            _ = try GrantException(.identityReset, to: .candidate("A1"), in: nil, reason: "本人到场").run(
                in: unit.store, by: "chen", at: .at("10:30"))
        }
        try unit.isRefused("superseded") { try override(.approve, by: "zhao") }
        try unit.isSound()
    }

    @Test("It stands in the exceptions' ledger, with its reason and what it came to")
    func ledger() throws {
        try unit.decide(review, .approve, by: "li")
        try override(.reject(.expired), by: "zhao")
        let entries = try unit.store.read(as: "qian") { reading in
            var entries: [ExceptionEntry] = []
            try reading.eachException(of: reading.chosenExam(nil)) { entries.append($0) }
            return entries
        }
        #expect(entries.map(\.kind) == [.override])
        #expect(entries.map(\.deed) == [.override(review.candidate, .rejected)])
        #expect(entries.map(\.reason) == ["复核"])
        try unit.isSound()
    }

    @Test("Those who may not review may not override", arguments: ["chen", "qian", "nobody"])
    func notPermitted(_ staff: String) throws {
        try unit.decide(review, .approve, by: "li")
        try unit.isRefused("notPermitted") { try override(.reject(.blurred), by: staff) }
        try unit.isSound()
    }
}
