import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct CandidateShow: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "show",
        Phrase(zh: "考生现在到了哪一步", en: "Where a candidate stands now"),
        more: [CandidateNoun.naming],
        examples: [
            Example(
                "examctl candidate show A0001",
                Phrase(zh: "身份、每道题的状态、录制和附件", en: "Identity, and each question with takes and attachments")),
            Example(
                "examctl candidate show A0001 --format json",
                Phrase(zh: "同样的内容，给程序用", en: "The same for a program")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Flag(help: .text(zh: "显示完整证件号码（记入日志）", en: "Show the full certificate number (goes into the journal)"))
    var reveal = false
    @OptionGroup var past: AsOfOption

    func run(in context: Context) throws -> ExitStatus {
        let now = context.now()
        let asOf = try past.moment(in: context)
        let found = try context.read { reading, exam in
            try CandidateStanding(candidate, in: exam, at: now, asOf: asOf, reading)
        }
        if reveal {
            try RecordReveal("candidate show", subject: found.candidate.handle)
                .run(in: context.store(), by: context.staffName, at: now)
        }
        let number = found.candidate.entry.certificate.number
        let shown = reveal ? number.revealed : number.masked
        let zone = found.exam.exam.timeZone
        try context.console.show(found.standing.json(of: found.candidate, number: shown, zone)) {
            try CandidateCard(found, number: shown).print(on: context.console)
        }
        return .done
    }
}

/// A candidate's standing for people: who, where, and each question with what was recorded and uploaded.
struct CandidateCard {
    private let found: CandidateStanding
    private let number: String

    init(_ found: CandidateStanding, number: String) {
        self.found = found
        self.number = number
    }

    func print(on console: Console) throws {
        let zone = found.exam.exam.timeZone
        let entry = found.candidate.entry
        let standing = found.standing
        try console.printFields(
            CardView(
                [
                    (Column("candidate", Phrase(zh: "考生", en: "Candidate")), .text(found.candidate.handle)),
                    (Column("name", Phrase(zh: "姓名", en: "Name")), .text(entry.name)),
                    (
                        Column("certificate", Phrase(zh: "证件", en: "Certificate")),
                        .text("\(entry.certificate.type.told(console.language)) \(number)")
                    ),
                    (Column("group", Phrase(zh: "报考专业", en: "Group")), .text(orEmpty: entry.group)),
                    (Column("exam", Phrase(zh: "考试", en: "Exam")), .text(found.exam.exam.title)),
                    (Column("status", Phrase(zh: "状态", en: "Status")), .word(code: "", standing.status.told)),
                    (Column("identity", Phrase(zh: "实人验证", en: "Identity check")), .word(code: "", identityTold)),
                ], timeZone: zone))
        try console.print(Phrase(verbatim: ""))
        try console.printTable(questions(zone))
        let files = files
        guard !files.isEmpty else { return }
        try console.print(Phrase(verbatim: ""))
        try console.printTable(ListView(columns: CandidateCard.fileColumns, rows: files, timeZone: zone))
    }

    private var identityTold: Phrase {
        let standing = found.standing
        var told = standing.identity.told
        if standing.failures > 0 {
            told = Phrase(
                zh: "\(told.zh)，连续失败 \(standing.failures) 次", en: "\(told.en), \(standing.failures) failures running")
        }
        guard let review = found.latestReview else { return told }
        return Phrase(
            zh: "\(told.zh)（第 \(review.round) 轮审核 \(review.id)：\(review.state.told.zh)）",
            en: "\(told.en) (round \(review.round), review \(review.id): \(review.state.told.en))")
    }

    private func questions(_ zone: ExamTimeZone) -> ListView {
        ListView(
            columns: [
                Column("number", Phrase(zh: "题号", en: "No.")), Column("id", Phrase(zh: "题目", en: "Question")),
                Column("title", Phrase(zh: "名称", en: "Title")), Column("status", Phrase(zh: "状态", en: "Status")),
                Column("takes", Phrase(zh: "录制", en: "Takes")), Column("selected", Phrase(zh: "选定", en: "Selected")),
                Column("startedAt", Phrase(zh: "开始", en: "Started")),
                Column("deadline", Phrase(zh: "截止", en: "Deadline")),
                Column("submittedAt", Phrase(zh: "提交", en: "Submitted")),
                Column("submittedBy", Phrase(zh: "提交者", en: "By")), Column("files", Phrase(zh: "文件", en: "Files")),
            ],
            rows: found.standing.questions.map { question in
                [
                    .count(question.number), .text(question.question.id.text), .text(question.question.title),
                    .word(code: "", question.status.told), .text(question.takesTold),
                    .count(question.answer.selectedTake),
                    .moment(orEmpty: question.startedAt), .moment(orEmpty: question.deadline),
                    .moment(orEmpty: question.answer.submission?.at),
                    question.answer.submission.map { .word(code: "", $0.by.told) } ?? .empty,
                    question.files.map { .word(code: "", $0.told) } ?? .empty,
                ]
            }, timeZone: zone)
    }

    private static let fileColumns = [
        Column("question", Phrase(zh: "题目", en: "Question")), Column("file", Phrase(zh: "文件", en: "File")),
        Column("device", Phrase(zh: "设备", en: "Device")), Column("status", Phrase(zh: "状态", en: "Status")),
        Column("size", Phrase(zh: "大小", en: "Size")), Column("startedAt", Phrase(zh: "开始", en: "Started")),
        Column("stoppedAt", Phrase(zh: "结束", en: "Stopped")),
    ]

    private var files: [[ReportCell]] {
        found.standing.questions.flatMap { question in
            question.answer.takes.flatMap { take in
                Camera.allCases.compactMap { camera in
                    take.recordings[camera].map { row(question, take, camera, $0) }
                }
            } + question.answer.attachments.map { row(question, $0) }
        }
    }

    private func row(_ question: QuestionStanding, _ take: Take, _ camera: Camera, _ recording: Recording)
        -> [ReportCell]
    {
        let name = Phrase(
            zh: "第 \(take.number) 次 \(camera.told.zh)", en: "take \(take.number) \(camera.told.en)")
        return [
            .text(question.question.id.text), .word(code: "", name), .text(recording.device),
            .word(code: "", recording.status.told), recording.upload.map { .size($0.bytes) } ?? .empty,
            .moment(recording.startedAt), .moment(orEmpty: recording.stoppedAt),
        ]
    }

    private func row(_ question: QuestionStanding, _ attachment: Attachment) -> [ReportCell] {
        let name = Phrase(
            zh: "\(attachment.kind.told.zh) \(attachment.name)", en: "\(attachment.kind.told.en) \(attachment.name)")
        return [
            .text(question.question.id.text), .word(code: "", name), .empty,
            .word(code: "", Recording.Status.uploaded.told), .size(attachment.size), .empty, .empty,
        ]
    }
}

extension QuestionStanding {
    /// `2/3`; `2` without limit; empty where nothing is recorded.
    fileprivate var takesTold: String {
        guard question.recording != nil else { return "" }
        return takesAllowed.map { "\(takesUsed)/\($0)" } ?? String(takesUsed)
    }
}
