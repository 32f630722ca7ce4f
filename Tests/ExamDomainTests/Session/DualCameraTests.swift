import ExamDomain
import Testing

@Suite("Two cameras")
struct DualCameraTests {
    private let paired = RefusalCodeTests.started(.recorded(cameras: .two)).does(.pair())
    /// The second camera starts at 09:00:00, the first at 09:00:10.
    private var recording: Scenario { paired.does(.record(1, .second)).at("09:00:10").does(.record()) }

    @Test("Pairing may come before the formal answer, and is needed for either camera")
    func pairing() {
        let story = Scenario(.recorded(cameras: .two)).enters().at("09:00").does(.pair(), .startAnswer())
        _ = story.isRefused(.secondCameraMustStartFirst, .record()).does(.record(1, .second), .record())
        _ = RefusalCodeTests.started(.recorded(cameras: .two))
            .isRefused(.secondCameraRequired, .record(), .record(1, .second))
    }

    @Test("Of several pairings the latest device counts")
    func pairedAgain() {
        _ = paired.does(.pair("tablet")).isRefused(.wrongDevice, .record(1, .second))
            .does(.record(1, .second, device: "tablet"))
    }

    @Test("If the second stops while the first still records, its recording is failed and so is the take")
    func secondStopsFirst() {
        let story = recording.at("09:01").does(.stop(1, .second))
        let take = story.answer().take(1)
        #expect(take?.recordings[.second]?.failure == .secondStoppedFirst)
        #expect(take?.recordings[.first]?.failure == nil)
        #expect(take?.status == .failed)
        _ = story.isRefused(.recordingFailed, .upload(1, .second, bytes: 5)).does(.upload(bytes: 5))
            .isRefused(.takeRunning, .record(2, .second)).isRefused(.takeNotSelectable, .select())
            .does(.stop(), .record(2, .second)).isRefused(.takeNotSelectable, .select())
    }

    @Test("If the first stops first, the take is whole once both have ended")
    func firstStopsFirst() {
        let story = recording.at("09:01").does(.stop())
        #expect(story.answer().take(1)?.status == .recording)
        _ = story.isRefused(.takeNotSelectable, .select()).isRefused(.noTakesLeft, .record(2, .second))
        let ended = story.at("09:01:05").does(.stop(1, .second))
        #expect(ended.answer().take(1)?.status == .recorded)
        #expect(ended.answer().take(1)?.endedAt == Moment(examDay: "09:01:05"))
        _ = ended.does(.select(), .submit())
    }

    @Test(
        "A second camera that reaches its own record limit has not stopped first",
        arguments: QuestionAct.StoppedBy.allCases)
    func secondAtItsLimit(by: QuestionAct.StoppedBy) {
        let story = recording.at("09:03").does(.stop(1, .second, by: by))
        #expect(story.answer().take(1)?.recordings[.second]?.failure == nil)
        #expect(story.answer().take(1)?.status == .recording)
        #expect(story.answer(at: "09:03:10").take(1)?.status == .recorded)
        #expect(recording.at("09:02:59.999").does(.stop(1, .second, by: by)).answer().take(1)?.status == .failed)
    }

    @Test("A second camera that ends before the first has begun leaves no take")
    func secondAlone() {
        let stopped = paired.does(.record(1, .second)).at("09:01").does(.stop(1, .second))
        #expect(stopped.answer().take(1)?.status == .failed)
        _ = stopped.isRefused(.outOfOrder, .record()).isRefused(.takeNotSelectable, .select()).does(.record(2, .second))
        let overdue = paired.does(.record(1, .second)).at("09:03")
        _ = overdue.isRefused(.outOfOrder, .record()).does(.record(2, .second), .record(2))
        _ = paired.does(.record(1, .second)).at("09:02:59.999").does(.record())
    }

    @Test(
        "Stops that arrive after the take has ended are applied, whoever made them",
        arguments: QuestionAct.StoppedBy.allCases)
    func lateStops(by: QuestionAct.StoppedBy) {
        let story = recording.at("09:10").does(.stop(1, .first, by: by), .stop(1, .second, by: by))
        #expect(story.answer().take(1)?.endedAt == Moment(examDay: "09:03:10"))
        #expect(story.answer().take(1)?.status == .recorded)
        _ = story.isRefused(.notRecording, .stop(), .stop(1, .second))
    }

    @Test("The first camera is switched by its own clock, the second never")
    func switching() {
        _ = recording.at("09:00:15").does(.switchCamera()).isRefused(.cameraFixed, .switchCamera(1, .second))
            .at("09:00:15.001").isRefused(.cameraSwitchTooLate, .switchCamera())
    }

    @Test("A failed recording of either camera spoils the pair", arguments: Camera.allCases)
    func failing(camera: Camera) {
        let story = recording.at("09:01").does(.fail(1, camera))
        #expect(story.answer().take(1)?.status == .failed)
        _ = story.isRefused(.takeRunning, .record(2, .second)).isRefused(.takeNotSelectable, .select())
            .at("09:03:10").does(.record(2, .second))
    }
}
