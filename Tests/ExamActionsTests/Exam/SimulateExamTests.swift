import ExamActions
import ExamDomain
import ExamStore
import Testing

/// What was recorded, judged once more under other settings.
@Suite struct SimulateExamTests {
    let unit: Unit

    init() throws {
        unit = try Unit()
        for candidate in ["A1", "A2", "A3"] { try unit.enters(candidate) }
        try unit.submitsFirst("A1")
        try unit.day(of: "A2", "09:00 startAnswer question=q1")
    }

    private func simulate(_ settings: String..., by staff: String = "li", asOf: Moment? = nil) throws
        -> SimulateExam.Outcome
    {
        try SimulateExam(SettingOverrides(settings), of: nil, asOf: asOf).run(
            in: unit.store, by: staff, at: .at("12:00"))
    }

    @Test("A shorter limit: the submission it would have refused, and why")
    func shorter() throws {
        let bytes = try unit.bytes()
        // Three minutes of recording need a limit above them: the submission came after 3 min sharp.
        let outcome = try simulate("q1.recordLimit=60s", "q1.submitLimit=2m")
        #expect(outcome.candidates == 4)
        #expect(outcome.difference.changes.map(\.path) == ["questions[q1].recordLimit", "questions[q1].submitLimit"])
        let one = try #require(outcome.different.first { $0.candidate.handle == "A1" })
        #expect(one.questions.map(\.was.status) == [.submitted])
        #expect(one.questions.map(\.wouldBe.status) == [.expired])
        #expect(one.refused.map(\.refusal.code) == [.deadlinePassed])
        #expect(one.refused.map(\.fact.act.name) == ["submit"])
        #expect(try unit.bytes() == bytes)
        try unit.isSound()
    }

    @Test("A longer limit: later deadlines for who has not submitted, nothing for who has")
    func longer() throws {
        let outcome = try simulate("q1.submitLimit=60m")
        #expect(outcome.different.map(\.candidate.handle) == ["A2"])
        #expect(outcome.different[0].questions.map(\.was.deadline) == [.at("09:50")])
        #expect(outcome.different[0].questions.map(\.wouldBe.deadline) == [.at("10:00")])
        #expect(outcome.different[0].refused.isEmpty)
        try unit.isSound()
    }

    @Test("The settings in force make no difference, nor do those that touch nobody")
    func same() throws {
        #expect(try simulate("q1.submitLimit=50m").different.isEmpty)
        #expect(try simulate("q2.submitLimit=1h").different.isEmpty)
        // Another take is something to whoever can still record it.
        #expect(try simulate("q1.takes=3", asOf: .at("09:40")).different.map(\.candidate.handle) == ["A2"])
        #expect(try simulate("q1.takes=3").different.isEmpty)
        try unit.isSound()
    }

    @Test("Submitted at expiry by the system, if it had been set so")
    func expiry() throws {
        try unit.day(
            of: "A2", "09:01 startRecording question=q1 take=1 camera=first device=laptop",
            "09:02 stopRecording question=q1 take=1 camera=first by=candidate", "09:02 selectTake question=q1 take=1")
        let outcome = try simulate("q1.whenTimeExpires=submitSelected")
        #expect(outcome.different.map(\.candidate.handle) == ["A2"])
        #expect(outcome.different[0].questions.map(\.wouldBe.answer.submission?.by) == [.system])
        #expect(outcome.different[0].questions.map(\.wouldBe.answer.submission?.at) == [.at("09:50")])
        #expect(try simulate("q1.whenTimeExpires=submitSelected", asOf: .at("09:50")).different.isEmpty)
        try unit.isSound()
    }

    @Test("Unknown questions and impossible settings are told")
    func refused() throws {
        try unit.isRefused("noInput unknownQuestion") { try simulate("q9.takes=1") }
        #expect(throws: SettingFaults.self) { try self.simulate("q1.submitLimit=1s") }
        try unit.isRefused("notPermitted") { try simulate("q1.submitLimit=60m", by: "nobody") }
        try unit.isSound()
    }
}
