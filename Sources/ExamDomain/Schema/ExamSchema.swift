/// The schema of exam.yaml. Its keys are the reader's; the tests hold the one against the other.
extension Schema {
    package static let exam = Schema(
        Phrase(zh: "考试设置（exam.yaml）", en: "The settings of an exam (exam.yaml)"),
        Phrase(
            zh: "一场考试：时间、系统须知、考试承诺书和题目。用 examctl exam apply 使它生效；这里没有的规则（例如时限之间的关系）由它检查。",
            en:
                "One exam: its window, texts and questions. examctl exam apply puts it in force, and checks what is not said here, "
                + "such as limits against each other."),
        SchemaObject([
            SchemaKey(
                "exam", code, Phrase(zh: "考试代码：英文字母、数字、- 和 _", en: "The code: letters, digits, - and _"),
                isRequired: true),
            SchemaKey("title", title, Phrase(zh: "考试名称", en: "The exam's title"), isRequired: true),
            SchemaKey("opensAt", .moment, Phrase(zh: "开始时间", en: "When it opens"), isRequired: true),
            SchemaKey("closesAt", .moment, Phrase(zh: "结束时间", en: "When it closes"), isRequired: true),
            SchemaKey(
                "timeZone", .text(), Phrase(zh: "时区的 IANA 名称", en: "The time zone's IANA name"),
                standard: Exam.defaultTimeZone),
            SchemaKey(
                "uploadGrace", .duration,
                Phrase(zh: "结束后仍接收已提交视频的时长", en: "How long after the close uploads of submitted takes are accepted"),
                standard: Interval.hours(24).setting),
            SchemaKey("identity", .object(identity), Phrase(zh: "实人验证的规则", en: "How the identity check goes")),
            SchemaKey("notice", textFile, Phrase(zh: "系统须知的文件名，放在旁边", en: "The file of the notice, beside this one")),
            SchemaKey(
                "commitment", textFile, Phrase(zh: "考试承诺书的文件名，放在旁边", en: "The file of the commitment, beside this one")),
            SchemaKey(
                "questions", .either([.list(of: .object(question), most: Exam.mostQuestions), .null]),
                Phrase(zh: "题目，按考生看到的顺序", en: "The questions, in the candidates' order")),
        ]))

    /// Unquoted, a code of digits is a number to YAML.
    private static let code = SchemaForm.either([
        .text(pattern: "^[A-Za-z0-9_-]{1,64}$"), .integer(from: 0),
    ])
    private static let title = SchemaForm.either([.text(longest: Exam.longestTitle), .integer(), .number])
    private static let textFile = SchemaForm.either([.text(pattern: "^[^./\\\\:][^/\\\\:]*$", longest: 200), .null])

    private static let identity: SchemaObject = {
        let standard = IdentityRules()
        return SchemaObject([
            SchemaKey(
                "failuresBeforeReview", .integer(from: 1, to: 20),
                Phrase(zh: "连续失败几次后转人工审核", en: "Consecutive failures before a manual review"),
                standard: "\(standard.failuresBeforeReview)"),
            SchemaKey(
                "cancelCooldown", .duration, Phrase(zh: "取消后等待多久才能再试", en: "How long to wait after a cancel"),
                standard: standard.cancelCooldown.setting),
            SchemaKey(
                "reviewers", .integer(from: 1, to: 2), Phrase(zh: "几名审核员须一致", en: "How many reviewers must agree"),
                standard: "\(standard.reviewers)"),
        ])
    }()

    private static let question = SchemaObject(
        questionHead + recording + questionTail,
        rules: [
            SchemaObject.Rule(
                key: "mode", value: QuestionMode.recorded.rawValue, required: ["recordLimit"], forbidden: []),
            SchemaObject.Rule(
                key: "mode", value: QuestionMode.offline.rawValue, required: ["attachments"],
                forbidden: ["takes", "recordLimit"]),
        ])

    private static let questionHead = [
        SchemaKey(
            "id", code, Phrase(zh: "题目代码，在考试中唯一", en: "The question's id, its own in the exam"), isRequired: true),
        SchemaKey("title", title, Phrase(zh: "题目名称", en: "The question's title"), isRequired: true),
        SchemaKey(
            "mode",
            .choice([
                ReportWord(
                    code: QuestionMode.recorded.rawValue, told: Phrase(zh: "在线录制", en: "recorded under the clock")),
                ReportWord(
                    code: QuestionMode.offline.rawValue, told: Phrase(zh: "线下录制", en: "made beforehand, uploaded")),
            ]), Phrase(zh: "答题方式", en: "How it is answered"), isRequired: true),
    ]

    private static let recording = [
        SchemaKey(
            "takes", .either([.integer(from: 1, to: 20), .word("unlimited")]),
            Phrase(zh: "可录次数（只用于在线录制）", en: "How many takes (recorded only)"), standard: "1"),
        SchemaKey("cameras", .integer(from: 1, to: 2), Phrase(zh: "机位数", en: "How many cameras"), standard: "1"),
        SchemaKey("rehearsal", .yesOrNo, Phrase(zh: "可否排练", en: "May candidates rehearse?"), standard: "false"),
        SchemaKey(
            "playback", .yesOrNo, Phrase(zh: "可否回看", en: "May candidates watch their recordings?"), standard: "false"),
        SchemaKey(
            "autoSubmit", .yesOrNo,
            Phrase(zh: "录制结束即自动提交（只在录制一次时）", en: "Submitted when the recording ends (single take only)"),
            standard: "false"),
        SchemaKey(
            "recordLimit", .duration,
            Phrase(
                zh:
                    "一次录制的最长时间，\(RecordingRules.recordLimits.lowerBound.told.zh)至 \(RecordingRules.recordLimits.upperBound.told.zh)",
                en:
                    "The longest one recording may be, \(RecordingRules.recordLimits.lowerBound.told.en) to \(RecordingRules.recordLimits.upperBound.told.en)"
            )),
    ]

    private static let questionTail = [
        SchemaKey(
            "submitLimit", .either([.duration, .word("none"), .null]),
            Phrase(zh: "从计时开始到提交的时限", en: "From the clock's start to submission"), standard: "none"),
        SchemaKey(
            "attachments", .either([.list(of: .object(attachment), most: 20), .word("none"), .null]),
            Phrase(zh: "每种附件一条规则；线下录制至少一条", en: "A rule for each kind; an offline question needs one"), standard: "none"
        ),
        SchemaKey(
            "attachmentsTotal",
            .either([
                .object(
                    SchemaObject([
                        SchemaKey("min", files(from: 0), Phrase(zh: "合计最少", en: "At least in total")),
                        SchemaKey("max", .either([files(from: 1), .null]), Phrase(zh: "合计最多", en: "At most in total")),
                    ])), .null,
            ]), Phrase(zh: "各种附件合计的数量", en: "Bounds on all kinds together")),
        SchemaKey(
            "whenTimeExpires",
            .choice([
                ReportWord(code: WhenTimeExpires.discard.rawValue, told: Phrase(zh: "不提交", en: "nothing is submitted")),
                ReportWord(
                    code: WhenTimeExpires.submitSelected.rawValue,
                    told: Phrase(zh: "提交选定的", en: "the selected is submitted")),
            ]), Phrase(zh: "到时未提交怎么办", en: "What happens to what is not submitted in time"),
            standard: WhenTimeExpires.discard.rawValue),
        SchemaKey(
            "failedTakeCounts", .yesOrNo, Phrase(zh: "录制失败是否计入次数", en: "Does a failed take count?"), standard: "false"),
    ]

    private static let attachment = SchemaObject([
        SchemaKey(
            "kind", .choice(AttachmentKind.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) }),
            Phrase(zh: "附件种类", en: "The kind"), isRequired: true),
        SchemaKey("min", files(from: 0), Phrase(zh: "最少几个", en: "At least"), standard: "0"),
        SchemaKey(
            "max", .either([files(from: 1), .null]), Phrase(zh: "最多几个；不写为不限", en: "At most; left out: without limit")),
        SchemaKey("maxSize", .either([.size, .null]), Phrase(zh: "每个文件的大小上限", en: "The largest one file may be")),
        SchemaKey(
            "extensions", .either([.list(of: .either([.text(longest: 17), .integer(from: 0)]), most: 50), .null]),
            Phrase(zh: "可用的扩展名；不写为不限", en: "File extensions; left out: any")),
    ])

    private static func files(from least: Int64) -> SchemaForm {
        .integer(from: least, to: Int64(AttachmentReader.mostFiles))
    }
}
