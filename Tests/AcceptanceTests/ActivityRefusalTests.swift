import Testing

/// The refusal codes, through the terminal: one act more than the rules allow, refused with its code and line.
@Suite struct ActivityRefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let code: String
        let note: String
        let facts: Facts
        var testDescription: String { code + " " + note }

        init(_ code: String, _ note: String = "", entered: Bool = true, _ build: (inout Facts) -> Void) {
            var facts = Facts()
            if entered { facts.enter() }
            build(&facts)
            (self.code, self.note, self.facts) = (code, note, facts)
        }
    }

    static let q1 = #""question":"q1""#
    static let q2 = #""question":"q2""#
    static let q3 = #""question":"q3""#
    static let first = q1 + #","take":1,"camera":"first""#
    static let device = #","device":"ipad-1""#
    static let dual = q2 + #","take":1,"camera":"#
    static let film =
        q3 + #","kind":"video","name":"a.mp4","bytes":9,"sha256":"\#(String(repeating: "ab", count: 32))""#

    static let cases: [Case] = [
        Case("identityRequired", entered: false) { $0.add("08:05:00", "readNotice") },
        Case("noticeRequired", entered: false) {
            $0.add("08:05:00", "identityCheck", #""outcome":"passed""#)
            $0.add("08:05:01", "confirmQualification")
        },
        Case("qualificationRequired", entered: false) {
            $0.add("08:05:00", "identityCheck", #""outcome":"passed""#)
            $0.add("08:05:01", "readNotice")
            $0.add("08:05:02", "acceptCommitment")
        },
        Case("commitmentRequired", entered: false) {
            $0.add("08:05:00", "identityCheck", #""outcome":"passed""#)
            $0.add("08:05:01", "readNotice")
            $0.add("08:05:02", "confirmQualification")
            $0.add("08:05:03", "passDeviceCheck", #""device":"d""#)
        },
        Case("deviceCheckRequired", entered: false) {
            $0.enter()
            let lines = $0.lines.dropLast()
            $0 = Facts()
            for line in lines { $0.raw(line) }
            $0.add("08:06:00", "startAnswer", q1)
        },
        Case("identityLocked", entered: false) {
            $0.failThrice()
            $0.add("08:10:00", "identityCheck", #""outcome":"passed""#)
        },
        Case("identityLocked", "for a later step", entered: false) {
            $0.failThrice()
            $0.add("08:10:00", "readNotice")
        },
        Case("reviewWaiting", entered: false) {
            $0.failThrice(photos: "photo.jpg")
            $0.add("08:10:00", "readNotice")
        },
        Case("cooldown", "a millisecond early", entered: false) {
            $0.add("08:05:00", "identityCheck", #""outcome":"cancelled""#)
            $0.add("08:05:59.999", "identityCheck", #""outcome":"passed""#)
        },
        Case("unknownQuestion") { $0.add("08:06:00", "startAnswer", #""question":"q9""#) },
        Case("examClosed", "a second late") { $0.add("18:00:00.001", "startAnswer", q1) },
        Case("examNotOpen", "a millisecond early", entered: false) {
            $0.enter("07:50")
            $0.add("07:59:59.999", "startAnswer", q1)
        },
        Case("wrongMode") { $0.add("08:06:00", "startAnswer", q3) },
        Case("rehearsalNotAllowed") { $0.add("08:06:00", "startRehearsal", q1) },
        Case("rehearsalOver") {
            $0.add("08:06:00", "startAnswer", q2)
            $0.add("08:06:01", "startRehearsal", q2)
        },
        Case("answerNotStarted") { $0.add("08:06:00", "startRecording", first + device) },
        Case("takeRunning") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.add("08:06:01", "startRecording", first + device)
            $0.add("08:06:02", "startRecording", q1 + #","take":2,"camera":"first""# + device)
        },
        Case("noTakesLeft") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.take(1, from: "08:07:00", to: "08:08:00")
            $0.take(2, from: "08:09:00", to: "08:10:00")
            $0.add("08:11:00", "startRecording", q1 + #","take":3,"camera":"first""# + device)
        },
        Case("outOfOrder", "a take number passed over") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.add("08:07:00", "startRecording", q1 + #","take":2,"camera":"first""# + device)
        },
        Case("notRecording") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.add("08:07:00", "startRecording", first + device)
            $0.add("08:08:00", "stopRecording", first + #","by":"candidate""#)
            $0.add("08:08:01", "switchCamera", first)
        },
        Case("cameraSwitchTooLate", "a millisecond after the fifth second") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.add("08:07:00", "startRecording", first + device)
            $0.add("08:07:05", "switchCamera", first)
            $0.add("08:07:05.001", "switchCamera", first)
        },
        Case("wrongMode", "a second camera on a question with one") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.add("08:07:00", "startRecording", q1 + #","take":1,"camera":"second""# + device)
        },
        Case("secondCameraRequired") {
            $0.add("08:06:00", "startAnswer", q2)
            $0.add("08:07:00", "startRecording", dual + #""first""# + device)
        },
        Case("secondCameraMustStartFirst") {
            $0.add("08:06:00", "startAnswer", q2)
            $0.add("08:06:10", "pairSecondCamera", q2 + #","device":"phone""#)
            $0.add("08:07:00", "startRecording", dual + #""first""# + device)
        },
        Case("cameraFixed") {
            $0.add("08:06:00", "startAnswer", q2)
            $0.add("08:06:10", "pairSecondCamera", q2 + #","device":"phone""#)
            $0.add("08:07:00", "startRecording", dual + #""second","device":"phone""#)
            $0.add("08:07:01", "switchCamera", dual + #""second""#)
        },
        Case("takeNotSelected") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.take(1, from: "08:07:00", to: "08:08:00")
            $0.add("08:09:00", "submit", q1)
        },
        Case("alreadySubmitted") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.take(1, from: "08:07:00", to: "08:08:00")
            $0.add("08:09:00", "selectTake", q1 + #","take":1"#)
            $0.add("08:09:01", "submit", q1)
            $0.add("08:09:02", "submit", q1)
        },
        Case("wrongDevice") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.take(1, from: "08:07:00", to: "08:08:00")
            $0.add("08:09:00", "receiveUpload", first + #","bytes":5,"total":10,"device":"other""#)
        },
        Case("recordingFailed") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.add("08:07:00", "startRecording", first + device)
            $0.add("08:07:30", "failRecording", first + #","reason":"full""#)
            $0.add("08:09:00", "receiveUpload", first + #","bytes":5,"total":10"#)
        },
        Case("takeNotSelectable") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.add("08:07:00", "startRecording", first + device)
            $0.add("08:07:30", "failRecording", first + #","reason":"full""#)
            $0.add("08:09:00", "selectTake", q1 + #","take":1"#)
        },
        Case("deadlinePassed", "a millisecond late") {
            $0.add("08:06:00", "startAnswer", q1)
            $0.take(1, from: "08:07:00", to: "08:08:00")
            $0.add("08:36:00", "selectTake", q1 + #","take":1"#)
            $0.add("08:36:00.001", "submit", q1)
        },
        Case("attachmentsMissing") {
            $0.add("08:06:00", "openQuestion", q3)
            $0.add("08:07:00", "submit", q3)
        },
        Case("extensionNotAllowed") {
            $0.add("08:06:00", "openQuestion", q3)
            $0.add("08:07:00", "addAttachment", film.replacing("a.mp4", with: "A.MOV"))
            $0.add("08:07:01", "addAttachment", film.replacing("a.mp4", with: "a.avi"))
        },
        Case("kindNotAllowed") {
            $0.add("08:06:00", "openQuestion", q3)
            $0.add("08:07:01", "addAttachment", film.replacing("video", with: "audio").replacing("mp4", with: "mp3"))
        },
        Case("attachmentTooLarge", "a byte") {
            $0.add("08:06:00", "openQuestion", q3)
            $0.add("08:07:00", "addAttachment", film.replacing(#""bytes":9"#, with: #""bytes":200000000"#))
            $0.add("08:07:01", "addAttachment", film.replacing(#""bytes":9"#, with: #""bytes":200000001"#))
        },
        Case("tooManyAttachments") {
            $0.add("08:06:00", "openQuestion", q3)
            $0.add("08:07:00", "addAttachment", film)
            $0.add("08:07:01", "addAttachment", film)
            $0.add("08:07:02", "addAttachment", film.replacing("a.mp4", with: "b.mp4"))
            $0.add("08:07:03", "addAttachment", film.replacing("a.mp4", with: "c.mp4"))
        },
    ]

    @Test("The last act is refused with its code; all before it are allowed", arguments: cases) func refusal(
        of sample: Case
    ) throws {
        let counter = try Counter(exam: examYAML(), candidates: 1)
        try counter.write("photo", to: "photo.jpg")
        let answer = try counter.activity(sample.facts, "--skip-bad", status: 3)
        #expect(answer["faults"].each("code") == [.text(sample.code)], "\(answer)")
        #expect(answer["faults"][0]["line"] == .number(Double(sample.facts.lines.count)))
        #expect(answer["applied"].int == sample.facts.lines.count - 1)
        #expect(try counter("db", "check").status == 0)
    }

    @Test("finished: nothing more can be done once every question is submitted") func finished() throws {
        let only = "      - id: q1\n        title: T\n        mode: recorded\n        takes: 2\n        recordLimit: 3m"
        let counter = try Counter(exam: examYAML(questions: only), candidates: 1)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", Self.q1)
        facts.take(1, from: "08:07:00", to: "08:08:00")
        facts.add("08:09:00", "selectTake", Self.q1 + #","take":1"#)
        facts.add("08:09:01", "submit", Self.q1)
        try counter.activity(facts)
        #expect(try counter("candidate", "show", "A0001", "--format", "json").json["status"] == "finished")
        let more = try counter.activity(.one("startAnswer", Self.q1, at: "08:10:00"), status: 65)
        #expect(more["faults"].each("code") == ["alreadySubmitted"])
    }
}
