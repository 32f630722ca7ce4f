import ExamDomain

// The acts of a story in few words: on question q1, take 1 and the first camera unless told otherwise.
extension CandidateAct {
    static func on(_ question: String, _ act: QuestionAct) -> CandidateAct {
        .question(QuestionID(told: question), act)
    }

    static func open(_ question: String = "q1") -> CandidateAct { on(question, .open) }
    static func startAnswer(_ question: String = "q1") -> CandidateAct { on(question, .startAnswer) }
    static func startRehearsal(_ question: String = "q1") -> CandidateAct { on(question, .startRehearsal) }
    static func endRehearsal(_ question: String = "q1") -> CandidateAct { on(question, .endRehearsal) }
    static func submit(_ question: String = "q1") -> CandidateAct { on(question, .submit) }

    static func pair(_ device: String = "phone", on question: String = "q1") -> CandidateAct {
        on(question, .pairSecondCamera(device: device))
    }

    /// The first camera is the laptop, the second the phone.
    static func record(
        _ take: Int = 1, _ camera: Camera = .first, device: String? = nil, on question: String = "q1"
    ) -> CandidateAct {
        let device = device ?? (camera == .first ? "laptop" : "phone")
        return on(question, .startRecording(RecordingKey(take: take, camera: camera), device: device))
    }

    static func switchCamera(_ take: Int = 1, _ camera: Camera = .first, on question: String = "q1") -> CandidateAct {
        on(question, .switchCamera(RecordingKey(take: take, camera: camera)))
    }

    static func stop(
        _ take: Int = 1, _ camera: Camera = .first, by: QuestionAct.StoppedBy = .candidate, on question: String = "q1"
    ) -> CandidateAct {
        on(question, .stopRecording(RecordingKey(take: take, camera: camera), by: by))
    }

    static func fail(_ take: Int = 1, _ camera: Camera = .first, on question: String = "q1") -> CandidateAct {
        on(question, .failRecording(RecordingKey(take: take, camera: camera), reason: "文件异常"))
    }

    /// Whole where all of the 1000 bytes have arrived.
    static func upload(
        _ take: Int = 1, _ camera: Camera = .first, bytes: Int64 = 1000, device: String? = nil,
        on question: String = "q1"
    ) -> CandidateAct {
        let progress = UploadProgress(
            bytes: ByteSize(bytes), total: ByteSize(1000), sha256: bytes == 1000 ? digest(0) : nil)
        return on(question, .receiveUpload(RecordingKey(take: take, camera: camera), progress, device: device))
    }

    static func attach(
        _ name: String = "作品.mp4", _ kind: AttachmentKind = .video, bytes: Int64 = 1000, arrived: Int64? = nil,
        on question: String = "q1"
    ) -> CandidateAct {
        let attachment = Attachment(kind: kind, name: name, size: ByteSize(bytes), sha256: digest(1))
        return on(question, .addAttachment(attachment, arrived: ByteSize(arrived ?? bytes)))
    }

    static func detach(_ name: String = "作品.mp4", on question: String = "q1") -> CandidateAct {
        on(question, .removeAttachment(name: name))
    }

    static func select(_ take: Int = 1, on question: String = "q1") -> CandidateAct { on(question, .selectTake(take)) }

    static let photo = CandidateAct.identityPhoto([
        StoredFile(sha256: digest(2), name: "手持.jpg", size: ByteSize(4))
    ])
}

/// 64 digits that look like one.
func digest(_ number: Int) -> String { String(repeating: String(number % 16, radix: 16), count: 64) }

extension CandidateAct {
    /// Every kind of act, on the question where there is one, in every form that rules tell apart.
    static func every(on question: String = "q1") -> [CandidateAct] {
        var acts: [CandidateAct] = IdentityOutcome.allCases.map { .identityCheck($0) }
        acts += [.photo, .readNotice, .confirmQualification, .acceptCommitment, .passDeviceCheck(device: "laptop")]
        acts += [.open(question), .startAnswer(question), .startRehearsal(question), .endRehearsal(question)]
        acts += [.pair(on: question), .pair("tablet", on: question), .submit(question)]
        for take in 1...2 {
            for camera in Camera.allCases {
                acts += [
                    .record(take, camera, on: question), .switchCamera(take, camera, on: question),
                    .stop(take, camera, on: question), .stop(take, camera, by: .limit, on: question),
                    .fail(take, camera, on: question), .upload(take, camera, bytes: 500, on: question),
                    .upload(take, camera, on: question),
                ]
            }
            acts.append(.select(take, on: question))
        }
        acts += [.upload(device: "tablet", on: question), .record(1, .second, device: "tablet", on: question)]
        acts += [.attach(on: question), .attach("谱.pdf", .pdf, on: question), .attach("作品.PDF", .pdf, on: question)]
        return acts + [.detach(on: question), .detach("没有.mp4", on: question)]
    }
}
