import ExamDomain
import Testing

@Suite("The way in")
struct WayInTests {
    @Test("Each step asks for the one that comes first, and the question list opens at the end")
    func order() {
        var story = Scenario(.recorded())
        let steps: [(CandidateAct, RefusalCode)] = [
            (.identityCheck(.passed), .identityRequired), (.readNotice, .noticeRequired),
            (.confirmQualification, .qualificationRequired), (.acceptCommitment, .commitmentRequired),
            (.passDeviceCheck(device: "laptop"), .deviceCheckRequired),
        ]
        for (index, step) in steps.enumerated() {
            #expect(!story.session.isIn(story.exam))
            for later in steps[(index + 1)...] { _ = story.isRefused(step.1, later.0) }
            _ = story.at("09:00").isRefused(step.1, .startAnswer())
            story = story.does(step.0)
        }
        #expect(story.session.isIn(story.exam))
        _ = story.at("09:00").does(.startAnswer())
    }

    @Test("Nobody is asked for a device check where nothing is recorded")
    func offlineOnly() {
        _ = Scenario(.offline()).does(.identityCheck(.passed), .readNotice, .confirmQualification, .acceptCommitment)
            .at("09:00").does(.open(), .attach(), .submit())
            .isRefused(.finished, .passDeviceCheck(device: "laptop"))
    }

    @Test("One recorded question among others asks for the device check on all of them")
    func mixed() {
        _ = Scenario(.offline(), .recorded("q2"))
            .does(.identityCheck(.passed), .readNotice, .confirmQualification, .acceptCommitment)
            .at("09:00").isRefused(.deviceCheckRequired, .open())
    }

    @Test("A step done again is applied and changes nothing but the time of the latest fact")
    func again() {
        let once = Scenario(.recorded()).enters()
        let twice = once.at("08:30").does(
            .identityCheck(.failed), .identityCheck(.cancelled), .identityCheck(.passed), .photo, .readNotice,
            .confirmQualification, .acceptCommitment, .passDeviceCheck(device: "tablet"))
        #expect(twice.session.identity == once.session.identity)
        #expect(twice.session.noticeReadAt == Moment(examDay: "07:30"))
        #expect(twice.session.qualifiedAt == Moment(examDay: "07:30"))
        #expect(twice.session.committedAt == Moment(examDay: "07:30"))
        #expect(twice.session.deviceCheckedAt == Moment(examDay: "07:30"))
        #expect(twice.session.latestFact == Moment(examDay: "08:30"))
    }

    @Test("Facts of one instant keep their order; a millisecond back is out of order")
    func outOfOrder() {
        let story = Scenario(.recorded()).at("07:30:00.500").does(.identityCheck(.passed))
        _ = story.at("07:30:00.500").does(.readNotice)
        _ = story.at("07:30:00.499").isRefused(.outOfOrder, .readNotice, .identityCheck(.passed))
    }

    @Test("A refused fact does not move the time of the latest one")
    func refusedLeavesNoTrace() {
        _ = Scenario(.recorded()).enters().at("09:00").isRefused(.answerNotStarted, .record())
            .at("08:30").does(.startAnswer())
    }

    @Test("A question is open from the instant the exam opens to the instant it ends")
    func window() {
        let story = Scenario(.recorded()).enters()
        _ = story.at("07:59:59.999").isRefused(.examNotOpen, .startAnswer(), .open(), .pair())
        _ = story.at("08:00").does(.startAnswer())
        _ = story.at("18:00").does(.startAnswer())
        _ = story.at("18:00:00.001").isRefused(.examClosed, .startAnswer(), .open())
    }

    @Test("An exam closed by hand ends at that instant")
    func closedByHand() {
        var story = Scenario(.recorded(), .recorded("q2", submitLimit: nil)).enters().at("11:00").does(
            .startAnswer("q2"))
        story.exam = ExamInForce(exam: story.exam.exam, revision: 2, closedAt: Moment(examDay: "12:00"))
        _ = story.at("12:00").does(.startAnswer(), .record(on: "q2"))
        _ = story.at("12:00:00.001").isRefused(.examClosed, .startAnswer()).isRefused(
            .deadlinePassed, .record(on: "q2"))
    }
}
