import ExamDomain

/// What must be true of every session, whatever happened: the sentences that are not.
func broken(_ session: Session, in exam: ExamInForce) -> [String] {
    var wrong: [String] = []
    func must(_ holds: Bool, _ sentence: String) { if !holds { wrong.append(sentence) } }
    if let latest = session.latestFact, let clock = session.clock {
        must(latest <= clock, "the clock is behind a fact")
    }
    if session.identity.status == .open {
        must(session.identity.failures < exam.exam.identity.failuresBeforeReview, "open after too many failures")
    }
    for (id, answer) in session.answers {
        let allowance = session.allowance(on: id, in: exam)
        must(answer.takes.map(\.number) == Array(0..<answer.takes.count).map { $0 + 1 }, "takes out of order")
        must(answer.takes.count(where: \.isRunning) <= 1, "two takes run")
        must(answer.startedAt == nil || answer.settings != nil, "begun without settings")
        must(Set(answer.attachments.map(\.name)).count == answer.attachments.count, "two attachments of one name")
        wrong += answer.takes.flatMap(brokenTake)
        guard let settings = answer.settings else {
            must(
                answer.submission == nil && answer.selectedTake == nil && answer.attachments.isEmpty,
                "not begun, yet done")
            continue
        }
        if let selected = answer.selectedTake {
            let take = answer.take(selected)
            must(take?.status == .recorded && take?.setAside == false, "take \(selected) is selected and cannot be")
        }
        if let submission = answer.submission, let startedAt = answer.startedAt {
            must(submission.at >= startedAt, "submitted before the start")
            must(submission.at <= session.deadline(of: id, in: exam), "submitted after the deadline")
            must((answer.selectedTake != nil) == (settings.recording != nil), "submitted without a take")
            must(answer.attachmentsSuffice, "submitted without what is required")
        }
        if let recording = settings.recording, let limit = recording.takes.limit {
            must(answer.takesUsed(under: recording) <= limit + allowance.furtherTakes, "more takes than allowed")
        }
        for rule in settings.attachments.rules {
            let there = answer.attachments.filter { $0.kind == rule.kind }
            must(there.count <= rule.max ?? .max, "too many attachments")
            must(there.allSatisfy { $0.size <= rule.maxSize ?? $0.size }, "an attachment too large")
        }
    }
    return wrong
}

private func brokenTake(_ take: Take) -> [String] {
    var wrong: [String] = []
    func must(_ holds: Bool, _ sentence: String) { if !holds { wrong.append("take \(take.number): \(sentence)") } }
    must(take.recordings.count > 0, "nothing recorded")
    must(take.cameras == .two || take.recordings[.second] == nil, "a second camera where there is one")
    if take.cameras == .two, let first = take.recordings[.first] {
        must(take.recordings[.second].map { $0.startedAt <= first.startedAt } ?? false, "the first began first")
    }
    for recording in take.recordings {
        must(recording.overAt > recording.startedAt, "no record limit")
        guard let stoppedAt = recording.stoppedAt else { continue }
        must(stoppedAt >= recording.startedAt && stoppedAt <= recording.overAt, "it ended outside its limits")
    }
    return wrong
}

/// What nobody may change after submission: all but what of the files has arrived and when stops were told.
struct Frozen: Hashable {
    let settings: Question?
    let startedAt: Moment?
    let selected: Int?
    let attachments: [Attachment]
    let submission: Submission?
    let takes: [Int]
    let failed: [Bool]
    let ended: [Moment?]
    let deviceOfSecond: String?

    /// - Parameter answer: settled long after every limit.
    init(_ answer: Answer) {
        settings = answer.settings
        startedAt = answer.startedAt
        selected = answer.selectedTake
        attachments = answer.attachments
        submission = answer.submission
        takes = answer.takes.map(\.number)
        failed = answer.takes.map(\.isFailed)
        ended = answer.takes.map(\.endedAt)
        deviceOfSecond = answer.secondDevice
    }
}
