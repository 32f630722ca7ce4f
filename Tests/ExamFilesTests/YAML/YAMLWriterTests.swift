import ExamDomain
import Testing

@testable import ExamFiles

@Suite("Writing YAML")
struct YAMLWriterTests {
    @Test("an exam reads like one made by hand")
    func form() throws {
        let yaml = """
            exam: ART2026
            title: 2026年艺术类专业视频考试
            opensAt: 2026-12-01T08:00:00+08:00
            closesAt: 2026-12-01T18:00:00+08:00
            timeZone: Asia/Shanghai
            uploadGrace: 24h
            identity: { failuresBeforeReview: 3, cancelCooldown: 1m, reviewers: 1 }
            questions:
              - id: q1
                title: 自选曲目演奏
                mode: recorded
                takes: 1
                cameras: 2
                rehearsal: true
                playback: false
                autoSubmit: true
                recordLimit: 3m
                submitLimit: 50m
              - id: q2
                title: 作品集
                mode: offline
                submitLimit: 2h
                attachments:
                  - { kind: video, min: 1, max: 2, maxSize: 200MB, extensions: [mp4, mov] }
                  - { kind: pdf, min: 0, max: 1, maxSize: 20MB }
                attachmentsTotal: { min: 1, max: 3 }

            """
        let exam = try ExamFile.read(Array(yaml.utf8), name: "exam.yaml", folder: "").exam
        #expect(ExamFile.yaml(of: exam) == yaml)
        #expect(ExamFile.yaml(of: exam.with(questions: [])).hasSuffix("\nquestions: []\n"))
    }

    @Test(
        "every text reads as itself",
        arguments: [
            "plain", "中文：标题", "a: b", "a #b", "#a", "true", "No", "null", "~", "123", "1e3", "0x1F", "2026-12-01",
            "2026年", "- a",
            "? a", "[a]", "{a}", "a, b", "\"q\"", "'q'", "back\\slash", "*x", "&x", "!x", "@x", "%x", "`x", "|", ">",
            "a:", "=", "<<",
            " a ", "a\nb", "a\tb", "\u{1F600}\u{200D}x", "\u{7}", "\u{85}", "\u{2028}", "", ".5", "+1", "off", "::",
        ])
    func texts(text: String) throws {
        let tree = SettingTree.mapping([
            .init("title", .scalar(text, quoted: true)),
            .init(
                "list",
                .list([
                    .mapping([
                        .init("title", .scalar(text, quoted: true)), .init("in", .list([.scalar(text, quoted: true)])),
                    ])
                ])),
        ])
        let again = try YAMLReader.tree(of: Array(YAMLWriter.text(of: tree).utf8))
        #expect(again.texts == [text, text, text])
        // What is not quoted has to be what no reader of YAML takes for anything but text.
        if !["123", "true", "No", "null", "~", "1e3", "2026-12-01", ".5", "off", "=", "<<"].contains(text) { return }
        #expect(YAMLWriter.text(of: tree).contains("title: \"\(text)\""))
    }
}

extension SettingTree {
    /// All scalars, in order.
    fileprivate var texts: [String] {
        switch self {
        case .scalar(let text, _, _): [text]
        case .list(let items, _): items.flatMap(\.texts)
        case .mapping(let entries, _): entries.flatMap(\.value.texts)
        }
    }
}
