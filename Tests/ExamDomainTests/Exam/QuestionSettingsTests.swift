import Testing

@testable import ExamDomain

@Suite("A question by flags")
struct QuestionSettingsTests {
    private let exam = ExamSamples.exam()

    private func make(_ flags: KeyValuePairs<String, String>, editing old: Question? = nil) throws -> Question {
        try QuestionSettings(flags.map { (flag: $0.key, text: $0.value) }).question(editing: old, in: exam).question
    }

    private func faults(_ flags: KeyValuePairs<String, String>, editing old: Question? = nil) -> [String] {
        do {
            _ = try QuestionSettings(flags.map { (flag: $0.key, text: $0.value) }).question(editing: old, in: exam)
            return []
        } catch {
            return error.faults.map { "\($0.place ?? "") \($0.code)" }
        }
    }

    @Test("the flags are the keys of exam.yaml in kebab case")
    func names() {
        #expect(
            QuestionSettings.flags == [
                "id", "title", "mode", "takes", "cameras", "rehearsal", "playback", "auto-submit", "record-limit",
                "submit-limit",
                "attachment", "attachments-total", "when-time-expires", "failed-take-counts",
            ])
    }

    @Test("a new question of all flags")
    func add() throws {
        let question = try make([
            "--id": "q9", "--title": "视唱", "--mode": "recorded", "--takes": "unlimited", "--cameras": "2",
            "--rehearsal": "yes",
            "--playback": "true", "--auto-submit": "no", "--record-limit": "3m", "--submit-limit": "50m",
            "--attachment": "video:1..2:200MB:mp4,.MOV", "attachment": "pdf", "--attachments-total": "1..3",
            "--when-time-expires": "submitSelected", "--failed-take-counts": "yes",
        ])
        #expect(
            question
                == Question(
                    id: QuestionID("q9")!, title: "视唱",
                    kind: .recorded(
                        RecordingRules(
                            takes: .unlimited, cameras: .two, rehearsal: true, playback: true, recordLimit: .minutes(3),
                            failedTakeCounts: true)),
                    submitLimit: .minutes(50),
                    attachments: AttachmentRules(
                        [
                            AttachmentRule(
                                kind: .video, min: 1, max: 2, maxSize: ByteSize(200_000_000),
                                extensions: ["mp4", "mov"]),
                            AttachmentRule(kind: .pdf),
                        ], totalMin: 1, totalMax: 3), whenTimeExpires: .submitSelected))
    }

    @Test(
        "an attachment's parts may be left out from anywhere",
        arguments: [
            ("pdf", AttachmentRule(kind: .pdf)), ("pdf:2", AttachmentRule(kind: .pdf, min: 2, max: 2)),
            ("pdf:1..", AttachmentRule(kind: .pdf, min: 1)), ("pdf:..3", AttachmentRule(kind: .pdf, max: 3)),
            ("pdf::1MiB", AttachmentRule(kind: .pdf, maxSize: ByteSize(1 << 20))),
            ("pdf:::pdf", AttachmentRule(kind: .pdf, extensions: ["pdf"])),
        ])
    func attachment(text: String, rule: AttachmentRule) throws {
        #expect(try make(["--attachment": text], editing: ExamSamples.unlimited).attachments.rules == [rule])
    }

    @Test(
        "editing with no flag changes nothing",
        arguments: [ExamSamples.single, ExamSamples.several, ExamSamples.unlimited, ExamSamples.folder])
    func unchanged(question: Question) throws {
        #expect(try make([:], editing: question) == question)
    }

    @Test("editing changes what is said, and `none` takes a limit or the attachments away")
    func edit() throws {
        let edited = try make(["--submit-limit": "60m", "--title": "新"], editing: ExamSamples.single)
        #expect(edited.submitLimit == .minutes(60) && edited.title == "新" && edited.kind == ExamSamples.single.kind)
        #expect(try make(["--submit-limit": "none"], editing: ExamSamples.single).submitLimit == nil)
        let bare = try make(["--attachment": "none", "--attachments-total": "none"], editing: ExamSamples.several)
        #expect(bare.attachments == AttachmentRules())
    }

    @Test("a recorded question made offline leaves its recording settings behind")
    func offline() throws {
        let offline = try make(["--mode": "offline", "--attachment": "video:1..1"], editing: ExamSamples.single)
        #expect(offline.kind == .offline && offline.submitLimit == .minutes(50))
        #expect(faults(["--mode": "offline"], editing: ExamSamples.single) == ["--attachment attachmentsNeeded"])
        #expect(
            faults(["--mode": "offline", "--attachment": "pdf", "--takes": "2"], editing: ExamSamples.single) == [
                "--takes wrongMode"
            ])
        #expect(faults(["--mode": "recorded"], editing: ExamSamples.folder) == ["--record-limit missingKey"])
    }

    @Test("all faults are told at once, by flag")
    func allFaults() {
        #expect(
            faults([
                "--id": "q9", "--title": " ", "--mode": "recorded", "--record-limit": "4s", "--auto-submit": "yes",
                "--takes": "2",
                "--attachment": "video:2..1:big", "--attachment-total": "1",
            ]) == [
                "--attachment-total unknownKey", "--title emptyValue", "--record-limit outOfRange",
                "--attachment minAboveMax",
                "--attachment badSize", "--auto-submit autoSubmitTakes", "--auto-submit autoSubmitAttachments",
            ])
        #expect(
            faults(["--attachment": ":1..2", "--attachments-total": ".."], editing: ExamSamples.single) == [
                "--attachment badFlag", "--attachments-total badFlag",
            ])
        #expect(faults(["--takes": "2", "takes": "3"], editing: ExamSamples.unlimited) == ["--takes duplicateKey"])
        #expect(faults([:]) == ["--id missingKey", "--title missingKey", "--mode missingKey"])
    }

    @Test("an id that is taken is a fault, one's own is not; the window counts")
    func within() {
        #expect(faults(["--id": "q2"], editing: ExamSamples.single) == ["--id duplicateQuestion"])
        #expect(faults(["--id": "q1"], editing: ExamSamples.single) == [])
        #expect(faults(["--submit-limit": "10h"], editing: ExamSamples.single) == [])
        #expect(
            faults(["--submit-limit": "10h1s"], editing: ExamSamples.single) == ["--submit-limit submitLimitTooLong"])
    }

    @Test("as a failure of the command it tells every fault")
    func failure() {
        let faults = #expect(throws: SettingFaults.self) {
            try make(["--takes": "x", "--cameras": "3"], editing: ExamSamples.several)
        }
        #expect(faults?.ofCommand.kind == .usage)
        #expect(faults?.ofCommand.message.en.contains("--takes: ") == true)
        #expect(faults?.ofCommand.message.zh.contains("\n--cameras: ") == true)
    }
}
