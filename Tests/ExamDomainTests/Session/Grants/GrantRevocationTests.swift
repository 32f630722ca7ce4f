import Testing

@testable import ExamDomain

@Suite("A grant taken back")
struct GrantRevocationTests {
    private let started = RefusalCodeTests.started(.recorded(takes: .several(2)))
    private let q1 = QuestionID(told: "q1")

    @Test("Extra time counts until it is revoked, and never after; the grant stays in the list")
    func time() {
        let extended = started.staffGrants(.time(q1, .minutes(30)), entry: 5)
        #expect(extended.deadline() == Moment(examDay: "10:20"))
        let revoked = extended.staffRevokes(5)
        #expect(revoked.deadline() == Moment(examDay: "09:50"))
        #expect(revoked.session.grants.map(\.revocation?.reason) == ["误操作"])
        _ = revoked.at("09:50:00.001").isRefused(.deadlinePassed, .open())
    }

    @Test("Of several grants only the one that is named goes")
    func one() {
        let two = started.staffGrants(.time(q1, .minutes(30)), entry: 5).staffGrants(.time(nil, .minutes(5)), entry: 6)
        #expect(two.staffRevokes(5).deadline() == Moment(examDay: "09:55"))
        #expect(two.staffRevokes(6).deadline() == Moment(examDay: "10:20"))
        #expect(two.staffRevokes(7).deadline() == two.deadline())
    }

    @Test("An act in the extra time keeps it, at the old deadline's instant it does not")
    func timeUsed() {
        let extended = started.staffGrants(.time(q1, .minutes(30)), entry: 5)
        #expect(extended.at("09:50").does(.open()).refusalOfRevoking(5) == nil)
        #expect(extended.at("09:50:00.001").does(.open()).refusalOfRevoking(5) == .inUse)
    }

    @Test("An act on another question does not keep it, for all questions it does")
    func timeUsedElsewhere() {
        let two = Scenario(.recorded(), .recorded("q2", submitLimit: nil)).enters().at("09:00").does(.startAnswer())
        let elsewhere = two.staffGrants(.time(q1, .minutes(30)), entry: 5).at("10:00").does(.startAnswer("q2"))
        #expect(elsewhere.refusalOfRevoking(5) == nil)
        let late = Scenario(.recorded()).enters().staffGrants(.time(nil, .minutes(30)), entry: 5)
        #expect(late.at("18:00").does(.startAnswer()).refusalOfRevoking(5) == nil)
        #expect(late.at("18:00:00.001").does(.startAnswer()).refusalOfRevoking(5) == .inUse)
    }

    @Test("A submission by the system in the extra time keeps it")
    func timeUsedBySystem() {
        let single = RefusalCodeTests.started(.recorded(takes: .single(autoSubmit: true), submitLimit: .minutes(5)))
            .staffGrants(.time(q1, .minutes(5)), entry: 5)
        #expect(single.at("09:02").does(.record()).refusalOfRevoking(5, at: "09:10") == nil)
        #expect(single.at("09:03").does(.record()).refusalOfRevoking(5, at: "09:10") == .inUse)
    }

    @Test("An upload after the submission relies on nothing")
    func uploads() {
        let sent = started.does(.record(), .stop(), .select(), .submit()).staffGrants(.time(q1, .minutes(30)), entry: 5)
            .at("12:00").does(.upload())
        #expect(sent.refusalOfRevoking(5) == nil)
    }

    @Test("A granted take that was made is kept, one that was not goes")
    func takes() {
        let granted = started.staffGrants(.takes(q1, count: 1), entry: 5)
        let two = granted.does(.record(), .stop()).at("09:05").does(.record(2), .stop(2))
        #expect(two.refusalOfRevoking(5) == nil)
        let three = two.at("09:10").does(.record(3), .stop(3))
        #expect(three.refusalOfRevoking(5) == .inUse)
        _ = two.staffRevokes(5).at("09:10").isRefused(.noTakesLeft, .record(3))
    }

    @Test(
        "A reopened submission stands again as it was made, if the candidate has not come back",
        arguments: Grant.Reopening.allCases)
    func reopening(how: Grant.Reopening) {
        let submitted = started.does(.record(), .stop(), .select()).at("09:10").does(.submit())
        let open = submitted.staffGrants(.reopen(q1, how), entry: 5)
        #expect(open.refusalOfRevoking(5) == nil)
        let back = open.staffRevokes(5)
        #expect(back.answer() == submitted.answer())
        #expect(back.session.isFinished(in: back.exam))
        let came = open.at("09:20").does(how == .fresh ? .startAnswer() : .open())
        #expect(came.refusalOfRevoking(5) == .inUse)
        let again = came.does(.record(2), .stop(2), .select(2), .submit())
        #expect(again.refusalOfRevoking(5) == .inUse)
    }

    @Test("Only the latest reopening of a question can be taken back")
    func reopenedTwice() {
        let twice = started.does(.record(), .stop(), .select(), .submit()).staffGrants(.reopen(q1, .continue), entry: 5)
            .at("09:10").does(.submit()).staffGrants(.reopen(q1, .continue), entry: 6)
        #expect(twice.refusalOfRevoking(5) == .inUse)
        #expect(twice.refusalOfRevoking(6) == nil)
    }

    @Test("What there is not, what was revoked already, and a reset identity check cannot be")
    func notRevocable() {
        let granted = started.staffGrants(.time(q1, .minutes(30)), entry: 5).staffGrants(.identityReset, entry: 6)
        #expect(granted.refusalOfRevoking(9) == .notUndoable)
        #expect(granted.refusalOfRevoking(6) == .notUndoable)
        #expect(granted.staffRevokes(5).refusalOfRevoking(5) == .notUndoable)
    }
}
