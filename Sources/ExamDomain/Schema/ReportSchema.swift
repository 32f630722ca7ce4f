/// The schema of a line of each report's `.jsonl`, made from the columns themselves.
extension Schema {
    package static let report = Schema(
        Phrase(zh: "报告的一行（.jsonl）", en: "A line of a report (.jsonl)"),
        Phrase(
            zh: "第 n 个键就是工作表和 .csv 的第 n 列；没有值的键为 null。definition 是 --definition 所读的报告定义（YAML）。",
            en:
                "The n-th key is the n-th column of the sheet and of the .csv; a key without a value is null. definition is "
                + "the YAML file that --definition reads."),
        parts: ReportKind.allCases.filter { $0 != .all }.map { kind in
            Part(
                kind.rawValue, kind.told,
                SchemaObject((ReportColumn.ofCandidate + kind.columns).map(SchemaKey.init(column:))))
        },
        further: [Part("definition", Phrase(zh: "报告定义", en: "A report's definition"), SchemaObject(ofDefinition))])

    /// What `ReportDefinitionReader` reads.
    private static let ofDefinition = [
        SchemaKey(
            "report", .choice(ReportKind.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) }),
            Phrase(zh: "哪种报告", en: "Which report"), isRequired: true),
        SchemaKey(
            "title",
            .either([
                .text(longest: Exam.longestTitle),
                .object(
                    SchemaObject([
                        SchemaKey(
                            "zh", .text(longest: Exam.longestTitle), Phrase(zh: "中文名称", en: "In Chinese"),
                            isRequired: true),
                        SchemaKey(
                            "en", .text(longest: Exam.longestTitle), Phrase(zh: "英文名称", en: "In English"),
                            isRequired: true),
                    ])),
            ]), Phrase(zh: "报告的名称，代替原来的", en: "What it is called, instead of the report's own name")),
        SchemaKey(
            "sheets", texts,
            Phrase(zh: "只要这些工作表（只用于 all）", en: "Only these sheets (of all alone)")),
        SchemaKey(
            "columns", texts,
            Phrase(zh: "只要这些列，按此顺序（不用于 all）", en: "Only these columns, in this order (not of all)")),
        SchemaKey("group", texts, Phrase(zh: "只要这些报考专业", en: "Only these groups")),
        SchemaKey("question", texts, Phrase(zh: "只要这些题", en: "Only these questions")),
        SchemaKey("status", texts, Phrase(zh: "只要这些状态（代码）", en: "Only these statuses (their codes)")),
        SchemaKey(
            "since", .moment, Phrase(zh: "只要从那时起有动静的行", en: "Only rows in which something happened since then")),
        SchemaKey(
            "ids", .choice(ReportedIDs.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) }),
            Phrase(zh: "证件号码的形式", en: "How certificate numbers stand"), standard: ReportedIDs.masked.rawValue),
    ]

    /// One, or several.
    private static let texts = SchemaForm.either([.text(), .list(of: .text(), least: 1)])
}

extension SchemaKey {
    /// Every key of a report's line is there, and any may be null.
    fileprivate init(column: ReportColumn) {
        self.init(column.key, .either([column.form.schema, .null]), column.meaning, isRequired: true)
    }
}

extension ReportForm {
    fileprivate var schema: SchemaForm {
        switch self {
        case .text, .link: .text()
        case .count: .integer(from: 0)
        case .serial: .integer(from: 1)
        case .number: .number
        case .duration: .number
        case .size: .integer(from: 0)
        case .yesOrNo: .yesOrNo
        case .sentence: .text()
        case .lines: .list(of: .text())
        case .moment: .moment
        case .words(let words): .choice(words)
        case .list(let keys): .list(of: .object(SchemaObject(keys)))
        }
    }
}

// MARK: - What lists hold

extension SchemaKey {
    /// Of an attachment, as `Attachment.json` says it.
    static let ofAttachment = [
        SchemaKey(
            "kind", .choice(AttachmentKind.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) }),
            Phrase(zh: "种类", en: "The kind"), isRequired: true),
        SchemaKey("name", .text(), Phrase(zh: "文件名", en: "The file's name"), isRequired: true),
        SchemaKey("bytes", .integer(from: 0), Phrase(zh: "字节数", en: "Bytes"), isRequired: true),
        SchemaKey("sha256", .sha256, Phrase(zh: "摘要", en: "The digest"), isRequired: true),
    ]

    /// Of a take, as `Take.json` says it.
    static let ofTake = [
        SchemaKey("take", .integer(from: 1), Phrase(zh: "第几次录制", en: "The take's number"), isRequired: true),
        SchemaKey(
            "status", words([Take.Status.recording, .recorded, .failed], \.told),
            Phrase(zh: "录制状态", en: "Where the take stands"),
            isRequired: true),
        SchemaKey(
            "recordings", .list(of: .object(SchemaObject(ofRecording)), most: 2),
            Phrase(zh: "每个机位的视频", en: "The recording of each camera"),
            isRequired: true),
    ]

    private static let ofRecording = [
        SchemaKey("camera", words(Camera.allCases, \.told), Phrase(zh: "机位", en: "Which camera"), isRequired: true),
        SchemaKey("device", .text(), Phrase(zh: "录制的设备", en: "The device that recorded"), isRequired: true),
        SchemaKey(
            "status", words([Recording.Status.recording, .waiting, .uploading, .uploaded, .failed], \.told),
            Phrase(zh: "文件状态", en: "The state of its file"), isRequired: true),
        SchemaKey("bytes", .integer(from: 0), Phrase(zh: "已收到的字节数", en: "Bytes that have arrived"), isRequired: true),
        SchemaKey(
            "total", .either([.integer(from: 1), .null]), Phrase(zh: "文件的字节数", en: "Bytes of the whole file"),
            isRequired: true),
        SchemaKey("startedAt", .moment, Phrase(zh: "开始录制", en: "When it began"), isRequired: true),
        SchemaKey("stoppedAt", .either([.moment, .null]), Phrase(zh: "结束录制", en: "When it ended"), isRequired: true),
    ]

    /// Of a change of settings, as `ExamDifference.json` says it. What stands before and after is as in exam.yaml.
    static let ofChange = [
        SchemaKey(
            "kind",
            .choice([
                ReportWord(code: ExamDifference.Change.Kind.added.rawValue, told: Phrase(zh: "新增", en: "added")),
                ReportWord(code: ExamDifference.Change.Kind.removed.rawValue, told: Phrase(zh: "删除", en: "removed")),
                ReportWord(code: ExamDifference.Change.Kind.changed.rawValue, told: Phrase(zh: "更改", en: "changed")),
            ]), Phrase(zh: "怎样的更改", en: "What kind of change"), isRequired: true),
        SchemaKey(
            "path", .text(), Phrase(zh: "设置的位置，题目用代码指明", en: "The setting's path, a question by its id"),
            isRequired: true),
        SchemaKey("before", .any, Phrase(zh: "改前的值", en: "Its value before"), isRequired: true),
        SchemaKey("after", .any, Phrase(zh: "改后的值", en: "Its value after"), isRequired: true),
    ]

    private static func words<Word: RawRepresentable<String>>(_ words: [Word], _ told: (Word) -> Phrase) -> SchemaForm {
        .choice(words.map { ReportWord(code: $0.rawValue, told: told($0)) })
    }
}
