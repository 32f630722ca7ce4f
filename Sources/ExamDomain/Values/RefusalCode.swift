/// Why a rule said no. The raw values are the contract's and never change.
package enum RefusalCode: String, Hashable, Sendable, CaseIterable {
    // What a candidate's act may meet.
    case notOnRoster, examNotOpen, examClosed, outOfOrder
    case identityRequired, identityLocked, cooldown, reviewWaiting
    case noticeRequired, qualificationRequired, commitmentRequired, deviceCheckRequired
    case unknownQuestion, wrongMode, rehearsalNotAllowed, rehearsalOver, answerNotStarted
    case noTakesLeft, takeRunning, notRecording
    case secondCameraRequired
    /// For the coming service, where a second camera can be scanned but not ready yet.
    case secondCameraNotReady
    case secondCameraMustStartFirst, cameraSwitchTooLate, cameraFixed
    case wrongDevice, recordingFailed, recordingMissing
    case deadlinePassed, alreadySubmitted, takeNotSelected, takeNotSelectable
    case attachmentsMissing, tooManyAttachments, attachmentTooLarge, kindNotAllowed, extensionNotAllowed
    case uploadIncomplete, finished

    // What a staff act may meet.
    case reviewClaimed, reviewDecided, nothingWaiting, notSubmitted, unknownGroup, notPermitted
    /// The photos are not those that were shown.
    case photosChanged
    /// A review that is still open cannot be overridden, nor looked at a second time.
    case notDecided
    /// Whoever decided can neither override nor look a second time: somebody else has to.
    case notIndependent
    /// A further round or a reset came after the decision.
    case superseded
    /// The candidate's photos are kept already, or are not.
    case alreadyHeld, notHeld
    /// A change that would take away what candidates have begun.
    case inUse
    /// There is one already: a staff name, a candidate, a question.
    case alreadyExists
    /// The last admin cannot go.
    case lastAdmin
    /// More of the roster would change than `--max-change` allows.
    case tooManyChanges
    /// The file or the roster is not as the dry run saw it.
    case planChanged
    /// The batch was undone already, or something later changed what it wrote.
    case notUndoable
}
