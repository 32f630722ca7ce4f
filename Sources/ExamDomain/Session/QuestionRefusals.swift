// The sentences of `QuestionRules`, each beside its code.

// MARK: - Rehearsal and recording

extension Refusal {
    static func rehearsalNotAllowed(_ question: Question) -> Refusal {
        Refusal(
            .rehearsalNotAllowed, Phrase(zh: "题目 \(question.id) 不允许排练", en: "question \(question.id) has no rehearsal"))
    }

    static let rehearsalOver = Refusal(
        .rehearsalOver, Phrase(zh: "已进入正式答题，不能再排练", en: "rehearsal is over once the formal answer has begun"))

    static func wrongTakeNumber(_ number: Int, next: Int) -> Refusal {
        Refusal(
            .outOfOrder,
            Phrase(
                zh: "第 \(number) 次录制不合顺序，下一次应为第 \(next) 次", en: "take \(number) is out of order; the next is \(next)"))
    }

    static func noTakesLeft(_ allowed: Int) -> Refusal {
        Refusal(.noTakesLeft, Phrase(zh: "录制次数已用完（共 \(allowed) 次）", en: "no takes left (of \(allowed))"))
    }

    static func takeRunning(_ number: Int) -> Refusal {
        Refusal(.takeRunning, Phrase(zh: "第 \(number) 次录制还在进行", en: "take \(number) is still recording"))
    }

    static func notRecording(_ key: RecordingKey) -> Refusal {
        Refusal(
            .notRecording,
            Phrase(
                zh: "第 \(key.take) 次录制的\(key.camera.told.zh)没有在录制",
                en: "the \(key.camera.told.en) of take \(key.take) is not recording"))
    }

    static let secondCameraRequired = Refusal(
        .secondCameraRequired, Phrase(zh: "请先用二机位扫码连接", en: "the second camera must be paired first"))
    static let secondCameraMustStartFirst = Refusal(
        .secondCameraMustStartFirst, Phrase(zh: "应由二机位先开始录制", en: "the second camera must start first"))
    static let cameraSwitchTooLate = Refusal(
        .cameraSwitchTooLate,
        Phrase(zh: "只能在录制开始后 5 秒内切换摄像头", en: "the camera can be switched only in the first 5 s of a recording"))
    static let cameraFixed = Refusal(
        .cameraFixed, Phrase(zh: "二机位使用后置摄像头，不能切换", en: "the second camera is the rear camera and never switches"))

    static func wrongDevice(_ device: String) -> Refusal {
        Refusal(.wrongDevice, Phrase(zh: "请通过其他设备上传（\(device)）", en: "only the device “\(device)” can do this"))
    }

    static func recordingFailed(_ key: RecordingKey) -> Refusal {
        Refusal(
            .recordingFailed,
            Phrase(
                zh: "第 \(key.take) 次录制的\(key.camera.told.zh)录制失败，无法上传",
                en: "the \(key.camera.told.en)'s recording of take \(key.take) failed; there is nothing to upload"))
    }

    static func recordingMissing(_ key: RecordingKey) -> Refusal {
        Refusal(
            .recordingMissing,
            Phrase(
                zh: "没有第 \(key.take) 次录制的\(key.camera.told.zh)视频",
                en: "there is no recording of the \(key.camera.told.en) in take \(key.take)"))
    }
}

extension Camera {
    package var told: Phrase {
        switch self {
        case .first: Phrase(zh: "一机位", en: "first camera")
        case .second: Phrase(zh: "二机位", en: "second camera")
        }
    }
}

// MARK: - Attachments and submission

extension Refusal {
    static func kindNotAllowed(_ kind: AttachmentKind, _ question: Question) -> Refusal {
        Refusal(
            .kindNotAllowed,
            Phrase(
                zh: "题目 \(question.id) 不接收\(kind.told.zh)附件",
                en: "question \(question.id) takes no \(kind.told.en) attachments"))
    }

    static func extensionNotAllowed(_ attachment: Attachment, _ allowed: [String]) -> Refusal {
        let list = allowed.joined(separator: ", ")
        return Refusal(
            .extensionNotAllowed,
            Phrase(
                zh: "不接收文件“\(attachment.name)”，可用的扩展名：\(list)",
                en: "“\(attachment.name)” has an extension that is not allowed; allowed: \(list)"))
    }

    static func attachmentTooLarge(_ attachment: Attachment, _ limit: ByteSize) -> Refusal {
        Refusal(
            .attachmentTooLarge,
            Phrase(
                zh: "文件“\(attachment.name)”有 \(attachment.size.bytes) 字节，超过上限 \(limit.setting)",
                en: "“\(attachment.name)” has \(attachment.size.bytes) bytes, over the limit of \(limit.setting)"))
    }

    /// - Parameter kind: nil for the bound on all kinds together.
    static func tooManyAttachments(_ kind: AttachmentKind?, _ max: Int) -> Refusal {
        Refusal(
            .tooManyAttachments,
            Phrase(
                zh: "\(kind?.told.zh ?? "附件")数量大于上传最大数（\(max)）",
                en: "no more than \(max) \(kind.map { $0.told.en + " " } ?? "")attachments"))
    }

    static func attachmentsMissing(_ kind: AttachmentKind?, _ count: Int, of min: Int) -> Refusal {
        Refusal(
            .attachmentsMissing,
            Phrase(
                zh: "\(kind?.told.zh ?? "附件")数量小于上传最小数（\(count)/\(min)）",
                en: "\(count) of at least \(min) \(kind.map { $0.told.en + " " } ?? "")attachments"))
    }

    static func uploadIncomplete(_ name: String, _ arrived: ByteSize, of size: ByteSize) -> Refusal {
        Refusal(
            .uploadIncomplete,
            Phrase(
                zh: "文件“\(name)”还没有传完（\(arrived.bytes)/\(size.bytes) 字节）",
                en: "“\(name)” has not arrived whole (\(arrived.bytes) of \(size.bytes) bytes)"))
    }

    static let takeNotSelected = Refusal(.takeNotSelected, Phrase(zh: "请先选定一次录制", en: "select a take first"))

    enum WhyNotSelectable {
        case missing, setAside, failed, recording
    }

    static func takeNotSelectable(_ number: Int, _ why: WhyNotSelectable) -> Refusal {
        let phrase =
            switch why {
            case .missing: Phrase(zh: "没有第 \(number) 次录制", en: "there is no take \(number)")
            case .setAside:
                Phrase(
                    zh: "第 \(number) 次录制属于重新开放之前，不能选定", en: "take \(number) is from before the question was reopened")
            case .failed: Phrase(zh: "第 \(number) 次录制失败，不能选定", en: "take \(number) failed and cannot be selected")
            case .recording: Phrase(zh: "第 \(number) 次录制还在进行，不能选定", en: "take \(number) is still recording")
            }
        return Refusal(.takeNotSelectable, phrase)
    }
}
