import Testing

@testable import ExamDomain

/// The schema of activity lines against the reader of activity lines, kind by kind and key by key.
@Suite struct ActivitySchemaTests {
    private static let kinds = Schema.activity.parts.first?.object.kinds?.all ?? []
    private let judge = SchemaJudge(document: Schema.activity.json(in: .en))

    /// A value that the form allows.
    private func sample(_ form: SchemaForm) -> JSON {
        switch form {
        case .sha256: .string(String(repeating: "a", count: 64))
        case .text, .any: .string("x")
        case .integer(let from, _): .integer(max(from ?? 0, 1))
        case .number: .number(1.5)
        case .yesOrNo: .bool(true)
        case .moment: .string("2026-12-01T09:00:00+08:00")
        case .choice(let words): .string(words[0].code)
        case .word(let word): .string(word)
        case .list(let form, let least, _): .array(Array(repeating: sample(form), count: max(1, least)))
        case .object(let object): .object(object.keys.map { JSON.Member(key: $0.key, value: sample($0.form)) })
        case .either(let forms): sample(forms[0])
        case .null: .null
        }
    }

    private func line(_ kind: SchemaObject.Kind, without: String? = nil) -> JSON {
        let common = [
            ("id", JSON.string("f1")), ("at", .string("2026-12-01T09:00:00+08:00")), ("candidate", .string("A0001")),
            ("do", .string(kind.name)),
        ].map { JSON.Member(key: $0.0, value: $0.1) }
        let own = kind.keys.map { JSON.Member(key: $0.key, value: sample($0.form)) }
        return .object((common + own).filter { $0.key != without })
    }

    private func fault(_ line: JSON) -> FactFault.Code? {
        do {
            _ = try FactLine(
                line,
                lookup: { _ in StoredFile(sha256: String(repeating: "a", count: 64), name: "x", size: ByteSize(1)) })
            return nil
        } catch {
            return (error as? FactFault)?.code
        }
    }

    @Test("Every kind with all its keys is a fact to both", arguments: kinds)
    func whole(kind: SchemaObject.Kind) {
        #expect(fault(line(kind)) == nil)
        #expect(judge.accepts(line(kind)))
    }

    @Test("Without a required key it is none to either; without another it still is", arguments: kinds)
    func keys(kind: SchemaObject.Kind) {
        for key in ["id", "at", "candidate"] + kind.keys.filter(\.isRequired).map(\.key) {
            #expect(fault(line(kind, without: key)) == .missingKey, "\(key)")
            #expect(!judge.accepts(line(kind, without: key)), "\(key)")
        }
        // The sample's upload is whole, and a whole one needs its digest: that hangs on two values and is not in the schema.
        for key in kind.keys.filter({ !$0.isRequired && !(kind.name == "receiveUpload" && $0.key == "sha256") }) {
            #expect(fault(line(kind, without: key.key)) == nil, "\(key.key)")
            #expect(judge.accepts(line(kind, without: key.key)), "\(key.key)")
        }
    }

    @Test("Every fact that the journal knows has its kind, and no other")
    func complete() {
        let take = RecordingKey(take: 1, camera: .first)
        let progress = UploadProgress(bytes: ByteSize(1), total: ByteSize(2), sha256: nil)
        let attachment = Attachment(kind: .pdf, name: "x", size: ByteSize(1), sha256: "")
        let onQuestion: [QuestionAct] = [
            .open, .startAnswer, .startRehearsal, .endRehearsal, .pairSecondCamera(device: ""),
            .startRecording(take, device: ""), .switchCamera(take), .stopRecording(take, by: .limit),
            .failRecording(take, reason: ""), .receiveUpload(take, progress, device: nil),
            .addAttachment(attachment, arrived: ByteSize(1)), .removeAttachment(name: ""), .selectTake(1), .submit,
        ]
        let names =
            [
                CandidateAct.identityCheck(.passed), .identityPhoto([]), .readNotice, .confirmQualification,
                .acceptCommitment, .passDeviceCheck(device: ""),
            ].map(\.name) + onQuestion.map(\.name)
        #expect(Self.kinds.map(\.name) == names)
    }

    @Test("Other values, other facts and other documents are refused by both")
    func refused() {
        let others = [
            #"{"id":"f1","at":"2026-12-01T09:00:00","candidate":"A1","do":"readNotice"}"#,
            #"{"id":"","at":"2026-12-01T09:00:00Z","candidate":"A1","do":"readNotice"}"#,
            #"{"id":"f1","at":"2026-12-01T09:00:00Z","candidate":"A1","do":"identityCheck","outcome":"perhaps"}"#,
            #"{"id":"f1","at":"2026-12-01T09:00:00Z","candidate":"A1","do":"fly"}"#,
            #"{"id":"f1","at":"2026-12-01T09:00:00Z","candidate":"A1","do":"selectTake","question":"q1","take":0}"#,
            #"{"id":"f1","at":"2026-12-01T09:00:00Z","candidate":"A1","do":"identityPhoto","files":[]}"#,
            #"{"id":"f1","at":"2026-12-01T09:00:00Z","candidate":"A1","do":"addAttachment","question":"q1","kind":"pdf","name":"x","bytes":1}"#,
            "[]", "3",
        ]
        for text in others {
            guard let line = JSON(parsing: text.utf8) else { return #expect(Bool(false), "\(text)") }
            #expect(fault(line) != nil, "\(text)")
            #expect(!judge.accepts(line), "\(text)")
        }
    }
}
