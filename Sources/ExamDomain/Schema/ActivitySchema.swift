/// The schema of a line of activity.jsonl. The tests hold every kind against the reader, key by key.
extension Schema {
    package static let activity = Schema(
        Phrase(zh: "应考记录的一行（activity.jsonl）", en: "A line of an activity file (activity.jsonl)"),
        Phrase(
            zh: "考生做的一件事。用 examctl activity import 导入；时间顺序和考试规则由它检查。",
            en:
                "One thing a candidate did. examctl activity import brings it in, and checks the order of times and the exam's rules."
        ),
        SchemaObject(
            [
                SchemaKey(
                    "id", .line(longest: 500),
                    Phrase(zh: "记录的编号，不重复；见过的会跳过", en: "Its own id; one seen before is skipped"), isRequired: true),
                SchemaKey(
                    "at", .moment, Phrase(zh: "发生的时间，精确到千分之一秒", en: "When it happened, to a thousandth of a second"),
                    isRequired: true),
                SchemaKey(
                    "candidate", .line(longest: 500),
                    Phrase(zh: "准考证号，或 类型:证件号码", en: "Admission number, or type:number"),
                    isRequired: true),
                SchemaKey("do", .text(), Phrase(zh: "做了什么", en: "What was done"), isRequired: true),
            ], isClosed: false, kinds: SchemaObject.Kinds(key: "do", all: wayIn + answering + uploading + ending)))

    typealias Kind = SchemaObject.Kind

    private static let wayIn = [
        Kind(
            "identityCheck", Phrase(zh: "实人验证", en: "An identity check"),
            [
                SchemaKey(
                    "outcome",
                    .choice([
                        ReportWord(code: IdentityOutcome.passed.rawValue, told: Phrase(zh: "通过", en: "passed")),
                        ReportWord(code: IdentityOutcome.failed.rawValue, told: Phrase(zh: "失败", en: "failed")),
                        ReportWord(code: IdentityOutcome.cancelled.rawValue, told: Phrase(zh: "取消", en: "cancelled")),
                    ]), Phrase(zh: "结果", en: "How it ended"), isRequired: true)
            ]),
        Kind(
            "identityPhoto", Phrase(zh: "上传手持证件照片", en: "Photos with the certificate in hand"),
            [
                SchemaKey(
                    "files", .list(of: .text(), least: 1, most: 3),
                    Phrase(zh: "照片文件，在应考记录旁边", en: "The photos, beside the activity file"),
                    isRequired: true)
            ]),
        Kind("readNotice", Phrase(zh: "读完系统须知", en: "The notice was read")),
        Kind("confirmQualification", Phrase(zh: "资格确认", en: "The details were confirmed")),
        Kind("acceptCommitment", Phrase(zh: "接受考试承诺书", en: "The commitment was accepted")),
        Kind("passDeviceCheck", Phrase(zh: "音视频调试", en: "The device check was passed"), [device]),
    ]

    private static let answering = [
        Kind("openQuestion", Phrase(zh: "打开题目", en: "A question was opened"), [question]),
        Kind("startAnswer", Phrase(zh: "进入正式答题", en: "The formal answer began"), [question]),
        Kind("startRehearsal", Phrase(zh: "开始排练", en: "A rehearsal began"), [question]),
        Kind("endRehearsal", Phrase(zh: "结束排练", en: "A rehearsal ended"), [question]),
        Kind(
            "pairSecondCamera", Phrase(zh: "二机位扫码就绪", en: "The second camera has scanned and is ready"),
            [question, device]),
        Kind("startRecording", Phrase(zh: "开始录制", en: "A recording began"), [question, take, camera, device]),
        Kind("switchCamera", Phrase(zh: "切换摄像头", en: "The camera was switched"), [question, take, camera]),
        Kind(
            "stopRecording", Phrase(zh: "结束录制", en: "A recording ended"),
            [
                question, take, camera,
                SchemaKey(
                    "by",
                    .choice([
                        ReportWord(
                            code: QuestionAct.StoppedBy.candidate.rawValue, told: Phrase(zh: "考生", en: "the candidate")),
                        ReportWord(
                            code: QuestionAct.StoppedBy.limit.rawValue, told: Phrase(zh: "录制时限", en: "the record limit")
                        ),
                    ]), Phrase(zh: "由谁结束", en: "What ended it"), isRequired: true),
            ]),
        Kind(
            "failRecording", Phrase(zh: "录制失败", en: "A recording failed"),
            [
                question, take, camera,
                SchemaKey("reason", .line(longest: 500), Phrase(zh: "原因", en: "Why"), isRequired: true),
            ]),
    ]

    private static let uploading = [
        Kind(
            "receiveUpload", Phrase(zh: "收到上传的数据", en: "A part of a recording's file arrived"),
            [
                question, take, camera,
                SchemaKey("bytes", bytes(from: 0), Phrase(zh: "已收到的字节数", en: "Bytes so far"), isRequired: true),
                SchemaKey(
                    "total", bytes(from: 1), Phrase(zh: "文件的字节数", en: "Bytes of the whole file"), isRequired: true),
                SchemaKey(
                    "sha256", .sha256, Phrase(zh: "文件的摘要；传完时必须写", en: "The file's digest; needed when it is whole")),
                SchemaKey("device", .line(longest: 500), Phrase(zh: "上传的设备", en: "The device that uploads")),
            ]),
        Kind(
            "addAttachment", Phrase(zh: "上传附件", en: "An attachment was added"),
            [
                question,
                SchemaKey(
                    "kind", .choice(AttachmentKind.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) }),
                    Phrase(zh: "附件种类", en: "The kind"), isRequired: true),
                SchemaKey("name", .line(longest: 255), Phrase(zh: "文件名", en: "The file's name"), isRequired: true),
                SchemaKey("bytes", bytes(from: 0), Phrase(zh: "字节数", en: "Bytes"), isRequired: true),
                SchemaKey("sha256", .sha256, Phrase(zh: "文件的摘要", en: "The file's digest")),
                SchemaKey(
                    "file", .line(longest: 500), Phrase(zh: "文件，在应考记录旁边", en: "The file, beside the activity file")),
            ], needsAnyOf: ["sha256", "file"]),
        Kind(
            "removeAttachment", Phrase(zh: "删除附件", en: "An attachment was removed"),
            [
                question,
                SchemaKey("name", .line(longest: 500), Phrase(zh: "文件名", en: "The file's name"), isRequired: true),
            ]),
    ]

    private static let ending = [
        Kind("selectTake", Phrase(zh: "选定一次录制", en: "A take was selected"), [question, take]),
        Kind("submit", Phrase(zh: "提交", en: "The question was submitted"), [question]),
    ]

    private static let question = SchemaKey(
        "question", .line(longest: 500), Phrase(zh: "题目代码", en: "The question's id"), isRequired: true)
    private static let take = SchemaKey(
        "take", .integer(from: 1, to: 1_000_000), Phrase(zh: "第几次录制，从 1 起", en: "The take's number, from 1"),
        isRequired: true)
    private static let camera = SchemaKey(
        "camera", .choice(Camera.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) }),
        Phrase(zh: "机位", en: "Which camera"), isRequired: true)
    private static let device = SchemaKey(
        "device", .line(longest: 500), Phrase(zh: "设备", en: "The device"), isRequired: true)

    private static func bytes(from least: Int64) -> SchemaForm { .integer(from: least, to: ByteSize.largestFile.bytes) }
}
