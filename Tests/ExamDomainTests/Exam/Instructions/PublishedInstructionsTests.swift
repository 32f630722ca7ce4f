import Testing

@testable import ExamDomain

/// A published notice against the settings: what is told, and what does not matter.
@Suite struct PublishedInstructionsTests {
    private static let id = "ART2026-0123456789abcdef"

    private func published(_ exam: Exam = ExamSamples.exam(), _ languages: [Language] = [.zh], id: String = Self.id)
        -> String
    {
        CandidateInstructions(of: ExamInForce(exam: exam, revision: 1)).markdown(languages, id: id)
    }

    private func check(_ text: String, _ exam: Exam = ExamSamples.exam()) -> PublishedInstructions {
        PublishedInstructions(
            text, against: CandidateInstructions(of: ExamInForce(exam: exam, revision: 1)), id: Self.id)
    }

    @Test("What was written matches, in either language or both, of every exam", arguments: ExamSamples.all)
    func same(exam: Exam) {
        for languages in [[Language.zh], [.en], [.zh, .en], [.en, .zh]] {
            let result = check(published(exam, languages), exam)
            #expect(result.matches, "\(result.differences)")
            #expect(Set(result.languages) == Set(languages))
        }
    }

    @Test("Blanks, line ends, a byte order mark, lost or other marks and broken lines do not matter")
    func shape() {
        let text = published()
        let plain = text.replacing("\n# ", with: "\n").replacing("\n## ", with: "\n").filter { !"*`\\".contains($0) }
        let words = published(ExamSamples.exam(), [.en]).split(separator: "\n", omittingEmptySubsequences: false)
        let broken = words.map { line in
            line.split(separator: " ", omittingEmptySubsequences: false).enumerated()
                .map { $0.offset % 9 == 8 ? "\n" + $0.element : String($0.element) }.joined(separator: " ")
        }.joined(separator: "\n")
        let shapes = [
            "\u{FEFF}" + text, text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "  \t\n"), plain,
            plain.replacing("- ", with: "• "), text.replacing("1. ", with: "1、"), text.replacing("\n\n", with: "\n"),
            text.replacing("3 次", with: "3次"), text.replacing("：", with: ": "), broken,
            text.replacing(Self.id, with: Self.id.uppercased()),
            text.replacing(Self.id, with: "ART2026–0123456789abcdef"),
            text.replacing("考试须知编号：", with: "[ "),
        ]
        for shape in shapes {
            let result = check(shape)
            #expect(result.matches, "\(result.differences)\n\(shape)")
        }
    }

    @Test("The unit's own lines do not count")
    func ownLines() {
        let own = "# 艺术学院\n\n咨询电话：021-12345678\n\n" + published() + "\n技术支持：见学院网站\n"
        #expect(check(own).matches)
    }

    @Test("A changed setting is told with its line: what was published, and what must be said now")
    func changed() throws {
        let now = ExamSamples.exam(
            uploadGrace: .hours(12),
            questions: [
                ExamSamples.single,
                Question(
                    id: QuestionID("q2")!, title: ExamSamples.several.title,
                    kind: .recorded(RecordingRules(takes: .several(2), playback: true, recordLimit: .seconds(90))),
                    attachments: ExamSamples.several.attachments, whenTimeExpires: .submitSelected), ExamSamples.folder,
            ])
        for (language, old, new) in [
            (Language.zh, "录制次数：最多录制 3 次。录制失败的不计入次数。", "录制次数：最多录制 2 次。录制失败的不计入次数。"),
            (
                .en, "Takes: you can record up to 3 times. A failed take does not count.",
                "Takes: you can record up to 2 times. A failed take does not count."
            ),
        ] {
            let text = published(ExamSamples.exam(), [language])
            let result = check(text, now)
            #expect(result.differences.map(\.kind) == [.changed, .changed])
            let first = try #require(result.differences.first)
            #expect(first.setting == "questions[q2].takes" && first.language == language)
            #expect(first.published == old && first.now == new)
            let line = try #require(first.line)
            #expect(
                PublishedLine.plain(String(text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1]))
                    == old)
            #expect(result.differences.last?.setting == "uploadGrace")
        }
    }

    @Test("The id of other settings is told even where every sentence is true, and so is none at all")
    func ids() {
        let other = published(id: "ART2026-ffffffffffffffff")
        #expect(check(other).differences.map(\.kind) == [.id])
        #expect(check(other).noticeID == "ART2026-ffffffffffffffff")
        let none = published().replacing(Self.id, with: "")
        #expect(check(none).differences.map(\.kind) == [.id])
        #expect(check(none).noticeID == nil)
    }

    @Test("A sentence that is gone is missing; one of a removed question no longer applies")
    func missing() {
        let text = published().split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("回看") }.joined(separator: "\n")
        #expect(check(text).differences.map(\.kind) == [.missing, .missing])
        #expect(check(text).differences.map(\.setting) == ["questions[q1].playback", "questions[q2].playback"])
        let fewer = ExamSamples.exam(questions: [ExamSamples.single, ExamSamples.folder])
        let kinds = check(published(), fewer).differences.filter { $0.kind != .changed }.map(\.kind)
        #expect(!kinds.isEmpty && Set(kinds) == [.obsolete])
        // The third question is the second now, and nothing else of it is different.
        let changed = check(published(), fewer).differences.filter { $0.kind == .changed }
        #expect(changed.map(\.now) == ["第 2 题：2026（线下录制）"])
    }

    @Test("A text without sentences of ours is no notice", arguments: ["学院通知\n\n考试时间：另行通知\n", "Hello", "\u{FEFF}"])
    func foreign(text: String) {
        let result = check(text)
        #expect(!result.matches)
        #expect(result.languages.isEmpty && result.differences.isEmpty)
    }

    @Test("One sentence edited by hand is found, whatever the id says")
    func edited() {
        let result = check(published().replacing("最长 3 分钟", with: "最长 5 分钟"))
        #expect(result.differences.map(\.kind) == [.changed])
        #expect(result.differences.first?.published?.contains("5 分钟") == true)
    }
}
