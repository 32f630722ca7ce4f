/// The columns of every report: keys are the contract's and never change; meanings make the data dictionary.
extension ReportColumn {
    init(_ key: String, _ heading: Phrase, _ width: Int, _ meaning: Phrase, _ form: ReportForm = .text) {
        self.init(key: key, heading: heading, width: width, meaning: meaning, form: form)
    }

    static func status(
        _ key: String, _ heading: Phrase, _ width: Int, _ meaning: Phrase, _ form: ReportForm
    ) -> ReportColumn {
        ReportColumn(
            key: key, heading: heading, width: width, meaning: meaning, form: form, tones: ReportTone.ofStatus)
    }

    /// Who a row is about: the first columns of every report.
    package static let ofCandidate = [
        ReportColumn(
            "admissionNumber", Phrase(zh: "准考证号", en: "Admission number"), 14,
            Phrase(zh: "名单中的准考证号", en: "The admission number of the roster")),
        ReportColumn("name", Phrase(zh: "姓名", en: "Name"), 12, Phrase(zh: "名单中的姓名", en: "The name of the roster")),
        ReportColumn(
            "certificateType", Phrase(zh: "证件类型", en: "Certificate type"), 22,
            Phrase(zh: "证件类型", en: "The certificate's type"), .words(of: CertificateType.allCases, \.told)),
        ReportColumn(
            "certificateNumber", Phrase(zh: "证件号码", en: "Certificate number"), 20,
            Phrase(
                zh: "证件号码；除非要求完整，只显示前四位和后两位",
                en: "The certificate's number; first four and last two characters unless full ids were asked for")),
        ReportColumn(
            "group", Phrase(zh: "报考专业", en: "Group"), 18, Phrase(zh: "名单中的报考专业", en: "The group of the roster")),
    ]

    static let ofSubmissions = [
        ReportColumn("question", Phrase(zh: "题目", en: "Question"), 10, Phrase(zh: "题目代码", en: "The question's id")),
        ReportColumn("title", Phrase(zh: "题目名称", en: "Title"), 22, Phrase(zh: "题目名称", en: "The question's title")),
        status(
            "status", Phrase(zh: "状态", en: "Status"), 12,
            Phrase(zh: "未开始、答题中、已提交、已过期", en: "Not started, answering, submitted, expired"),
            .words(of: QuestionStanding.Status.allCases, \.told)),
        ReportColumn(
            "takesUsed", Phrase(zh: "已录次数", en: "Takes used"), 10, Phrase(zh: "计入次数的录制", en: "Takes that count"), .count
        ),
        ReportColumn(
            "takesAllowed", Phrase(zh: "可录次数", en: "Takes allowed"), 10,
            Phrase(
                zh: "允许的录制次数，含授权；空白为不限或无需录制",
                en: "Takes allowed, granted ones included; empty: without limit, or nothing is recorded"), .count),
        ReportColumn(
            "selectedTake", Phrase(zh: "选定录制", en: "Selected take"), 10,
            Phrase(zh: "选定的是第几次录制", en: "The number of the selected take"), .count),
        ReportColumn(
            "startedAt", Phrase(zh: "开始时间", en: "Started"), 20, Phrase(zh: "计时开始", en: "When the clock started"),
            .moment),
        ReportColumn(
            "deadline", Phrase(zh: "截止时间", en: "Deadline"), 20,
            Phrase(zh: "提交的截止时间，含延时", en: "The deadline of submission, extra time included"), .moment),
        ReportColumn(
            "submittedAt", Phrase(zh: "提交时间", en: "Submitted"), 20, Phrase(zh: "提交时间", en: "When it was submitted"),
            .moment),
        ReportColumn(
            "submittedBy", Phrase(zh: "提交者", en: "Submitted by"), 12,
            Phrase(zh: "考生或系统", en: "The candidate, or the system"),
            .words(of: [Submission.Submitter.candidate, .system], \.told)),
        status(
            "files", Phrase(zh: "文件", en: "Files"), 12,
            Phrase(zh: "已提交的文件是否齐全", en: "Whether all files of the submission have arrived"),
            .words(of: QuestionStanding.Files.allCases, \.told)),
        ReportColumn(
            "attachments", Phrase(zh: "附件", en: "Attachments"), 30,
            Phrase(zh: "附件的种类、名称和大小", en: "Kind, name and size of each attachment"), .list(SchemaKey.ofAttachment)),
        ReportColumn(
            "recordings", Phrase(zh: "视频", en: "Recordings"), 36,
            Phrase(zh: "每次录制每个机位的设备和文件状态", en: "Of each take and camera: the device and the state of its file"),
            .list(SchemaKey.ofTake)),
    ]

    static let ofCandidates = [
        status(
            "status", Phrase(zh: "状态", en: "Status"), 12,
            Phrase(zh: "未进入、进入中、答题中、已完成", en: "Not entered, entering, answering, finished"),
            .words(of: Standing.Status.allCases, \.told)),
        status(
            "identity", Phrase(zh: "实人验证", en: "Identity check"), 16,
            Phrase(zh: "实人验证的状态", en: "Where the identity check stands"),
            .words(of: Standing.IdentityStatus.allCases, \.told)),
        ReportColumn(
            "failures", Phrase(zh: "验证失败次数", en: "Failures"), 12,
            Phrase(zh: "连续失败的次数", en: "Consecutive failures of the check"), .count),
        ReportColumn(
            "reviewRounds", Phrase(zh: "审核轮次", en: "Review rounds"), 10,
            Phrase(zh: "上传照片的次数", en: "How often photos were uploaded"), .count),
        ReportColumn(
            "notStarted", Phrase(zh: "未开始", en: "Not started"), 10, Phrase(zh: "未开始的题目数", en: "Questions not started"),
            .count),
        ReportColumn(
            "answering", Phrase(zh: "答题中", en: "Answering"), 10, Phrase(zh: "答题中的题目数", en: "Questions being answered"),
            .count),
        ReportColumn(
            "submitted", Phrase(zh: "已提交", en: "Submitted"), 10, Phrase(zh: "已提交的题目数", en: "Questions submitted"),
            .count),
        ReportColumn(
            "expired", Phrase(zh: "已过期", en: "Expired"), 10, Phrase(zh: "已过期的题目数", en: "Questions expired"), .count),
        ReportColumn(
            "latestAt", Phrase(zh: "最近记录", en: "Latest fact"), 20,
            Phrase(zh: "该考生最近一次记录的时间", en: "The time of the candidate's latest fact"), .moment),
    ]

    static let ofReviews = [
        status(
            "state", Phrase(zh: "状态", en: "State"), 12,
            Phrase(zh: "待审核、审核中、通过、未通过、已撤回", en: "Waiting, claimed, approved, rejected, withdrawn"),
            .words(of: Review.State.allCases, \.told)),
        ReportColumn(
            "round", Phrase(zh: "轮次", en: "Round"), 8,
            Phrase(zh: "该考生第几次上传照片", en: "Which upload of this candidate it is"), .count),
        ReportColumn(
            "uploadedAt", Phrase(zh: "上传时间", en: "Uploaded"), 20,
            Phrase(zh: "照片上传时间", en: "When the photos were uploaded"), .moment),
        ReportColumn("decidedBy", Phrase(zh: "审核员", en: "Decided by"), 14, Phrase(zh: "作出判定的工作人员", en: "Who decided")),
        ReportColumn(
            "decidedAt", Phrase(zh: "判定时间", en: "Decided"), 20, Phrase(zh: "判定时间", en: "When it was decided"), .moment),
        ReportColumn(
            "code", Phrase(zh: "原因", en: "Code"), 18, Phrase(zh: "未通过的原因", en: "Why the photos were rejected"),
            .words(of: RejectionCode.allCases, \.told)),
        ReportColumn("text", Phrase(zh: "说明", en: "Text"), 30, Phrase(zh: "审核员的说明", en: "What the reviewer wrote")),
        ReportColumn(
            "review", Phrase(zh: "审核号", en: "Review"), 8, Phrase(zh: "审核的编号", en: "The review's number"), .serial),
        ReportColumn(
            "claimedBy", Phrase(zh: "领取者", en: "Claimed by"), 14, Phrase(zh: "领取审核的工作人员", en: "Who claimed it")),
        ReportColumn(
            "claimedAt", Phrase(zh: "领取时间", en: "Claimed"), 20, Phrase(zh: "领取时间", en: "When it was claimed"), .moment),
        ReportColumn("photos", Phrase(zh: "照片数", en: "Photos"), 8, Phrase(zh: "照片张数", en: "How many photos"), .count),
    ]

    package static let ofSummary =
        [ReportColumn("question", Phrase(zh: "题目", en: "Question"), 12, Phrase(zh: "题目代码", en: "The question's id"))]
        + QuestionStanding.Status.allCases.map { status in
            ReportColumn(
                status.rawValue, status.told, 12,
                Phrase(zh: "\(status.told.zh)的考生数", en: "Candidates: \(status.told.en)"), .count)
        } + [
            ReportColumn(
                "all", Phrase(zh: "合计", en: "All"), 10, Phrase(zh: "名单中的考生数", en: "Candidates on the roster"), .count),
            ReportColumn("title", Phrase(zh: "题目名称", en: "Title"), 26, Phrase(zh: "题目名称", en: "The question's title")),
        ]
}
