/// Something a candidate does, as the service or a recorded activity file tells it.
package enum CandidateAct: Hashable, Sendable {
    case identityCheck(IdentityOutcome)
    /// 1 to 3 hand-held-certificate photos, already known by digest.
    case identityPhoto([StoredFile])
    case readNotice
    case confirmQualification
    case acceptCommitment
    case passDeviceCheck(device: String)
    case question(QuestionID, QuestionAct)
}

extension CandidateAct {
    /// The question it is on; nil for a step of the way in.
    package var questionID: QuestionID? {
        guard case .question(let id, _) = self else { return nil }
        return id
    }
}

package enum IdentityOutcome: String, Hashable, Sendable, CaseIterable {
    case passed, failed, cancelled
}

/// Something a candidate does on one question.
package enum QuestionAct: Hashable, Sendable {
    case open
    case startAnswer
    case startRehearsal
    case endRehearsal
    /// The second phone has scanned the code and is ready.
    case pairSecondCamera(device: String)
    case startRecording(RecordingKey, device: String)
    case switchCamera(RecordingKey)
    case stopRecording(RecordingKey, by: StoppedBy)
    case failRecording(RecordingKey, reason: String)
    case receiveUpload(RecordingKey, UploadProgress, device: String?)
    /// `arrived`: how much of the file lies here; nil where the fact tells the digest alone, and the file is elsewhere.
    case addAttachment(Attachment, arrived: ByteSize?)
    case removeAttachment(name: String)
    case selectTake(Int)
    case submit

    package enum StoppedBy: String, Hashable, Sendable, CaseIterable {
        case candidate, limit
    }
}

/// Which recording is meant: the take's number, from 1, and the camera.
package struct RecordingKey: Hashable, Sendable {
    package let take: Int
    package let camera: Camera

    package init(take: Int, camera: Camera) {
        self.take = take
        self.camera = camera
    }
}

/// How much of a recording's file has arrived.
package struct UploadProgress: Hashable, Sendable {
    package let bytes: ByteSize
    package let total: ByteSize
    /// 64 lower-case hexadecimal digits; there when the file is whole.
    package let sha256: String?

    package init(bytes: ByteSize, total: ByteSize, sha256: String?) {
        self.bytes = bytes
        self.total = total
        self.sha256 = sha256
    }

    package var isWhole: Bool { bytes == total && sha256 != nil }
}

/// A file that is known by its digest: a photo, an attachment.
package struct StoredFile: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    /// As the candidate's device called it.
    package let name: String
    package let size: ByteSize

    package init(sha256: String, name: String, size: ByteSize) {
        self.sha256 = sha256
        self.name = name
        self.size = size
    }
}

/// A file a candidate uploaded to a question. Its name is unique within the question.
package struct Attachment: Hashable, Sendable {
    package let kind: AttachmentKind
    package let name: String
    package let size: ByteSize
    package let sha256: String

    package init(kind: AttachmentKind, name: String, size: ByteSize, sha256: String) {
        self.kind = kind
        self.name = name
        self.size = size
        self.sha256 = sha256
    }

    /// What follows the last dot, lower-case; empty without one.
    package var fileExtension: String { FileNameText.fileExtension(of: name) }
}

/// A candidate's act with its time: what the journal keeps and sessions are folded from.
package struct Fact: Hashable, Sendable {
    /// Unique within the exam, given by whoever recorded it.
    package let id: String
    package let at: Moment
    package let act: CandidateAct

    package init(id: String, at: Moment, act: CandidateAct) {
        self.id = id
        self.at = at
        self.act = act
    }
}
