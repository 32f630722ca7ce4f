import Testing

@testable import ExamDomain

@Suite("Deadlines and what time alone does")
struct SessionClockTests {
    private let q1 = QuestionID(told: "q1")

    @Test("An act at the deadline's instant is in time, a millisecond later it is not")
    func border() {
        let story = RefusalCodeTests.started().does(.record(), .stop(), .select())
        #expect(story.deadline() == Moment(examDay: "09:50"))
        _ = story.at("09:49:59.999").does(.submit())
        _ = story.at("09:50").does(.submit())
        _ = story.at("09:50:00.001").isRefused(.deadlinePassed, .submit(), .select(), .open(), .startAnswer())
        #expect(!story.isExpired(at: "09:50"))
        #expect(story.isExpired(at: "09:50:00.001"))
    }

    @Test("The exam's end cuts the submit limit short; without a limit it is the deadline")
    func cap() {
        let late = Scenario(.recorded()).enters().at("17:10").does(.startAnswer())
        #expect(late.deadline() == Moment(examDay: "18:00"))
        #expect(
            Scenario(.recorded()).enters().at("17:09:59").does(.startAnswer()).deadline() == Moment(examDay: "17:59:59")
        )
        let free = RefusalCodeTests.started(.recorded(submitLimit: nil))
        #expect(free.deadline() == Moment(examDay: "18:00"))
        _ = free.at("18:00").does(.record()).at("18:00:00.001").isRefused(.deadlinePassed, .record(2))
        #expect(Scenario(.recorded()).deadline() == Moment(examDay: "18:00"))
    }

    @Test("Extra minutes add up, move the exam's end too, and bring an expired question back")
    func extraMinutes() {
        let expired = RefusalCodeTests.started().does(.record(), .stop(), .select())
        #expect(expired.isExpired(at: "09:55"))
        let back = expired.staffExtends(10).staffExtends(5, nil)
        #expect(!back.isExpired(at: "09:55"))
        _ = back.at("10:05").does(.submit())
        _ = back.at("10:05:00.001").isRefused(.deadlinePassed, .submit())
        let capped = Scenario(.recorded()).enters().at("17:30").does(.startAnswer()).staffExtends(10)
        #expect(capped.deadline() == Moment(examDay: "18:10"))
    }

    @Test("Extra time before the start moves the exam's end of that question alone")
    func extraBeforeTheStart() {
        let story = Scenario(.recorded(), .recorded("q2")).enters().staffExtends(10).at("18:10")
        #expect(story.deadline() == Moment(examDay: "18:10"))
        _ = story.isRefused(.examClosed, .startAnswer("q2")).does(.startAnswer())
        #expect(story.does(.startAnswer()).deadline() == Moment(examDay: "18:10"))
        _ = story.at("18:10:00.001").isRefused(.examClosed, .startAnswer())
        _ = story.staffExtends(1, nil).at("18:01").does(.startAnswer("q2"))
    }

    @Test("A factor adds its share of the submit limit, and nothing where there is none")
    func factor() {
        let story = RefusalCodeTests.started().staffGrants(.time(q1, .factor(1.5)))
        #expect(story.deadline() == Moment(examDay: "10:15"))
        #expect(story.staffGrants(.time(nil, .factor(1.1))).deadline() == Moment(examDay: "10:20"))
        let free = RefusalCodeTests.started(.recorded(submitLimit: nil)).staffGrants(.time(nil, .factor(2)))
        #expect(free.deadline() == Moment(examDay: "18:00"))
    }

    @Test(
        "What a grant says can neither shorten nor overflow",
        arguments: [
            Grant.ExtraTime.minutes(-5), .minutes(.min), .minutes(.max), .minutes(0), .factor(0.5), .factor(-1),
            .factor(1),
            .factor(.infinity), .factor(-.infinity), .factor(.nan), .factor(1e300), .factor(.leastNonzeroMagnitude),
        ])
    func wildGrants(time: Grant.ExtraTime) {
        let story = RefusalCodeTests.started()
        let extended = story.staffGrants(.time(q1, time)).staffGrants(.time(nil, time))
        #expect(extended.deadline() >= story.deadline())
        #expect(time.interval(submitLimit: .minutes(50)) <= .longest)
    }

    @Test("submitSelected: the system submits what is selected, dated at the deadline")
    func submitSelected() {
        let question = Question.recorded(takes: .several(2), expires: .submitSelected)
        let chosen = RefusalCodeTests.started(question).does(.record(), .stop(), .select(), .record(2))
        #expect(chosen.answer(at: "09:50").submission == nil)
        let due = Submission(at: Moment(examDay: "09:50"), by: .system)
        #expect(chosen.answer(at: "09:50:00.001").submission == due)
        #expect(chosen.at("11:00").does(.readNotice).answer().submission == due)
        _ = chosen.at("09:50:00.001").isRefused(.alreadySubmitted, .submit(), .select()).does(.upload())
        #expect(chosen.does(.fail()).answer(at: "11:00").submission == nil)
        let none = RefusalCodeTests.started(question).does(.record(), .stop())
        #expect(none.answer(at: "11:00").submission == nil)
        #expect(none.isExpired(at: "11:00"))
    }

    @Test("Extra time takes a submission at expiry back with the deadline, unless a later fact has met it")
    func submitSelectedAndExtended() {
        let question = Question.recorded(takes: .several(2), expires: .submitSelected)
        let story = RefusalCodeTests.started(question).does(.record(), .stop(), .select())
        let more = Grant.Kind.time(question.id, .minutes(15))
        let extended = story.staffGrants(more)
        #expect(extended.answer(at: "10:05").submission == nil)
        #expect(extended.answer(at: "10:06").submission == Submission(at: Moment(examDay: "10:05"), by: .system))
        let met = story.at("09:55").does(.readNotice).staffGrants(more)
        #expect(met.answer(at: "10:00").submission == Submission(at: Moment(examDay: "09:50"), by: .system))
        _ = met.at("10:00").isRefused(.alreadySubmitted, .record(2))
    }

    @Test("submitSelected needs everything required, offline too")
    func submitSelectedNeedsAttachments() {
        let rules = AttachmentRules([AttachmentRule(kind: .pdf, min: 1)])
        let story = RefusalCodeTests.started(.recorded(attachments: rules, expires: .submitSelected))
            .does(.record(), .stop(), .select())
        #expect(story.isExpired(at: "10:00"))
        #expect(story.does(.attach("谱.pdf", .pdf)).answer(at: "10:00").submission?.by == .system)
        let offline = Scenario(.offline(expires: .submitSelected)).enters().at("09:00").does(.open())
        #expect(offline.isExpired(at: "12:00"))
        #expect(offline.does(.attach()).answer(at: "12:00").submission?.at == Moment(examDay: "11:00"))
    }

    @Test("discard: an unsubmitted question expires, whatever is selected")
    func discard() {
        let story = RefusalCodeTests.started().does(.record(), .stop(), .select())
        #expect(story.answer(at: "12:00").submission == nil)
        #expect(story.isExpired(at: "12:00"))
        #expect(!Scenario(.recorded()).enters().isExpired(at: "12-02 00:00"))
    }

    @Test("Looking at an earlier time than the latest fact shows the latest fact's")
    func neverBack() {
        let story = RefusalCodeTests.started(.recorded(takes: .single(autoSubmit: true))).does(.record())
            .at("09:04").does(.readNotice)
        #expect(story.answer(at: "09:01").submission?.at == Moment(examDay: "09:03"))
    }

    @Test("A question goes on under the settings it was started with")
    func settings() {
        let story = RefusalCodeTests.started(.recorded(takes: .several(2)))
            .settingsBecome(
                .recorded(takes: .single(autoSubmit: true), recordLimit: .seconds(30), submitLimit: .minutes(5)))
        let going = story.at("09:20").does(.record(), .stop(), .record(2))
        #expect(going.answer().submission == nil)
        #expect(going.answer(at: "09:22").take(2)?.status == .recording)
        #expect(going.deadline() == Moment(examDay: "09:50"))
        #expect(going.staffGrants(.time(nil, .factor(2))).deadline() == Moment(examDay: "10:40"))
        let begunAfter = Scenario(.recorded()).enters().at("08:30").does(.open())
            .settingsBecome(.recorded(submitLimit: .minutes(5))).at("09:00").does(.startAnswer())
        #expect(begunAfter.deadline() == Moment(examDay: "09:05"))
        _ = begunAfter.at("09:01").settingsBecome(.offline()).does(.open(), .record())
    }
}
