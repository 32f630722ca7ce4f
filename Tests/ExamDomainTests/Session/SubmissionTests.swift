import Testing

@testable import ExamDomain

@Suite("Selection, submission and uploads")
struct SubmissionTests {
    private let recorded = RefusalCodeTests.started(.recorded(takes: .several(3))).does(.record(), .stop())

    @Test("The selected take is submitted, and nothing can be changed afterwards")
    func submission() {
        let story = recorded.does(.select(), .submit())
        #expect(story.answer().submission == Submission(at: Moment(examDay: "09:00"), by: .candidate))
        #expect(story.session.isFinished(in: story.exam))
        _ = story.at("09:10").isRefused(
            .alreadySubmitted, .submit(), .select(), .record(2), .fail(), .stop(), .startAnswer(), .open(), .attach(),
            .detach(), .startRehearsal())
    }

    @Test("The latest selection counts")
    func selectAgain() {
        let story = recorded.does(.select(), .record(2), .stop(2), .select(2), .select(2))
        #expect(story.answer().selectedTake == 2)
    }

    @Test("A recording that turns out missing voids its selection and no other")
    func failAfterStop() {
        let story = recorded.does(.select(), .fail())
        #expect(story.answer().selectedTake == nil)
        #expect(story.answer().take(1)?.endedAt == Moment(examDay: "09:00"))
        _ = story.isRefused(.takeNotSelected, .submit()).isRefused(.takeNotSelectable, .select())
        let other = recorded.does(.record(2), .stop(2), .select(2), .fail(1))
        #expect(other.answer().selectedTake == 2)
        _ = other.does(.submit())
    }

    @Test("Submission waits for a running take to end")
    func running() {
        _ = recorded.does(.select(), .record(2)).isRefused(.takeRunning, .submit()).does(.stop(2), .submit())
    }

    @Test("A session is finished when all questions are submitted")
    func finished() {
        let story = Scenario(.recorded(), .offline("q2")).enters().at("09:00")
            .does(.startAnswer(), .record(), .stop(), .select(), .submit())
        #expect(!story.session.isFinished(in: story.exam))
        let both = story.does(.open("q2"), .attach(on: "q2"), .submit("q2"))
        #expect(both.session.isFinished(in: both.exam))
    }

    @Test("Uploads of the submitted take arrive until the exam's end + uploadGrace")
    func uploadGrace() {
        let story = recorded.does(.record(2), .stop(2), .select(), .submit()).at("12-02 18:00")
        #expect(story.answer().take(1)?.filesAreComplete == false)
        #expect(story.does(.upload()).answer().take(1)?.filesAreComplete == true)
        _ = story.isRefused(.alreadySubmitted, .upload(2)).isRefused(.wrongDevice, .upload(device: "phone"))
        _ = story.at("12-02 18:00:00.001").isRefused(.deadlinePassed, .upload()).isRefused(
            .alreadySubmitted, .upload(2))
    }

    @Test("The grace is a setting, and extra time moves it")
    func graceAndExtraTime() {
        let story = Scenario(.recorded(), uploadGrace: .minutes(1)).enters().at("09:00")
            .does(.startAnswer(), .record(), .stop(), .select(), .submit())
        _ = story.at("18:01").does(.upload())
        _ = story.at("18:01:00.001").isRefused(.deadlinePassed, .upload())
        _ = story.staffExtends(10).at("18:11").does(.upload()).at("18:11:00.001").isRefused(.deadlinePassed, .upload())
    }

    @Test("Without a submission uploads end with the question")
    func uploadsOfAnExpiredQuestion() {
        _ = recorded.does(.select()).at("09:50").does(.upload(bytes: 5)).at("09:50:00.001").isRefused(
            .deadlinePassed, .upload())
    }
}

@Suite("Auto-submit")
struct AutoSubmitTests {
    private let single = Question.recorded(takes: .single(autoSubmit: true))
    private let dual = Question.recorded(takes: .single(autoSubmit: true), cameras: .two)

    @Test("The system submits the single take when its recording is stopped")
    func stopped() {
        let story = RefusalCodeTests.started(single).does(.record()).at("09:01").does(.stop())
        #expect(story.answer().submission == Submission(at: Moment(examDay: "09:01"), by: .system))
        #expect(story.answer().selectedTake == 1)
        _ = story.isRefused(.alreadySubmitted, .stop(), .fail(), .submit(), .select())
    }

    @Test("At the record limit it is dated then, whenever and however that becomes known")
    func limit() {
        let story = RefusalCodeTests.started(single).does(.record())
        #expect(story.answer(at: "09:02:59.999").submission == nil)
        let due = Submission(at: Moment(examDay: "09:03"), by: .system)
        #expect(story.answer(at: "09:03").submission == due)
        #expect(story.answer(at: "12-25 00:00").submission == due)
        #expect(story.at("09:20").does(.stop(by: .limit)).answer().submission == due)
        #expect(story.at("12:00").does(.stop(by: .limit)).answer().submission == due)
        #expect(story.at("09:20").does(.readNotice).answer().submission == due)
        _ = story.at("09:20").isRefused(.alreadySubmitted, .stop(), .fail())
    }

    @Test("A dual take submits itself when both cameras have ended")
    func pair() {
        let story = RefusalCodeTests.started(dual).does(.pair(), .record(1, .second)).at("09:00:10").does(.record())
        let first = story.at("09:01").does(.stop())
        #expect(first.answer().submission == nil)
        #expect(first.at("09:01:02").does(.stop(1, .second)).answer().submission?.at == Moment(examDay: "09:01:02"))
        #expect(first.answer(at: "09:05").submission?.at == Moment(examDay: "09:03"))
        let late = first.at("09:05").does(.stop(1, .second))
        #expect(late.answer().submission?.at == Moment(examDay: "09:03"))
        _ = late.isRefused(.alreadySubmitted, .stop(1, .second), .stop())
        #expect(story.answer(at: "09:05").submission?.at == Moment(examDay: "09:03:10"))
    }

    @Test("A failed take does not submit itself; the next one does")
    func failed() {
        let story = RefusalCodeTests.started(dual).does(.pair(), .record(1, .second), .record())
            .at("09:01").does(.stop(1, .second), .stop())
        #expect(story.answer(at: "09:30").submission == nil)
        let next = story.does(.record(2, .second), .record(2)).at("09:02").does(.stop(2), .stop(2, .second))
        #expect(next.answer().submission?.at == Moment(examDay: "09:02"))
        #expect(next.answer().selectedTake == 2)
        let alone = RefusalCodeTests.started(dual).does(.pair(), .record(1, .second))
        #expect(alone.answer(at: "09:30").submission == nil)
    }

    @Test("A take that ends at the deadline is still submitted; a millisecond later the question has expired")
    func deadline() {
        let story = RefusalCodeTests.started(single)
        let inTime = story.at("09:47").does(.record())
        #expect(inTime.answer(at: "12:00").submission?.at == Moment(examDay: "09:50"))
        let late = story.at("09:47:00.001").does(.record())
        #expect(late.answer(at: "12:00").submission == nil)
        #expect(late.isExpired(at: "09:50:00.001"))
        #expect(late.staffExtends(1).answer(at: "12:00").submission?.at == Moment(examDay: "09:50:00.001"))
    }
}
