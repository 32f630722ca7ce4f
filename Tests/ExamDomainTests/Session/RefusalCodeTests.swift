import ExamDomain
import Testing

/// A story that ends in one code: the table below must end in every code that a candidate's act may meet.
struct RefusalStory: Sendable, CustomTestStringConvertible {
    let code: RefusalCode
    let tell: @Sendable () -> Scenario
    let act: CandidateAct

    init(_ code: RefusalCode, _ act: CandidateAct, after tell: @escaping @Sendable () -> Scenario) {
        self.code = code
        self.act = act
        self.tell = tell
    }

    var testDescription: String { "\(act.name): \(code)" }
}

@Suite("Every code a candidate's act may meet")
struct RefusalCodeTests {
    /// From `notOnRoster` to `finished`, as the contract lists them.
    static let met = RefusalCode.allCases.prefix { $0 != .reviewClaimed }

    /// The roster decides on the first before there is a session; the second waits for the coming service.
    static let elsewhere: Set<RefusalCode> = [.notOnRoster, .secondCameraNotReady]

    @Test("Each story ends in its code and changes nothing", arguments: wayIn + question + recording + end)
    func story(_ story: RefusalStory) {
        _ = story.tell().isRefused(story.code, story.act)
    }

    @Test("No code is left without a story")
    func complete() {
        let told = Set((Self.wayIn + Self.question + Self.recording + Self.end).map(\.code))
        #expect(Set(Self.met).subtracting(told) == Self.elsewhere)
        #expect(Self.met.last == .finished)
    }

    @Test("The codes are the contract's")
    func codes() {
        let contract = """
            notOnRoster examNotOpen examClosed outOfOrder identityRequired identityLocked cooldown reviewWaiting \
            noticeRequired qualificationRequired commitmentRequired deviceCheckRequired unknownQuestion wrongMode \
            rehearsalNotAllowed rehearsalOver answerNotStarted noTakesLeft takeRunning notRecording \
            secondCameraRequired secondCameraNotReady secondCameraMustStartFirst cameraSwitchTooLate cameraFixed \
            wrongDevice recordingFailed recordingMissing deadlinePassed alreadySubmitted takeNotSelected \
            takeNotSelectable attachmentsMissing tooManyAttachments attachmentTooLarge kindNotAllowed \
            extensionNotAllowed uploadIncomplete finished
            """
        #expect(Set(Self.met.map(\.rawValue)) == Set(contract.split(separator: " ").map(String.init)))
    }

    @Test("Every refusal speaks both languages", arguments: wayIn + question + recording + end)
    func languages(_ story: RefusalStory) throws {
        var session = story.tell().session
        let refusal = try #require(throws: Refusal.self) {
            let scenario = story.tell()
            try session.admit(Fact(id: "last", at: scenario.now, act: story.act), in: scenario.exam)
        }
        #expect(!refusal.message.zh.isEmpty && !refusal.message.en.isEmpty)
        #expect(
            refusal.message.en.allSatisfy { $0.isASCII || "“”".contains($0) || story.act.details.line.contains($0) })
    }
}

// MARK: - The stories

extension RefusalCodeTests {
    static let wayIn: [RefusalStory] = [
        RefusalStory(.outOfOrder, .readNotice) { Scenario(.recorded()).enters().at("07:29:59.999") },
        RefusalStory(.identityRequired, .readNotice) { Scenario(.recorded()) },
        RefusalStory(.identityRequired, .photo) { Scenario(.recorded()) },
        RefusalStory(.identityLocked, .identityCheck(.passed)) { locked },
        RefusalStory(.identityLocked, .startAnswer()) { locked },
        RefusalStory(.identityLocked, .readNotice) { locked.does(.photo).staffVotes(.reject(.blurred)) },
        RefusalStory(.reviewWaiting, .identityCheck(.passed)) { locked.does(.photo) },
        RefusalStory(.reviewWaiting, .photo) { locked.does(.photo) },
        RefusalStory(.reviewWaiting, .readNotice) { locked.does(.photo) },
        RefusalStory(.cooldown, .identityCheck(.cancelled)) {
            Scenario(.recorded()).at("07:30").does(.identityCheck(.cancelled)).at("07:30:59.999")
        },
        RefusalStory(.noticeRequired, .confirmQualification) { Scenario(.recorded()).does(.identityCheck(.passed)) },
        RefusalStory(.qualificationRequired, .acceptCommitment) {
            Scenario(.recorded()).does(.identityCheck(.passed), .readNotice)
        },
        RefusalStory(.commitmentRequired, .passDeviceCheck(device: "laptop")) {
            Scenario(.recorded()).does(.identityCheck(.passed), .readNotice, .confirmQualification)
        },
        RefusalStory(.deviceCheckRequired, .startAnswer()) {
            Scenario(.recorded()).does(
                .identityCheck(.passed), .readNotice, .confirmQualification, .acceptCommitment)
        },
    ]

    static let question: [RefusalStory] = [
        RefusalStory(.unknownQuestion, .startAnswer("q9")) { Scenario(.recorded()).enters() },
        RefusalStory(.examNotOpen, .startAnswer()) { Scenario(.recorded()).enters().at("07:59:59.999") },
        RefusalStory(.examClosed, .startAnswer()) { Scenario(.recorded()).enters().at("18:00:00.001") },
        RefusalStory(.deadlinePassed, .select()) {
            Scenario(.recorded()).enters().at("09:00").does(.startAnswer()).at("09:50:00.001")
        },
        RefusalStory(.wrongMode, .startAnswer()) { Scenario(.offline()).enters().at("09:00") },
        RefusalStory(.wrongMode, .pair()) { Scenario(.recorded()).enters().at("09:00") },
        RefusalStory(.rehearsalNotAllowed, .startRehearsal()) { Scenario(.recorded()).enters().at("09:00") },
        RefusalStory(.rehearsalOver, .startRehearsal()) {
            Scenario(.recorded(rehearsal: true)).enters().at("09:00").does(.startAnswer())
        },
        RefusalStory(.answerNotStarted, .record()) { Scenario(.recorded()).enters().at("09:00").does(.open()) },
        RefusalStory(.answerNotStarted, .attach()) { Scenario(.offline()).enters().at("09:00") },
    ]

    static let recording: [RefusalStory] = [
        RefusalStory(.outOfOrder, .record(2)) { started(.recorded(takes: .unlimited)) },
        RefusalStory(.noTakesLeft, .record(2)) { started().does(.record(), .stop()) },
        RefusalStory(.takeRunning, .record(2)) { started(.recorded(takes: .several(2))).does(.record()) },
        RefusalStory(.notRecording, .stop()) { started() },
        RefusalStory(.notRecording, .stop()) { started().does(.record(), .stop()) },
        RefusalStory(.secondCameraRequired, .record()) { started(.recorded(cameras: .two)) },
        RefusalStory(.secondCameraRequired, .record(1, .second)) { started(.recorded(cameras: .two)) },
        RefusalStory(.secondCameraMustStartFirst, .record()) { started(.recorded(cameras: .two)).does(.pair()) },
        RefusalStory(.cameraSwitchTooLate, .switchCamera()) { started().does(.record()).at("09:00:05.001") },
        RefusalStory(.cameraFixed, .switchCamera(1, .second)) { pairRecording },
        RefusalStory(.wrongDevice, .upload(device: "tablet")) { started().does(.record(), .stop()) },
        RefusalStory(.wrongDevice, .record(1, .second, device: "tablet")) {
            started(.recorded(cameras: .two)).does(.pair())
        },
        RefusalStory(.recordingFailed, .upload()) { started().does(.record(), .fail()) },
        RefusalStory(.recordingMissing, .upload()) { started() },
        RefusalStory(.takeNotSelectable, .select()) { started() },
        RefusalStory(.takeNotSelectable, .select()) { started().does(.record()) },
        RefusalStory(.takeNotSelectable, .select()) { started().does(.record(), .fail()) },
    ]

    static let end: [RefusalStory] = [
        RefusalStory(.takeNotSelected, .submit()) { started().does(.record(), .stop()) },
        RefusalStory(.attachmentsMissing, .submit()) { opened },
        RefusalStory(.attachmentsMissing, .submit()) {
            Scenario(.offline(attachments: AttachmentRules([AttachmentRule(kind: .pdf)], totalMin: 1))).enters()
                .at("09:00").does(.open())
        },
        RefusalStory(.tooManyAttachments, .attach("3.mp4")) { opened.does(.attach("1.mp4"), .attach("2.mp4")) },
        RefusalStory(.attachmentTooLarge, .attach(bytes: 200_000_001)) { opened },
        RefusalStory(.kindNotAllowed, .attach("a.mp3", .audio)) { opened },
        RefusalStory(.kindNotAllowed, .attach()) { started() },
        RefusalStory(.extensionNotAllowed, .attach("a.avi")) { opened },
        RefusalStory(.extensionNotAllowed, .attach("mp4")) { opened },
        RefusalStory(.uploadIncomplete, .attach(bytes: 1000, arrived: 999)) { opened },
        RefusalStory(.alreadySubmitted, .select()) { started().does(.record(), .stop(), .select(), .submit()) },
        RefusalStory(.finished, .photo) { started().does(.record(), .stop(), .select(), .submit()) },
    ]

    private static let locked = Scenario(.recorded()).at("07:30")
        .does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed))

    /// At 09:00 with the clock started then.
    static func started(_ question: Question = .recorded()) -> Scenario {
        Scenario(question).enters().at("09:00").does(.startAnswer())
    }

    private static let opened = Scenario(.offline()).enters().at("09:00").does(.open())

    private static let pairRecording = started(.recorded(cameras: .two))
        .does(.pair(), .record(1, .second), .record())
}
