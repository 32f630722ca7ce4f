/// One candidate's way through one exam (应考过程), computed from facts and never stored as truth.
///
/// A session is folded from the journal: candidates' facts through `admit`, staff's acts through `apply(_:by:at:in:)`.
/// `settled(at:in:)` is the same session as time alone has moved it on.
package struct Session: Hashable, Sendable {
    /// The moment up to which time has been taken into account; nil before the first fact.
    package internal(set) var clock: Moment?
    /// The time of the candidate's latest fact: no later one may be earlier.
    package internal(set) var latestFact: Moment?
    package internal(set) var identity = Identity()
    package internal(set) var noticeReadAt: Moment?
    package internal(set) var qualifiedAt: Moment?
    package internal(set) var committedAt: Moment?
    package internal(set) var deviceCheckedAt: Moment?
    /// By question; only those the candidate or a grant has touched.
    package internal(set) var answers: [QuestionID: Answer] = [:]
    package internal(set) var grants: [Grant] = []

    package init() {}

    package func answer(_ id: QuestionID) -> Answer { answers[id] ?? Answer() }
}

/// Where the identity check (实人验证) stands.
package struct Identity: Hashable, Sendable {
    package enum Status: Hashable, Sendable {
        case open
        /// Closed after too many failures; a photo can be uploaded.
        case locked
        case waiting
        case rejected(RejectionCode)
        case passed
    }

    package internal(set) var status = Status.open
    /// Consecutive failures so far.
    package internal(set) var failures = 0
    package internal(set) var lastCancel: Moment?
    package internal(set) var lastFailure: Moment?
    /// Reviews so far, this one included.
    package internal(set) var rounds = 0
    package internal(set) var votes: [ReviewVote] = []
    /// When the check last changed its status.
    package internal(set) var since: Moment?
}

/// A candidate's answer to one question, up to now.
package struct Answer: Hashable, Sendable {
    /// The settings the clock started under, or that staff have applied to it since; nil before the start.
    package internal(set) var settings: Question?
    /// The revision of the exam those settings are from; 0 before the start.
    package internal(set) var boundRevision = 0
    package internal(set) var startedAt: Moment?
    /// The candidate's latest act on this question before its submission.
    package internal(set) var latestAct: Moment?
    package internal(set) var rehearsing = false
    /// The device that was paired last as second camera.
    package internal(set) var secondDevice: String?
    /// In the order of their numbers; `takes[i].number == i + 1`.
    package internal(set) var takes: [Take] = []
    package internal(set) var selectedTake: Int?
    /// In the order added.
    package internal(set) var attachments: [Attachment] = []
    package internal(set) var submission: Submission?
    /// Takes up to this number have been submitted once: after a reopening they do not submit themselves again.
    package internal(set) var takesSubmitted = 0
    /// Reopened to continue: the clock stands still from here to the candidate's next fact.
    package internal(set) var pausedSince: Moment?
    /// How long the clock stood still before.
    package internal(set) var paused = Interval.zero
    /// As it was submitted before its latest reopening, for a revocation; at most one (a value cannot hold another of its
    /// own kind bare).
    package internal(set) var reopenedFrom: [Answer] = []

    package init() {}

    package var hasBegun: Bool { startedAt != nil }
    package var isSubmitted: Bool { submission != nil }

    /// The takes of this try; those from before a fresh reopening are kept as evidence only.
    package var currentTakes: [Take] { takes.filter { !$0.setAside } }

    package func take(_ number: Int) -> Take? {
        takes.indices.contains(number - 1) ? takes[number - 1] : nil
    }

    package func recording(_ key: RecordingKey) -> Recording? {
        take(key.take)?.recordings[key.camera]
    }

    /// Takes that count against the limit (`failedTakeCounts` decides on failed ones).
    package func takesUsed(under rules: RecordingRules) -> Int {
        takes.count { !$0.setAside && (rules.failedTakeCounts || !$0.isFailed) }
    }

    package var runningTake: Take? { takes.first { $0.isRunning } }
}

/// The candidate's final answer to a question (提交).
package struct Submission: Hashable, Sendable {
    package enum Submitter: String, Hashable, Sendable {
        case candidate, system
    }

    package let at: Moment
    package let by: Submitter
}

/// One formal recording, on a dual-camera question a pair (录制).
package struct Take: Hashable, Sendable {
    package enum Status: String, Hashable, Sendable {
        case recording, recorded, failed
    }

    /// From 1; goes on counting after a fresh reopening.
    package let number: Int
    package let cameras: RecordingRules.Cameras
    package internal(set) var recordings = Recordings()
    /// From before a fresh reopening: evidence, never selectable.
    package internal(set) var setAside = false

    package var isRunning: Bool { recordings.contains { $0.isRunning } }

    /// A failed recording spoils its take; so does a second camera that ended before the first began.
    package var isFailed: Bool {
        if recordings.contains(where: { $0.failure != nil }) { return true }
        guard cameras == .two, let second = recordings[.second] else { return false }
        return !second.isRunning && recordings[.first] == nil
    }

    package var status: Status {
        if isFailed { return .failed }
        return isRunning ? .recording : .recorded
    }

    /// When the last camera ended; nil while one runs.
    package var endedAt: Moment? {
        isRunning ? nil : recordings.compactMap(\.stoppedAt).max()
    }

    package var filesAreComplete: Bool { recordings.allSatisfy { $0.upload?.isWhole == true } }
}

/// What the cameras of a take recorded, in their order; of each camera one recording at most.
package struct Recordings: Hashable, Sendable, Sequence {
    private var first: Recording?
    private var second: Recording?

    package internal(set) subscript(camera: Camera) -> Recording? {
        get {
            switch camera {
            case .first: first
            case .second: second
            }
        }
        set {
            switch camera {
            case .first: first = newValue
            case .second: second = newValue
            }
        }
    }

    package var count: Int { (first == nil ? 0 : 1) + (second == nil ? 0 : 1) }

    package func makeIterator() -> Iterator { Iterator(rest: self) }

    package struct Iterator: IteratorProtocol {
        fileprivate var rest: Recordings

        package mutating func next() -> Recording? { rest.first.take() ?? rest.second.take() }
    }
}

/// The file of one camera of one take (视频).
package struct Recording: Hashable, Sendable {
    package enum Status: String, Hashable, Sendable {
        case recording, waiting, uploading, uploaded, failed
    }

    package enum Failure: Hashable, Sendable {
        /// As the device reported it.
        case reported(String)
        /// The second camera stopped while the first still recorded.
        case secondStoppedFirst
    }

    package let device: String
    package let startedAt: Moment
    /// When the record limit it began under ends it, stopped or not.
    package let overAt: Moment
    /// By hand, by failure, or at the record limit.
    package internal(set) var stoppedAt: Moment?
    /// False while only the record limit has ended it and no stop was told.
    package internal(set) var stopWasTold = false
    package internal(set) var failure: Failure?
    package internal(set) var upload: UploadProgress?

    package var isRunning: Bool { stoppedAt == nil }

    package var status: Status {
        if failure != nil { return .failed }
        if isRunning { return .recording }
        guard let upload else { return .waiting }
        return upload.isWhole ? .uploaded : .uploading
    }
}
