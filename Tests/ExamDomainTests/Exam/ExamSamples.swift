@testable import ExamDomain

/// Exams that a test can name.
enum ExamSamples {
    static let opensAt = Moment(iso8601: "2026-12-01T08:00:00+08:00")!
    static let closesAt = Moment(iso8601: "2026-12-01T18:00:00+08:00")!
    static let shanghai = ExamTimeZone("Asia/Shanghai")!

    static func exam(
        code: String = "ART2026", title: String = "视频考试", opensAt: Moment = opensAt, closesAt: Moment = closesAt,
        timeZone: ExamTimeZone = shanghai, uploadGrace: Interval = .hours(24),
        identity: IdentityRules = IdentityRules(),
        notice: ExamText? = ExamText(file: "notice.md", content: "一\n二\n三\n"),
        commitment: ExamText? = ExamText(file: "commitment.md", content: "承诺"),
        questions: [Question] = [single, several, folder]
    ) -> Exam {
        Exam(
            code: ExamCode(code)!, title: title, opensAt: opensAt, closesAt: closesAt, timeZone: timeZone,
            uploadGrace: uploadGrace, identity: identity, notice: notice, commitment: commitment, questions: questions)
    }

    static let single = Question(
        id: QuestionID("q1")!, title: "自选曲目演奏",
        kind: .recorded(
            RecordingRules(
                takes: .single(autoSubmit: true), cameras: .two, rehearsal: true, recordLimit: .minutes(3),
                failedTakeCounts: true)),
        submitLimit: .minutes(50))

    static let several = Question(
        id: QuestionID("q2")!, title: "视唱: \"A\" #1",
        kind: .recorded(RecordingRules(takes: .several(3), playback: true, recordLimit: .seconds(90))),
        attachments: AttachmentRules(
            [
                AttachmentRule(
                    kind: .video, min: 1, max: 2, maxSize: ByteSize(200_000_000), extensions: ["mp4", "mov"]),
                AttachmentRule(kind: .pdf),
            ], totalMin: 2, totalMax: 3), whenTimeExpires: .submitSelected)

    static let unlimited = Question(
        id: QuestionID("q3")!, title: "null", kind: .recorded(RecordingRules(takes: .unlimited, recordLimit: .hours(4)))
    )

    static let folder = Question(
        id: QuestionID("2026")!, title: "2026", kind: .offline, submitLimit: .hours(2),
        attachments: AttachmentRules([AttachmentRule(kind: .image, max: 5, maxSize: ByteSize(20 << 20))], totalMax: 5))

    /// Exams that differ in every setting.
    static let all: [Exam] = [
        exam(), exam(questions: []), exam(notice: nil, commitment: nil), exam(questions: [unlimited, folder]),
        exam(
            code: "2026", title: "true", opensAt: opensAt + Interval(milliseconds: 1), timeZone: .utc,
            uploadGrace: .zero,
            identity: IdentityRules(failuresBeforeReview: 1, cancelCooldown: .zero, reviewers: 2),
            notice: ExamText(file: "须知 1.md", content: "\u{1F3B9} \"引号\" \\ \t\n\n"), questions: [several]),
    ]
}
