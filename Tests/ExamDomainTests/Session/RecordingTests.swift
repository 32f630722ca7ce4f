import ExamDomain
import Testing

@Suite("Rehearsals, takes and recordings")
struct RecordingTests {
    @Test("Rehearsal any number of times, but only before the formal answer")
    func rehearsal() {
        let story = Scenario(.recorded(rehearsal: true)).enters().at("09:00")
            .does(.startRehearsal(), .endRehearsal(), .startRehearsal(), .startRehearsal(), .endRehearsal())
        #expect(!story.answer().hasBegun)
        let began = story.does(.startRehearsal(), .startAnswer())
        #expect(!began.answer().rehearsing)
        _ = began.isRefused(.rehearsalOver, .startRehearsal(), .endRehearsal())
    }

    @Test("The clock starts at the formal answer and at nothing before or after it")
    func clock() {
        let story = Scenario(.recorded(rehearsal: true)).enters().at("09:00").does(.open(), .startRehearsal())
            .at("09:10").does(.startAnswer()).at("09:20").does(.startAnswer(), .open())
        #expect(story.answer().startedAt == Moment(examDay: "09:10"))
        #expect(story.deadline() == Moment(examDay: "10:00"))
    }

    @Test("Opening an offline question starts its clock, once")
    func offlineClock() {
        let story = Scenario(.offline()).enters().at("09:00").does(.open()).at("09:30").does(.open())
        #expect(story.deadline() == Moment(examDay: "11:00"))
    }

    @Test(
        "A camera can be switched to the 5.0th second of a recording", arguments: [3, 1].map { Interval.minutes($0) })
    func switching(recordLimit: Interval) {
        let story = RefusalCodeTests.started(.recorded(recordLimit: recordLimit)).does(.record())
        _ = story.at("09:00").does(.switchCamera()).at("09:00:05").does(.switchCamera())
        _ = story.at("09:00:05.001").isRefused(.cameraSwitchTooLate, .switchCamera())
        _ = story.at("09:00:04").does(.stop()).isRefused(.notRecording, .switchCamera())
    }

    @Test("Even where the recording may be no longer than 5 s, its last instant is one of them")
    func switchingAtTheShortestLimit() {
        let story = RefusalCodeTests.started(.recorded(recordLimit: .seconds(5))).does(.record())
        _ = story.at("09:00:05").does(.switchCamera()).at("09:00:05.001").isRefused(.notRecording, .switchCamera())
        _ = story.at("09:00:05").does(.stop()).isRefused(.notRecording, .switchCamera())
    }

    @Test("A recording is over at start + record limit, told or not")
    func recordLimit() {
        let story = RefusalCodeTests.started().does(.record())
        #expect(story.answer(at: "09:02:59.999").take(1)?.status == .recording)
        #expect(story.answer(at: "09:03").take(1)?.status == .recorded)
        #expect(story.answer(at: "12:00").take(1)?.endedAt == Moment(examDay: "09:03"))
        _ = story.at("09:02:59.999").does(.stop())
        _ = story.at("09:03").does(.stop())
        _ = story.at("09:03:00.001").isRefused(.notRecording, .stop())
    }

    @Test(
        "The limit's own stop is no fault however late, and moves nothing",
        arguments: ["09:03", "09:04", "17:00", "19:00"])
    func lateLimit(clock: String) {
        let story = RefusalCodeTests.started().does(.record()).at(clock).does(.stop(by: .limit))
        #expect(story.answer().take(1)?.endedAt == Moment(examDay: "09:03"))
        _ = story.isRefused(clock < "09:51" ? .notRecording : .deadlinePassed, .stop(by: .limit))
    }

    @Test("Takes count from 1, the next new number and no other")
    func numbers() {
        let story = RefusalCodeTests.started(.recorded(takes: .unlimited)).isRefused(
            .outOfOrder, .record(0), .record(2)
        )
        .does(.record(), .stop())
        _ = story.isRefused(.outOfOrder, .record(1), .record(3)).does(.record(2))
            .isRefused(.outOfOrder, .record(2), .record(1)).isRefused(.takeRunning, .record(3))
    }

    @Test("As many takes as the settings and the grants allow", arguments: [1, 2, 20])
    func takes(limit: Int) {
        var story = RefusalCodeTests.started(
            .recorded(takes: limit == 1 ? .single(autoSubmit: false) : .several(limit)))
        for number in 1...limit { story = story.does(.record(number), .stop(number)) }
        story = story.isRefused(.noTakesLeft, .record(limit + 1))
        story = story.staffGrants(.takes(QuestionID(told: "q1"), count: 2))
        story = story.does(.record(limit + 1), .stop(limit + 1), .record(limit + 2), .stop(limit + 2))
        _ = story.isRefused(.noTakesLeft, .record(limit + 3))
    }

    @Test("Takes are granted to one question only, and no sum of grants traps")
    func grantedTakes() {
        let story = RefusalCodeTests.started().does(.record(), .stop())
        _ = story.staffGrants(.takes(QuestionID(told: "q2"), count: 5)).isRefused(.noTakesLeft, .record(2))
        _ = story.staffGrants(.takes(QuestionID(told: "q1"), count: .max))
            .staffGrants(.takes(QuestionID(told: "q1"), count: .max)).does(.record(2))
        _ = story.staffGrants(.takes(QuestionID(told: "q1"), count: .min)).isRefused(.noTakesLeft, .record(2))
    }

    @Test("A failed take counts only where the settings say so")
    func failedTakeCounts() {
        let free = RefusalCodeTests.started().does(.record(), .fail())
        #expect(free.answer().settings?.recording.map(free.answer().takesUsed) == 0)
        _ = free.does(.record(2))
        let counted = RefusalCodeTests.started(.recorded(failedTakeCounts: true)).does(.record(), .fail())
        #expect(counted.answer().settings?.recording.map(counted.answer().takesUsed) == 1)
        _ = counted.isRefused(.noTakesLeft, .record(2))
    }

    @Test("Only the device that recorded uploads, whether told or not")
    func devices() {
        let story = RefusalCodeTests.started().does(.record())
        _ = story.does(.upload(bytes: 1), .upload(bytes: 2, device: "laptop"))
            .isRefused(.wrongDevice, .upload(bytes: 3, device: "Laptop"), .upload(bytes: 3, device: "phone"))
            .isRefused(.recordingMissing, .upload(2))
    }

    @Test("A recording goes from recording over waiting and uploading to uploaded, and stays so")
    func states() {
        func status(_ story: Scenario) -> Recording.Status? { story.answer().take(1)?.recordings[.first]?.status }
        let story = RefusalCodeTests.started().does(.record())
        #expect(status(story) == .recording)
        #expect(status(story.does(.upload(bytes: 10))) == .recording)
        #expect(status(story.does(.stop())) == .waiting)
        #expect(status(story.does(.stop(), .upload(bytes: 0))) == .uploading)
        #expect(status(story.does(.stop(), .upload(bytes: 999))) == .uploading)
        #expect(status(story.does(.stop(), .upload())) == .uploaded)
        #expect(status(story.does(.stop(), .upload(), .upload(bytes: 10))) == .uploaded)
        #expect(status(story.does(.fail())) == .failed)
        #expect(status(story.does(.stop(), .upload(), .fail())) == .failed)
        _ = story.does(.fail()).isRefused(.recordingFailed, .fail(), .upload(bytes: 10)).isRefused(
            .notRecording, .stop())
    }
}
