import Testing

@testable import ExamDomain

@Suite("Reopening, and staff acts in the middle of the journal")
struct ReopeningTests {
    /// Submitted at 09:10 with 40 of 50 minutes left.
    private let submitted = RefusalCodeTests.started(.recorded(takes: .several(2))).does(.record(), .stop(), .select())
        .at("09:10").does(.submit())

    @Test(
        "continue keeps takes and selection, and the clock stands still until the candidate's next fact on the question"
    )
    func continuing() {
        let open = submitted.staffReopens(.continue)
        #expect(!open.session.isFinished(in: open.exam))
        #expect(open.answer().selectedTake == 1)
        #expect(open.deadline(at: "12:00") == Moment(examDay: "12:40"))
        #expect(!open.isExpired(at: "17:59"))
        let resumed = open.at("12:00").does(.readNotice).at("12:05").does(.open())
        #expect(resumed.deadline() == Moment(examDay: "12:45"))
        _ = resumed.at("12:45").does(.submit()).at("12:45:00.001").isRefused(.alreadySubmitted, .submit())
        _ = resumed.at("12:45:00.001").isRefused(.deadlinePassed, .submit())
        #expect(resumed.at("12:45").does(.submit()).answer().submission?.at == Moment(examDay: "12:45"))
    }

    @Test("A refused fact does not set the clock going again")
    func refusedDoesNotResume() {
        let open = submitted.staffReopens(.continue).at("12:00").isRefused(.takeNotSelectable, .select(7))
        _ = open.at("13:00").does(.open()).at("13:40").does(.submit())
    }

    @Test("The clock stands still in each of several reopenings")
    func continuingTwice() {
        let twice = submitted.staffReopens(.continue).at("10:00").does(.open()).at("10:10").does(.submit())
            .staffReopens(.continue).at("11:00").does(.open())
        #expect(twice.deadline() == Moment(examDay: "11:30"))
    }

    @Test("It stands still also through a reopening that the candidate never used")
    func continuingUnused() {
        let question = Question.recorded(expires: .submitSelected)
        let unused = RefusalCodeTests.started(question).does(.record(), .stop(), .select()).at("09:10").does(.submit())
            .staffReopens(.continue)
        #expect(unused.answer(at: "18:30").submission?.at == Moment(examDay: "18:00"))
        let again = unused.staffReopens(.continue).staffExtends(120).at("18:30").does(.open())
        #expect(again.deadline() == Moment(examDay: "20:00"))
        let plain = unused.staffReopens(.continue).staffGrants(.time(nil, .minutes(90))).at("18:00:10").does(.open())
        #expect(plain.deadline() == Moment(examDay: "19:30"))
        let left = Question.recorded(submitLimit: .minutes(15), expires: .submitSelected)
        let short = RefusalCodeTests.started(left).does(.record(), .stop(), .select()).at("09:10").does(.submit())
            .staffReopens(.continue).at("19:00").isRefused(.alreadySubmitted, .open())
            .staffReopens(.continue).staffExtends(120).does(.open())
        #expect(short.deadline() == Moment(examDay: "20:00"))
        #expect(short.answer().paused == Interval.minutes(9 * 60 + 50))
    }

    @Test("A file that arrives after the submission does not count the standstill twice")
    func uploadBetweenReopenings() {
        let question = Question.recorded(expires: .submitSelected)
        let story = RefusalCodeTests.started(question).does(.record(), .stop(), .select()).at("09:10").does(.submit())
            .staffReopens(.continue).at("18:10").does(.upload()).staffReopens(.continue).staffExtends(60)
            .at("18:30").does(.open())
        #expect(story.answer().paused == Interval.minutes(9 * 60 + 20))
    }

    @Test("continue gives no take beyond the settings, and an old take does not submit itself again")
    func continuingAutoSubmit() {
        let open = RefusalCodeTests.started(.recorded(takes: .single(autoSubmit: true))).does(.record())
            .at("09:01").does(.stop()).staffReopens(.continue)
        #expect(open.answer(at: "09:30").submission == nil)
        _ = open.at("09:30").isRefused(.noTakesLeft, .record(2)).does(.submit())
        let granted = open.staffGrants(.takes(QuestionID(told: "q1"), count: 1)).at("09:30").does(.record(2))
        #expect(granted.answer(at: "09:40").submission?.at == Moment(examDay: "09:33"))
        #expect(granted.answer(at: "09:40").selectedTake == 2)
    }

    @Test("Uploads go on after a reopening, and set the clock going")
    func uploadsResume() {
        let open = submitted.staffReopens(.continue).at("12:00").does(.upload(bytes: 5))
        #expect(open.deadline() == Moment(examDay: "12:40"))
    }

    @Test("fresh starts the question anew; old takes stay visible and cannot be selected; numbers go on")
    func fresh() {
        let open = submitted.staffReopens(.fresh)
        #expect(!open.answer().hasBegun)
        #expect(open.answer().takes.map(\.setAside) == [true])
        #expect(open.deadline() == Moment(examDay: "18:00"))
        _ = open.at("12:00").isRefused(.answerNotStarted, .submit(), .select(), .record(2))
        let anew = open.at("12:00").does(.startAnswer())
        #expect(anew.deadline() == Moment(examDay: "12:50"))
        _ = anew.isRefused(.takeNotSelectable, .select()).isRefused(.outOfOrder, .record())
            .does(.record(2), .stop(2), .record(3), .stop(3)).isRefused(.noTakesLeft, .record(4))
            .does(.select(3), .submit())
    }

    @Test("fresh begins with no attachments, no pairing, and lets the candidate rehearse again")
    func freshBeginsAnew() {
        let question = Question.recorded(
            cameras: .two, rehearsal: true, attachments: AttachmentRules([AttachmentRule(kind: .pdf, max: 1)]))
        let open = RefusalCodeTests.started(question)
            .does(.pair(), .record(1, .second), .record(), .stop(), .stop(1, .second), .attach("谱.pdf", .pdf))
            .does(.select(), .submit()).staffReopens(.fresh)
        #expect(open.answer().attachments.isEmpty)
        _ = open.does(.startRehearsal(), .startAnswer()).isRefused(.secondCameraRequired, .record(2, .second))
    }

    @Test("fresh goes by the settings in force when the question is started anew")
    func freshSettings() {
        let open = submitted.staffReopens(.fresh).settingsBecome(.recorded(submitLimit: .minutes(5)))
        #expect(open.at("12:00").does(.startAnswer()).deadline() == Moment(examDay: "12:05"))
    }

    @Test("Files of takes set aside still arrive until the exam's end + uploadGrace")
    func evidence() {
        let open = submitted.staffReopens(.fresh)
        _ = open.at("12-02 18:00").does(.upload()).at("12-02 18:00:00.001").isRefused(.deadlinePassed, .upload())
        _ = open.at("10:00").isRefused(.wrongDevice, .upload(device: "phone"))
    }

    @Test("A take that still records when the question is reopened fresh is over at its own limit")
    func freshWhileRecording() {
        let question = Question.recorded(takes: .several(3), submitLimit: .minutes(10), expires: .submitSelected)
        let open = RefusalCodeTests.started(question).does(.record(), .stop(), .select())
            .at("09:09").does(.record(2)).at("09:10:01").does(.readNotice).staffReopens(.fresh, at: "09:10:02")
        #expect(open.answer(at: "09:11:59.999").take(2)?.status == .recording)
        #expect(open.answer(at: "09:12").take(2)?.status == .recorded)
        _ = open.at("09:12").does(.startAnswer(), .record(3))
    }

    @Test("The first camera cannot join a second one that was set aside")
    func freshWhilePairRecords() {
        let question = Question.recorded(
            takes: .several(3), cameras: .two, submitLimit: .minutes(10), expires: .submitSelected)
        let open = RefusalCodeTests.started(question)
            .does(.pair(), .record(1, .second), .record(), .stop(), .stop(1, .second), .select())
            .at("09:09").does(.record(2, .second)).at("09:10:01").does(.readNotice).staffReopens(.fresh, at: "09:10:02")
        _ = open.does(.startAnswer(), .pair()).isRefused(.outOfOrder, .record(2))
            .isRefused(.takeRunning, .record(3, .second)).at("09:12").does(.record(3, .second), .record(3))
    }

    @Test("What time alone has submitted can be reopened")
    func systemSubmission() {
        let story = RefusalCodeTests.started(.recorded(expires: .submitSelected)).does(.record(), .stop(), .select())
        let open = story.staffReopens(.continue)
        #expect(open.answer().submission == nil)
        _ = open.at("12:00").does(.submit()).at("12:00:00.001").isRefused(.alreadySubmitted, .open())
        _ = open.at("12:00").does(.open()).at("12:00:00.001").isRefused(.alreadySubmitted, .submit())
    }

    @Test(
        "A reopening of what was not submitted changes nothing but the list of grants",
        arguments: Grant.Reopening.allCases)
    func notSubmitted(how: Grant.Reopening) {
        let story = RefusalCodeTests.started().does(.record(), .stop(), .select())
        let reopened = story.staffReopens(how, at: "09:01")
        #expect(reopened.answer(at: "09:30") == story.answer(at: "09:30"))
        #expect(reopened.session.grants.count == 1)
        #expect(Scenario(.recorded()).staffReopens(how, "q9").session.answers.isEmpty)
    }

    @Test(
        "Staff acts stamped before or after the candidate's facts neither move nor stop the candidate's clock",
        arguments: [
            "11-01 09:00", "09:00:30", "12-20 10:00",
        ])
    func stamps(clock: String) {
        let story = RefusalCodeTests.started().staffGrants(.time(nil, .minutes(5)), at: clock)
            .staffGrants(.takes(QuestionID(told: "q1"), count: 1), at: clock)
        #expect(story.session.latestFact == Moment(examDay: "09:00"))
        _ = story.at("09:01").does(.record(), .stop(), .record(2)).at("09:55").isRefused(.takeNotSelected, .submit())
            .does(.select(2)).at("09:55").does(.submit())
        let reopened = story.at("09:01").does(.record(), .stop(), .select(), .submit()).staffReopens(
            .continue, at: clock)
        _ = reopened.at("09:02").does(.submit())
    }
}
