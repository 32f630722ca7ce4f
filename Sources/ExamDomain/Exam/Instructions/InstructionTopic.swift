/// What one line of the candidates' instructions is about. Its label begins the line, so that the same line is found again in
/// a published text, whatever the settings made of it.
package enum InstructionTopic: Hashable, Sendable {
    // The exam
    case title, window, zone, clock
    // The way in
    case roster, identityCheck, cancelledCheck, failedChecks, review, notice, exam, qualification, commitment
    case deviceCheck
    // A question
    case question, rehearsal, cameras, takes, recordLimit, playback, selection
    case attachments
    case attachment(AttachmentKind)
    case attachmentsTotal, submitLimit, submission, expiry
    // Uploading, and afterwards
    case upload, uploadDevice, uploadGrace, afterSubmission, trouble

    package static let all: [InstructionTopic] =
        [
            .title, .window, .zone, .clock, .roster, .identityCheck, .cancelledCheck, .failedChecks, .review, .notice,
            .exam, .qualification, .commitment, .deviceCheck, .question, .rehearsal, .cameras, .takes, .recordLimit,
            .playback, .selection, .attachments, .attachmentsTotal, .submitLimit, .submission, .expiry, .upload,
            .uploadDevice, .uploadGrace, .afterSubmission, .trouble,
        ] + AttachmentKind.allCases.map(InstructionTopic.attachment)

    /// True for what each question says for itself.
    package var isOfQuestion: Bool {
        switch self {
        case .title, .window, .zone, .clock, .roster, .identityCheck, .cancelledCheck, .failedChecks, .review, .notice,
            .exam, .qualification, .commitment, .deviceCheck, .upload, .uploadDevice, .uploadGrace, .afterSubmission,
            .trouble:
            false
        case .question, .rehearsal, .cameras, .takes, .recordLimit, .playback, .selection, .attachments, .attachment,
            .attachmentsTotal, .submitLimit, .submission, .expiry:
            true
        }
    }

    /// What stands before the colon; of `question` its number follows.
    package var label: Phrase {
        switch self {
        case .title: Phrase(zh: "考试须知", en: "Instructions for candidates")
        case .window: Phrase(zh: "考试时间", en: "The exam is open")
        case .zone: Phrase(zh: "时区", en: "Time zone")
        case .clock: Phrase(zh: "计时", en: "The clock")
        case .roster: Phrase(zh: "准考名单", en: "The roster")
        case .identityCheck: Phrase(zh: "实人验证", en: "Identity check")
        case .cancelledCheck: Phrase(zh: "取消实人验证", en: "A cancelled check")
        case .failedChecks: Phrase(zh: "实人验证失败", en: "Failed checks")
        case .review: Phrase(zh: "人工审核", en: "Identity review")
        case .notice: Phrase(zh: "系统须知", en: "Notice")
        case .exam: Phrase(zh: "报考单位和考试", en: "Unit and exam")
        case .qualification: Phrase(zh: "资格确认", en: "Qualification")
        case .commitment: Phrase(zh: "考试承诺书", en: "Commitment")
        case .deviceCheck: Phrase(zh: "音视频调试", en: "Device check")
        case .question: Phrase(zh: "第", en: "Question")
        case .rehearsal: Phrase(zh: "排练", en: "Rehearsal")
        case .cameras: Phrase(zh: "机位", en: "Cameras")
        case .takes: Phrase(zh: "录制次数", en: "Takes")
        case .recordLimit: Phrase(zh: "录制时限", en: "Record limit")
        case .playback: Phrase(zh: "回看", en: "Playback")
        case .selection: Phrase(zh: "选定", en: "Selection")
        case .attachments: Phrase(zh: "附件", en: "Attachments")
        case .attachment(let kind):
            Phrase(zh: "附件（\(kind.told.zh)）", en: "Attachments (\(kind.told.en))")
        case .attachmentsTotal: Phrase(zh: "附件合计", en: "Attachments in total")
        case .submitLimit: Phrase(zh: "提交时限", en: "Submit limit")
        case .submission: Phrase(zh: "提交", en: "Submission")
        case .expiry: Phrase(zh: "到时未提交", en: "When time runs out")
        case .upload: Phrase(zh: "上传视频", en: "Uploading")
        case .uploadDevice: Phrase(zh: "上传的设备", en: "The device that uploads")
        case .uploadGrace: Phrase(zh: "上传的最后时间", en: "Uploads end")
        case .afterSubmission: Phrase(zh: "提交之后", en: "After submission")
        case .trouble: Phrase(zh: "遇到困难", en: "If something goes wrong")
        }
    }
}

/// Where a line stands in the instructions: its topic, and of a question's lines which question.
package struct InstructionKey: Hashable, Sendable {
    package let topic: InstructionTopic
    /// From 1; nil for what is said of the exam.
    package let question: Int?

    package init(_ topic: InstructionTopic, question: Int? = nil) {
        self.topic = topic
        self.question = question
    }

    /// The label with a question's number: `第 2 题`, `Question 2`.
    package var label: Phrase {
        guard topic == .question, let question else { return topic.label }
        return Phrase(zh: "第 \(question) 题", en: "Question \(question)")
    }
}
