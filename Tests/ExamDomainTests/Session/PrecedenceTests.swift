import ExamDomain
import Testing

@Suite("Of several codes that fit, the first in the contract's order")
struct PrecedenceTests {
    @Test("The missing step comes before an unknown question, a closed exam and the wrong mode")
    func missingStepFirst() {
        _ = Scenario(.offline()).at("07:00")
            .isRefused(.identityRequired, .startAnswer("q9"), .startAnswer(), .submit())
            .at("19:00").isRefused(.identityRequired, .startAnswer("q9"), .startAnswer())
            .does(.identityCheck(.passed)).isRefused(.noticeRequired, .startAnswer("q9"))
            .does(.readNotice).isRefused(.qualificationRequired, .startAnswer("q9"))
            .does(.confirmQualification).isRefused(.commitmentRequired, .startAnswer("q9"))
            .does(.acceptCommitment).isRefused(.unknownQuestion, .startAnswer("q9"))
    }

    @Test("A reset identity check comes before alreadySubmitted")
    func resetBeforeSubmitted() {
        _ = submitted.staffGrants(.identityReset).isRefused(.identityRequired, .submit(), .upload(), .startAnswer("q9"))
    }

    @Test("An unknown question comes before the window")
    func unknownBeforeWindow() {
        _ = Scenario(.recorded()).enters().at("07:40").isRefused(.unknownQuestion, .startAnswer("q9"))
            .at("19:00").isRefused(.unknownQuestion, .startAnswer("q9"))
    }

    @Test("Submitted comes before the deadline, the mode and everything else")
    func submittedBeforeDeadline() {
        _ = submitted.at("19:00").isRefused(
            .alreadySubmitted, .pair(), .select(7), .submit(), .startRehearsal(), .attach(), .record(9))
    }

    @Test("The window comes before the wrong mode while the question has not begun")
    func windowBeforeMode() {
        _ = Scenario(.offline()).enters().isRefused(.examNotOpen, .startAnswer(), .submit(), .attach())
            .at("18:00:00.001").isRefused(.examClosed, .startAnswer(), .submit(), .attach())
    }

    @Test("The deadline comes before the wrong mode once the question has begun")
    func deadlineBeforeMode() {
        _ = Scenario(.offline()).enters().at("09:00").does(.open())
            .at("11:00").isRefused(.wrongMode, .startAnswer())
            .at("11:00:00.001").isRefused(.deadlinePassed, .startAnswer(), .submit(), .attach("a.exe", .audio))
    }

    @Test("The wrong mode comes before answerNotStarted")
    func modeBeforeStart() {
        _ = Scenario(.offline(), .recorded("q2")).enters().at("09:00")
            .isRefused(.wrongMode, .select(), .record(), .startRehearsal())
            .isRefused(.wrongMode, .record(1, .second, on: "q2"), .stop(1, .second, on: "q2"))
            .isRefused(.answerNotStarted, .record(on: "q2"), .submit("q2"), .submit())
    }

    @Test("A finished session still lets the candidate enter again")
    func enterAgain() {
        _ = submitted.at("10:00").does(
            .identityCheck(.failed), .readNotice, .confirmQualification, .acceptCommitment,
            .passDeviceCheck(device: "tablet"))
    }

    private var submitted: Scenario {
        Scenario(.recorded()).enters().at("09:00")
            .does(.startAnswer(), .record(), .stop(), .select(), .submit())
    }
}
