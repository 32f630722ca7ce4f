/// The rules of one question for one act at one moment, asked once the question is there, not submitted and in time.
struct QuestionRules {
    /// The settings the answer is bound to, or those in force before the clock's start.
    let question: Question
    let answer: Answer
    let allowance: Allowance
    let exam: ExamInForce
    let now: Moment?

    func refusal(of act: QuestionAct) -> Refusal? {
        switch (question.kind, act) {
        case (_, .open): nil
        case (_, .addAttachment(let attachment, let arrived)): begun ?? refusal(adding: attachment, arrived: arrived)
        case (_, .removeAttachment): begun
        case (.offline, .submit): begun ?? attachmentsMissing
        case (.offline, _): .wrongMode(question)
        case (.recorded(let rules), _): refusal(of: act, rules)
        }
    }

    private func refusal(of act: QuestionAct, _ rules: RecordingRules) -> Refusal? {
        if rules.cameras == .one, act.meansSecondCamera { return .noSecondCamera(question) }
        return switch act {
        case .open, .startAnswer, .addAttachment, .removeAttachment: nil
        case .startRehearsal, .endRehearsal:
            rules.rehearsal ? (answer.hasBegun ? .rehearsalOver : nil) : .rehearsalNotAllowed(question)
        case .pairSecondCamera: nil
        case .startRecording(let key, let device): begun ?? refusal(starting: key, device: device, rules)
        case .switchCamera(let key): begun ?? refusal(switching: key)
        case .stopRecording(let key, let by): begun ?? refusal(stopping: key, by: by)
        case .failRecording(let key, _): begun ?? refusal(failing: key)
        case .receiveUpload(let key, _, let device): begun ?? refusal(uploading: key, device: device)
        case .selectTake(let number): begun ?? refusal(selecting: number)
        case .submit: begun ?? refusalOfSubmission
        }
    }

    private var begun: Refusal? { answer.hasBegun ? nil : .answerNotStarted(question) }

    // MARK: - Recording

    func refusal(starting key: RecordingKey, device: String, _ rules: RecordingRules) -> Refusal? {
        if key.camera == .first, joins(key.take) { return nil }
        guard key.take == answer.takes.count + 1 else {
            return .wrongTakeNumber(key.take, next: answer.takes.count + 1)
        }
        if let limit = rules.takes.limit, answer.takesUsed(under: rules) >= limit + allowance.furtherTakes {
            return .noTakesLeft(limit + allowance.furtherTakes)
        }
        if let running = answer.runningTake { return .takeRunning(running.number) }
        guard rules.cameras == .two else { return nil }
        guard let paired = answer.secondDevice else { return .secondCameraRequired }
        guard key.camera == .second else { return .secondCameraMustStartFirst }
        return device == paired ? nil : .wrongDevice(paired)
    }

    /// True where the second camera of this take records and waits for the first.
    private func joins(_ number: Int) -> Bool {
        guard number == answer.takes.count, let take = answer.take(number), !take.setAside, !take.isFailed,
            take.recordings[.first] == nil
        else { return false }
        return take.recordings[.second]?.isRunning == true
    }

    private func refusal(switching key: RecordingKey) -> Refusal? {
        guard key.camera == .first else { return .cameraFixed }
        guard let recording = answer.recording(key), let now, recording.isRunning || isAtItsLimit(recording, now)
        else { return .notRecording(key) }
        return now - recording.startedAt > .seconds(5) ? .cameraSwitchTooLate : nil
    }

    /// True at the last instant of a recording that its limit ended: limits include it.
    private func isAtItsLimit(_ recording: Recording, _ now: Moment) -> Bool {
        now == recording.overAt && !recording.stopWasTold && recording.failure == nil
    }

    private func refusal(stopping key: RecordingKey, by: QuestionAct.StoppedBy) -> Refusal? {
        guard let recording = answer.recording(key) else { return .notRecording(key) }
        return recording.isRunning || isLateStop(key, by) ? nil : .notRecording(key)
    }

    private func refusal(failing key: RecordingKey) -> Refusal? {
        guard let recording = answer.recording(key) else { return .recordingMissing(key) }
        return recording.failure == nil ? nil : .recordingFailed(key)
    }

    private func refusal(uploading key: RecordingKey, device: String?) -> Refusal? {
        guard let recording = answer.recording(key) else { return .recordingMissing(key) }
        if let device, device != recording.device { return .wrongDevice(recording.device) }
        return recording.failure == nil ? nil : .recordingFailed(key)
    }

    // MARK: - After the end

    /// True for what the record limit or a slow network makes arrive after a question's end: stops that the limit has
    /// forestalled, and uploads of recordings that were submitted or set aside.
    func comesAfterTheEnd(_ act: QuestionAct) -> Bool {
        switch act {
        case .stopRecording(let key, let by): isLateStop(key, by)
        case .receiveUpload(let key, _, _):
            answer.take(key.take).map { $0.setAside || (answer.isSubmitted && $0.number == answer.selectedTake) }
                ?? false
        case .open, .startAnswer, .startRehearsal, .endRehearsal, .pairSecondCamera, .startRecording, .switchCamera,
            .failRecording, .addAttachment, .removeAttachment, .selectTake, .submit:
            false
        }
    }

    func refusalAfterTheEnd(of act: QuestionAct) -> Refusal? {
        guard case .receiveUpload(let key, _, let device) = act else { return nil }
        if let now, now > allowance.uploadsUntil { return .deadlinePassed(allowance.uploadsUntil, now: now, exam) }
        return refusal(uploading: key, device: device)
    }

    /// A stop told after the record limit ended the recording. The system's own, and one at the limit's very instant, is no
    /// fault; on a dual take neither is a candidate's.
    private func isLateStop(_ key: RecordingKey, _ by: QuestionAct.StoppedBy) -> Bool {
        guard let take = answer.take(key.take), let recording = take.recordings[key.camera],
            let ended = recording.stoppedAt, !recording.stopWasTold, recording.failure == nil
        else { return false }
        return by == .limit || take.cameras == .two || now.map { $0 <= ended } ?? false
    }

    // MARK: - Attachments and submission

    private func refusal(adding attachment: Attachment, arrived: ByteSize?) -> Refusal? {
        guard let rule = question.attachments.rule(for: attachment.kind) else {
            return .kindNotAllowed(attachment.kind, question)
        }
        if !rule.extensions.isEmpty, !rule.extensions.contains(attachment.fileExtension) {
            return .extensionNotAllowed(attachment, rule.extensions)
        }
        if let limit = rule.maxSize, attachment.size > limit { return .attachmentTooLarge(attachment, limit) }
        if let arrived, arrived < attachment.size {
            return .uploadIncomplete(attachment.name, arrived, of: attachment.size)
        }
        let others = answer.attachments.filter { $0.name != attachment.name }
        if let max = rule.max, others.count(where: { $0.kind == rule.kind }) >= max {
            return .tooManyAttachments(rule.kind, max)
        }
        if let max = question.attachments.totalMax, others.count >= max { return .tooManyAttachments(nil, max) }
        return nil
    }

    private func refusal(selecting number: Int) -> Refusal? {
        guard let take = answer.take(number) else { return .takeNotSelectable(number, .missing) }
        if take.setAside { return .takeNotSelectable(number, .setAside) }
        return switch take.status {
        case .failed: .takeNotSelectable(number, .failed)
        case .recording: .takeNotSelectable(number, .recording)
        case .recorded: nil
        }
    }

    private var refusalOfSubmission: Refusal? {
        if let running = answer.runningTake, answer.selectedTake != nil { return .takeRunning(running.number) }
        return answer.selectedTake == nil ? .takeNotSelected : attachmentsMissing
    }

    private var attachmentsMissing: Refusal? { attachmentShortfalls.first }

    /// Every minimum that the attachments do not reach: those by kind, then the one in total.
    var attachmentShortfalls: [Refusal] {
        let rules = question.attachments
        let counts = rules.rules.map { rule in (rule, answer.attachments.count { $0.kind == rule.kind }) }
        var shortfalls = counts.filter { $1 < $0.min }.map { Refusal.attachmentsMissing($0.kind, $1, of: $0.min) }
        let (all, least) = (answer.attachments.count, rules.totalMin ?? 0)
        if all < least { shortfalls.append(.attachmentsMissing(nil, all, of: least)) }
        return shortfalls
    }
}

extension QuestionAct {
    fileprivate var meansSecondCamera: Bool {
        switch self {
        case .pairSecondCamera: true
        case .startRecording(let key, _), .switchCamera(let key), .stopRecording(let key, _),
            .failRecording(let key, _),
            .receiveUpload(let key, _, _):
            key.camera == .second
        case .open, .startAnswer, .startRehearsal, .endRehearsal, .addAttachment, .removeAttachment, .selectTake,
            .submit:
            false
        }
    }
}
