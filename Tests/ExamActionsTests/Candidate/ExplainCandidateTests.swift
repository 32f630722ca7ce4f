import ExamActions
import ExamDomain
import ExamStore
import Testing

/// What stops a candidate: the rules' answer, found from what is kept.
@Suite struct ExplainCandidateTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    private func codes(_ candidate: String, at now: Moment = .at("09:20"), asOf: Moment? = nil) throws -> [String] {
        try ExplainCandidate(candidate, in: nil, asOf: asOf).run(in: unit.store, by: "li", at: now).obstacles.map {
            [$0.code.rawValue, $0.question?.text].compactMap { $0 }.joined(separator: " ")
        }
    }

    private func hint(_ candidate: String, name: String? = nil) -> Phrase? {
        do {
            _ = try ExplainCandidate(candidate, name: name, in: nil).run(in: unit.store, by: "li", at: .at("09:00"))
            return nil
        } catch {
            let refusal = error as? Refusal
            #expect(refusal?.code == .notOnRoster)
            return refusal?.hint
        }
    }

    @Test("A waiting review names the review and who looks at it; decided, the next step")
    func review() throws {
        try unit.asksForReview("A1")
        _ = try ClaimReview(try unit.review("A1").id).run(in: unit.store, by: "li", at: .at("09:15"))
        let found = try ExplainCandidate("A1", in: nil).run(in: unit.store, by: "li", at: .at("09:20")).obstacles
        #expect(found.map(\.code) == [.reviewWaiting])
        #expect(found[0].message.zh.contains("li") && found[0].message.zh.contains("1 小时"))
        #expect(found[0].staffCan.contains(.showReview(try unit.review("A1").id)))
        // Once the claim has run out nobody looks at them.
        let later = try ExplainCandidate("A1", in: nil).run(in: unit.store, by: "li", at: .at("09:26")).obstacles
        #expect(later.map(\.code) == [.reviewWaiting] && !later[0].message.zh.contains("li"))
        try unit.isSound()
    }

    @Test("As things stood at an earlier moment: later facts and decisions are passed over")
    func asOf() throws {
        try unit.asksForReview("A1")
        try DecideReview(try unit.review("A1").id, .approve, text: nil).run(in: unit.store, by: "li", at: .at("08:40"))
        #expect(try codes("A1") == ["noticeRequired"])
        #expect(try codes("A1", asOf: .at("08:39:59.999")) == ["reviewWaiting"])
        #expect(try codes("A1", asOf: .at("08:02")) == ["identityRequired"])
        #expect(try unit.standing("A1", asOf: .at("08:39")).latestReview?.state == .waiting)
        #expect(try unit.standing("A1", asOf: .at("08:10")).latestReview == nil)
        try unit.isSound()
    }

    @Test("Looking back, settings and a close by hand count from their own moment")
    func asOfSettings() throws {
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        _ = try CloseExam(nil, reason: "停电").run(in: unit.store, by: "chen", at: .at("10:00"))
        #expect(try codes("A1", at: .at("09:59"), asOf: .at("09:30")) == ["takeNotSelected q1", "answerNotStarted q2"])
        #expect(try codes("A1", at: .at("10:30")) == ["examClosed q2", "deadlinePassed q1"])
        #expect(try unit.standing("A1", asOf: .at("09:30")).exam.inForce.closedAt == nil)
        try unit.isSound()
    }

    @Test("A day that was imported after it is looked at under the settings of today")
    func asOfBeforeTheExamWasMade() throws {
        try unit.enters("A1")
        let then = try unit.standing("A1", asOf: Moment(iso8601: "2026-01-01T00:00:00+08:00")!)
        #expect(then.standing.status == .notEntered)
        #expect(then.exam.inForce.revision == 1)
        try unit.isSound()
    }

    @Test("A stranger's hint tells staff who is near and what differs, never the roster's number")
    func strangers() throws {
        let slip = hint("passport:E1234572", name: "考生2")
        #expect(slip?.zh.contains("A2") == true && slip?.zh.contains("第 7 位") == true)
        let type = hint("other:E1234561")
        #expect(type?.zh.contains("A1") == true && type?.zh.contains("护照") == true)
        #expect(hint("A5000")?.en.contains("roster list") == true)
        #expect(hint("passport:X0000000")?.en.contains("roster diagnose") == true)
        for text in [slip, type].compactMap({ $0 }) { #expect(!text.zh.contains("E123456")) }
        try unit.isSound()
    }

    @Test("It says which exam where the unit has two, and changes nothing")
    func twoExams() throws {
        _ = try ChangeExam.apply(Unit.exam(code: "MUS")).run(in: unit.store, by: "chen", at: .staffHours)
        let bytes = try unit.bytes()
        let explanation = try ExplainCandidate("A1", in: "ART2026").run(in: unit.store, by: "li", at: .at("09:00"))
        #expect(explanation.namedExam?.text == "ART2026")
        #expect(try unit.bytes() == bytes)
        try unit.isSound()
    }
}
