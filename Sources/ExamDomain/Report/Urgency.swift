/// How soon somebody has to call because of an obstacle.
package enum Urgency: String, Hashable, Sendable, CaseIterable {
    /// Something is being lost, or a candidate cannot go on without staff.
    case now
    /// The candidate can still mend it, or staff can at leisure, but somebody should say so.
    case soon
    /// It can no longer be mended by a call; it wants a decision.
    case later

    package var told: Phrase {
        switch self {
        case .now: Phrase(zh: "立即", en: "now")
        case .soon: Phrase(zh: "尽快", en: "soon")
        case .later: Phrase(zh: "待定", en: "later")
        }
    }

    /// Longer than this nobody should wait for a review, or a submitted file for its upload.
    package static let patience = Interval.minutes(10)
    /// What is not submitted so shortly before its deadline is called about.
    package static let closing = Interval.minutes(15)

    /// Nil for what is only the candidate's own next step: nobody has to call.
    ///
    /// - Parameters:
    ///   - answer: of the obstacle's question.
    ///   - due: when it will be too late; nil where nothing says so.
    package init?(_ obstacle: Obstacle, answer: Answer?, due: Moment?, at now: Moment) {
        let waited = obstacle.since.map { now - $0 } ?? .zero
        switch obstacle.code {
        case .reviewWaiting: self = waited >= Urgency.patience ? .now : .soon
        case .identityLocked: self = .soon
        case .noTakesLeft: self = .now
        case .recordingFailed: self = obstacle.candidateCan == nil ? .now : .soon
        case .uploadIncomplete:
            guard obstacle.candidateCan != nil else {
                self = .later
                return
            }
            self = waited >= Urgency.patience ? .now : .soon
        case .deadlinePassed, .examClosed:
            guard let answer, answer.hasBegun else { return nil }
            self = answer.hasSomethingToSubmit ? .soon : .later
        case .takeNotSelected, .attachmentsMissing, .secondCameraRequired:
            guard let due, due >= now, due - now <= Urgency.closing else { return nil }
            self = .now
        case .notOnRoster, .examNotOpen, .outOfOrder, .identityRequired, .cooldown, .noticeRequired,
            .qualificationRequired, .commitmentRequired, .deviceCheckRequired, .unknownQuestion, .wrongMode,
            .rehearsalNotAllowed, .rehearsalOver, .answerNotStarted, .takeRunning, .notRecording,
            .secondCameraNotReady, .secondCameraMustStartFirst, .cameraSwitchTooLate, .cameraFixed, .wrongDevice,
            .recordingMissing, .alreadySubmitted, .takeNotSelectable, .tooManyAttachments, .attachmentTooLarge,
            .kindNotAllowed, .extensionNotAllowed, .finished, .reviewClaimed, .reviewDecided, .nothingWaiting,
            .notSubmitted, .unknownGroup, .notPermitted, .inUse, .alreadyExists, .lastAdmin, .tooManyChanges,
            .planChanged, .notUndoable, .photosChanged, .notDecided, .notIndependent, .superseded, .alreadyHeld,
            .notHeld:
            return nil
        }
    }
}

extension Answer {
    /// A take that could be selected, or a file: more time would save it.
    fileprivate var hasSomethingToSubmit: Bool {
        currentTakes.contains { $0.status == .recorded } || !attachments.isEmpty
    }
}
