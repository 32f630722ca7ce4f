/// The one way a candidate's fact enters a session.
extension Session {
    /// Lets time pass up to the fact, asks the rules, and takes it in.
    ///
    /// - Throws: `Refusal`; the session is then unchanged.
    package mutating func admit(_ fact: Fact, in exam: ExamInForce) throws(Refusal) {
        var session = self
        try session.readmit(fact, in: exam)
        self = session
    }

    /// The same for a fact that was admitted once: no copy is kept for the case of a refusal, which a million facts read
    /// again would pay for.
    ///
    /// - Throws: `Refusal`; the session is then of no use any more.
    package mutating func readmit(_ fact: Fact, in exam: ExamInForce) throws(Refusal) {
        if let latestFact, fact.at < latestFact {
            throw Refusal.outOfOrder(fact.at, before: latestFact, exam)
        }
        settle(at: fact.at, in: exam)
        if case .question(let id, _) = fact.act { answers[id]?.resume(at: fact.at) }
        if let refusal = refusal(of: fact.act, in: exam) { throw refusal }
        // Nothing below refuses.
        latestFact = fact.at
        apply(fact.act, at: fact.at, in: exam)
        settle(at: fact.at, in: exam)
    }

    private mutating func apply(_ act: CandidateAct, at: Moment, in exam: ExamInForce) {
        switch act {
        case .identityCheck(let outcome): identity.check(outcome, at: at, exam.exam.identity)
        case .identityPhoto: identity.upload(at: at)
        case .readNotice: noticeReadAt = noticeReadAt ?? at
        case .confirmQualification: qualifiedAt = qualifiedAt ?? at
        case .acceptCommitment: committedAt = committedAt ?? at
        case .passDeviceCheck: deviceCheckedAt = deviceCheckedAt ?? at
        case .question(let id, let act):
            guard let question = exam.exam.question(id) else { return }
            answers[id, default: Answer()].apply(act, at: at, to: question, of: exam.revision)
        }
    }
}

extension Identity {
    fileprivate mutating func check(_ outcome: IdentityOutcome, at: Moment, _ rules: IdentityRules) {
        guard status != .passed else { return }
        switch outcome {
        case .passed:
            self = Identity(passedAt: at, rounds: rounds)
        case .cancelled:
            lastCancel = at
        case .failed:
            lastCancel = nil
            lastFailure = at
            failures += 1
            if failures >= rules.failuresBeforeReview {
                status = .locked
                since = at
            }
        }
    }

    private init(passedAt: Moment, rounds: Int) {
        self.init()
        status = .passed
        since = passedAt
        self.rounds = rounds
    }

    fileprivate mutating func upload(at: Moment) {
        guard status != .passed else { return }
        status = .waiting
        since = at
        rounds += 1
        votes = []
    }
}

extension Answer {
    /// Reopened to continue: the candidate's next fact on the question sets its clock going again.
    fileprivate mutating func resume(at: Moment) {
        guard !isSubmitted else { return }
        endPause(at: at)
    }

    /// What the clock stood still until now no longer counts.
    mutating func endPause(at: Moment) {
        guard let since = pausedSince else { return }
        paused = paused + (max(at, since) - since)
        pausedSince = nil
    }

    /// - Parameter question: the settings now in force, of this revision; the clock's start binds the answer to them.
    fileprivate mutating func apply(_ act: QuestionAct, at: Moment, to question: Question, of revision: Int) {
        // What arrives after the submission is the network's doing.
        if !isSubmitted { latestAct = at }
        switch act {
        case .open:
            if question.recording == nil { start(at: at, question, of: revision) }
        case .startAnswer:
            rehearsing = false
            start(at: at, question, of: revision)
        case .startRehearsal: rehearsing = true
        case .endRehearsal: rehearsing = false
        case .pairSecondCamera(let device): secondDevice = device
        case .startRecording(let key, let device): startRecording(key, device: device, at: at)
        case .switchCamera: break
        case .stopRecording(let key, let by): stopRecording(key, by: by, at: at)
        case .failRecording(let key, let reason): failRecording(key, .reported(reason), at: at)
        case .receiveUpload(let key, let progress, _): receive(progress, of: key)
        case .addAttachment(let attachment, _):
            if let index = attachments.firstIndex(where: { $0.name == attachment.name }) {
                attachments[index] = attachment
            } else {
                attachments.append(attachment)
            }
        case .removeAttachment(let name): attachments.removeAll { $0.name == name }
        case .selectTake(let number): selectedTake = number
        case .submit: submission = Submission(at: at, by: .candidate)
        }
    }

    private mutating func start(at: Moment, _ question: Question, of revision: Int) {
        guard !hasBegun else { return }
        settings = question
        boundRevision = revision
        startedAt = at
    }

    private mutating func startRecording(_ key: RecordingKey, device: String, at: Moment) {
        guard let rules = settings?.recording else { return }
        if key.take > takes.count { takes.append(Take(number: key.take, cameras: rules.cameras)) }
        takes[takes.count - 1].recordings[key.camera] = Recording(
            device: device, startedAt: at, overAt: at + rules.recordLimit)
    }

    private mutating func stopRecording(_ key: RecordingKey, by: QuestionAct.StoppedBy, at: Moment) {
        guard let recording = recording(key) else { return }
        takes[key.take - 1].recordings[key.camera]?.stopWasTold = true
        guard recording.isRunning else { return }
        let firstRecords = self.recording(RecordingKey(take: key.take, camera: .first))?.isRunning == true
        if key.camera == .second, firstRecords {
            failRecording(key, .secondStoppedFirst, at: at)
        } else {
            takes[key.take - 1].recordings[key.camera]?.stoppedAt = at
        }
    }

    /// The take is failed from then on, and a selection of it void.
    private mutating func failRecording(_ key: RecordingKey, _ failure: Recording.Failure, at: Moment) {
        guard let recording = recording(key) else { return }
        takes[key.take - 1].recordings[key.camera]?.failure = failure
        takes[key.take - 1].recordings[key.camera]?.stoppedAt = recording.stoppedAt ?? at
        if selectedTake == key.take { selectedTake = nil }
    }

    /// A whole file stays whole, whatever is told of it afterwards.
    private mutating func receive(_ progress: UploadProgress, of key: RecordingKey) {
        guard recording(key)?.upload?.isWhole != true else { return }
        takes[key.take - 1].recordings[key.camera]?.upload = progress
    }
}
