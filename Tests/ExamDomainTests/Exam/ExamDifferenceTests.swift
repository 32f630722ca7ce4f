import Testing

@testable import ExamDomain

@Suite("The difference of two exams")
struct ExamDifferenceTests {
    private func lines(_ old: Exam?, _ new: Exam) -> [String] { ExamDifference(from: old, to: new).lines.map(\.zh) }

    @Test("an exam does not differ from itself", arguments: ExamSamples.all)
    func same(exam: Exam) {
        #expect(ExamDifference(from: exam, to: exam).isEmpty)
        #expect(ExamDifference(from: exam, to: exam).json == .array([]))
    }

    @Test("an exam that is not there yet differs in all it says")
    func new() {
        let exam = ExamSamples.exam(notice: nil, commitment: nil, questions: [ExamSamples.folder])
        #expect(
            lines(nil, exam) == [
                "+ title: 视频考试", "+ opensAt: 2026-12-01T08:00:00+08:00", "+ closesAt: 2026-12-01T18:00:00+08:00",
                "+ timeZone: Asia/Shanghai", "+ uploadGrace: 24h", "+ identity.failuresBeforeReview: 3",
                "+ identity.cancelCooldown: 1m", "+ identity.reviewers: 1", "+ questions[2026]: 2026 (offline)",
            ])
    }

    @Test("the same moment under another offset is no change, another zone is")
    func moments() {
        #expect(lines(ExamSamples.exam(), ExamSamples.exam(timeZone: .utc)) == ["~ timeZone: Asia/Shanghai → UTC"])
        let later = ExamSamples.exam(closesAt: ExamSamples.closesAt + Interval(milliseconds: 1))
        #expect(
            lines(ExamSamples.exam(), later) == [
                "~ closesAt: 2026-12-01T18:00:00+08:00 → 2026-12-01T18:00:00.001+08:00"
            ])
    }

    @Test("a question's settings differ one by one, under its id")
    func settings() {
        let changed = Question(
            id: ExamSamples.single.id, title: ExamSamples.single.title,
            kind: .recorded(
                RecordingRules(
                    takes: .several(2), cameras: .two, rehearsal: true, recordLimit: .seconds(180),
                    failedTakeCounts: true)),
            attachments: AttachmentRules([AttachmentRule(kind: .pdf)]))
        let old = ExamSamples.exam(questions: [ExamSamples.single])
        let difference = ExamDifference(from: old, to: ExamSamples.exam(questions: [changed]))
        #expect(
            difference.lines.map(\.en) == [
                "~ questions[q1].takes: 1 → 2", "~ questions[q1].autoSubmit: true → false",
                "- questions[q1].submitLimit: 50m",
                "~ questions[q1].attachments: none → pdf:0..",
            ])
        #expect(
            difference.json.array?[2].line
                == #"{"kind":"removed","path":"questions[q1].submitLimit","before":"50m","after":null}"#)
        #expect(difference.changes.map(\.kind) == [.changed, .changed, .removed, .changed])
    }

    @Test("attachments are told as their flags, totals as bounds")
    func attachments() {
        let bare = Question(
            id: ExamSamples.several.id, title: ExamSamples.several.title, kind: ExamSamples.several.kind,
            whenTimeExpires: .submitSelected)
        let (old, new) = (ExamSamples.exam(questions: [bare]), ExamSamples.exam(questions: [ExamSamples.several]))
        #expect(
            lines(old, new) == [
                "~ questions[q2].attachments: 无 → video:1..2:200MB:mp4,mov, pdf:0..",
                "+ questions[q2].attachmentsTotal: 2..3",
            ])
    }

    @Test("questions come, go and change places")
    func questions() {
        let old = ExamSamples.exam(questions: [ExamSamples.single, ExamSamples.several, ExamSamples.folder])
        let new = ExamSamples.exam(questions: [ExamSamples.several, ExamSamples.single, ExamSamples.unlimited])
        #expect(
            lines(old, new) == [
                "+ questions[q3]: null (recorded)", "- questions[2026]: 2026 (offline)", "~ questions: q1, q2 → q2, q1",
            ])
        // A question put before the others moves none of them.
        let first = ExamSamples.exam(questions: [
            ExamSamples.unlimited, ExamSamples.single, ExamSamples.several, ExamSamples.folder,
        ])
        #expect(lines(old, first) == ["+ questions[q3]: null (recorded)"])
    }

    @Test("the order of extensions means nothing, and so does that of kinds")
    func order() {
        func exam(_ rules: [AttachmentRule]) -> Exam {
            ExamSamples.exam(questions: [
                Question(id: QuestionID("q")!, title: "t", kind: .offline, attachments: AttachmentRules(rules))
            ])
        }
        let one = exam([AttachmentRule(kind: .video, extensions: ["mp4", "mov"]), AttachmentRule(kind: .pdf)])
        let other = exam([AttachmentRule(kind: .pdf), AttachmentRule(kind: .video, extensions: ["mov", "mp4"])])
        #expect(ExamDifference(from: one, to: other).isEmpty)
    }

    @Test("texts count: another content, another file, none")
    func texts() {
        func exam(_ notice: ExamText?) -> Exam { ExamSamples.exam(notice: notice) }
        let old = exam(ExamText(file: "n.md", content: "一\n二\n三"))
        #expect(lines(old, exam(ExamText(file: "n.md", content: "一\n贰\n三"))) == ["~ notice: 文字从第 2 行起不同"])
        #expect(lines(old, exam(ExamText(file: "n.md", content: "一\n二\n三\n四"))) == ["~ notice: 文字从第 4 行起不同"])
        #expect(lines(old, exam(ExamText(file: "m.md", content: "一\n二\n三"))) == ["~ notice: n.md → m.md"])
        #expect(lines(old, exam(nil)) == ["- notice: n.md"])
        #expect(lines(exam(nil), old) == ["+ notice: n.md"])
    }
}
