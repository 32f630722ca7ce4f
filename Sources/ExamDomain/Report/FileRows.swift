/// A file of a candidate as the report of files (视频与附件) tells it: the recording of one camera of one take, or an attachment.
package struct ReportedFile: Hashable, Sendable {
    package enum Origin: Hashable, Sendable {
        case recording(RecordingKey, Recording)
        case attachment(Attachment)
    }

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case recording, video, audio, image, text, pdf

        package init(_ kind: AttachmentKind) {
            switch kind {
            case .video: self = .video
            case .audio: self = .audio
            case .image: self = .image
            case .text: self = .text
            case .pdf: self = .pdf
            }
        }

        package var told: Phrase {
            switch self {
            case .recording: Phrase(zh: "录制的视频", en: "recording")
            case .video: Phrase(zh: "视频附件", en: "video attachment")
            case .audio: Phrase(zh: "音频附件", en: "audio attachment")
            case .image: Phrase(zh: "图片附件", en: "image attachment")
            case .text: Phrase(zh: "文字附件", en: "text attachment")
            case .pdf: Phrase(zh: "PDF 附件", en: "PDF attachment")
            }
        }
    }

    package let question: QuestionID
    package let origin: Origin
    /// Of a recording: is its take the selected one? Nil for attachments.
    package let isSelected: Bool?
    /// When the candidate's answer that it belongs to was submitted; nil: it belongs to none.
    package let submittedAt: Moment?
    /// Does it belong to what the candidate submitted?
    package var isSubmitted: Bool { submittedAt != nil }

    package var status: Recording.Status {
        switch origin {
        case .recording(_, let recording): recording.status
        // Kept only once it has arrived whole.
        case .attachment: .uploaded
        }
    }
}

extension QuestionStanding {
    /// Every file of the answer: recordings by take and camera, then the attachments in the order added.
    package var reportedFiles: [ReportedFile] {
        let recordings = answer.takes.flatMap { take in
            Camera.allCases.compactMap { camera in
                take.recordings[camera].map { recording in
                    let isSelected = answer.selectedTake == take.number
                    return ReportedFile(
                        question: question.id,
                        origin: .recording(RecordingKey(take: take.number, camera: camera), recording),
                        isSelected: isSelected, submittedAt: isSelected ? answer.submission?.at : nil)
                }
            }
        }
        return recordings
            + answer.attachments.map { attachment in
                ReportedFile(
                    question: question.id, origin: .attachment(attachment), isSelected: nil,
                    submittedAt: answer.submission?.at)
            }
    }
}

extension ReportedFile {
    /// In the order of `ReportColumn.ofFiles`.
    package func tell(in row: inout [ReportCell]) {
        switch origin {
        case .recording(let key, let recording):
            row += [
                .text(question.text), .count(key.take), .word(code: key.camera.rawValue, key.camera.told),
                .word(code: Kind.recording.rawValue, Kind.recording.told), .empty, .text(recording.device),
                .size(recording.upload?.bytes ?? ByteSize(0)), recording.upload.map { .size($0.total) } ?? .empty,
                recording.stoppedAt.map { .interval($0 - recording.startedAt) } ?? .empty,
                .text(orEmpty: recording.upload?.sha256), state, isSelected.map(ReportCell.yesOrNo) ?? .empty,
                .yesOrNo(isSubmitted), .moment(recording.startedAt), .moment(orEmpty: submittedAt),
            ]
        case .attachment(let attachment):
            row += [
                .text(question.text), .empty, .empty, word(of: Kind(attachment.kind)), .text(attachment.name), .empty,
                .size(attachment.size), .size(attachment.size), .empty, .text(attachment.sha256), state, .empty,
                .yesOrNo(isSubmitted), .empty, .moment(orEmpty: submittedAt),
            ]
        }
    }

    private var state: ReportCell { .word(code: status.rawValue, status.told) }
    private func word(of kind: Kind) -> ReportCell { .word(code: kind.rawValue, kind.told) }
}

extension ReportColumn {
    static let ofFiles = [
        ReportColumn("question", Phrase(zh: "题目", en: "Question"), 10, Phrase(zh: "题目代码", en: "The question's id")),
        ReportColumn(
            "take", Phrase(zh: "录制", en: "Take"), 8,
            Phrase(zh: "第几次录制；附件为空", en: "The take's number; empty: an attachment"),
            .count),
        ReportColumn(
            "camera", Phrase(zh: "机位", en: "Camera"), 10, Phrase(zh: "一机位或二机位", en: "The first or the second camera"),
            .words(of: Camera.allCases, \.told)),
        ReportColumn(
            "kind", Phrase(zh: "种类", en: "Kind"), 14,
            Phrase(zh: "录制的视频，或哪种附件", en: "A recording, or a kind of attachment"),
            .words(of: ReportedFile.Kind.allCases, \.told)),
        ReportColumn(
            "fileName", Phrase(zh: "文件名", en: "File name"), 20,
            Phrase(zh: "附件的文件名；录制的视频没有", en: "Of an attachment; recordings have none")),
        ReportColumn(
            "device", Phrase(zh: "设备", en: "Device"), 16,
            Phrase(zh: "录制的设备，只有它能上传", en: "The device that recorded: no other can upload")),
        ReportColumn(
            "bytes", Phrase(zh: "已收到", en: "Received"), 10, Phrase(zh: "已收到多少", en: "How much has arrived"), .size),
        ReportColumn(
            "total", Phrase(zh: "文件大小", en: "Size"), 10,
            Phrase(zh: "整个文件的大小；开始上传前未知", en: "Of the whole file; unknown before its upload begins"), .size),
        ReportColumn(
            "duration", Phrase(zh: "时长", en: "Duration"), 10,
            Phrase(zh: "从开始到结束录制；录制中为空", en: "From start to stop; empty while it records"), .duration),
        ReportColumn(
            "sha256", Phrase(zh: "摘要", en: "SHA-256"), 24,
            Phrase(zh: "文件的 SHA-256；收齐之后才有", en: "The file's SHA-256; known once it is whole")),
        status(
            "state", Phrase(zh: "状态", en: "State"), 12, Phrase(zh: "文件的状态", en: "Where the file stands"),
            .words(of: [Recording.Status.recording, .waiting, .uploading, .uploaded, .failed], \.told)),
        ReportColumn(
            "selected", Phrase(zh: "选定", en: "Selected"), 8,
            Phrase(zh: "是否选定的录制；附件为空", en: "Is its take the selected one; empty: an attachment"), .yesOrNo),
        ReportColumn(
            "submitted", Phrase(zh: "属于提交", en: "Submitted"), 10,
            Phrase(zh: "是否属于考生的提交", en: "Does it belong to the submission"), .yesOrNo),
        ReportColumn(
            "startedAt", Phrase(zh: "开始录制", en: "Started"), 20,
            Phrase(zh: "开始录制的时间；附件为空", en: "When the recording began; empty: an attachment"), .moment),
        ReportColumn(
            "submittedAt", Phrase(zh: "提交时间", en: "Submitted at"), 20,
            Phrase(zh: "随答案提交的时间；不属于提交的为空", en: "When it was submitted with its answer; empty: it was not"),
            .moment),
    ]
}
