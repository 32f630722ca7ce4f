/// A file that belongs to what a candidate submitted, as it is handed over.
package struct MediaFile: Hashable, Sendable {
    package let candidate: Candidate
    package let file: ReportedFile
    package let submittedAt: Moment

    package init(candidate: Candidate, file: ReportedFile, submittedAt: Moment) {
        self.candidate = candidate
        self.file = file
        self.submittedAt = submittedAt
    }

    /// 64 lower-case hexadecimal digits; nil while the file has not arrived whole.
    package var sha256: String? {
        switch file.origin {
        case .recording(_, let recording): recording.upload?.sha256
        case .attachment(let attachment): attachment.sha256
        }
    }

    /// Of the whole file; nil before its upload began.
    package var size: ByteSize? {
        switch file.origin {
        case .recording(_, let recording): recording.upload?.total
        case .attachment(let attachment): attachment.size
        }
    }

    /// The ending of the name that the candidate gave, lower-case; nil for a recording, which has no name.
    var ownExtension: String? {
        switch file.origin {
        case .recording: nil
        case .attachment(let attachment): attachment.fileExtension
        }
    }

    /// What tells the file from the others of its question: the camera, or the attachment's own name without its ending.
    var part: String {
        switch file.origin {
        case .recording(let key, _): return key.camera.rawValue
        case .attachment(let attachment):
            let ending = attachment.fileExtension
            return ending.isEmpty ? attachment.name : String(attachment.name.dropLast(ending.count + 1))
        }
    }

    var take: Int? {
        switch file.origin {
        case .recording(let key, _): key.take
        case .attachment: nil
        }
    }
}

extension Session {
    /// What was submitted, by question: the selected take's recordings, then the attachments.
    package func mediaFiles(of candidate: Candidate, in exam: ExamInForce) -> [MediaFile] {
        Standing(of: self, in: exam).questions.flatMap { question in
            guard let submission = question.answer.submission else { return [MediaFile]() }
            return question.reportedFiles.filter(\.isSubmitted).map {
                MediaFile(candidate: candidate, file: $0, submittedAt: submission.at)
            }
        }
    }
}
