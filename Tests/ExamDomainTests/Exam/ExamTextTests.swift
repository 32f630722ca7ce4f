import Testing

@testable import ExamDomain

@Suite("The texts beside the settings")
struct ExamTextTests {
    private let base = WrittenSettings.exam

    @Test("a text is read by the name of its file; line ends and a byte order mark are evened out")
    func content() throws {
        let settings = base.with("notice", "n.md").with("commitment", "承诺书 1.md")
        let exam = try settings.read(texts: ["n.md": "\u{FEFF}a\r\nb\rc\n\r\n\td", "承诺书 1.md": "ok"]).exam
        #expect(exam.notice == ExamText(file: "n.md", content: "a\nb\nc\n\n\td"))
        #expect(exam.commitment == ExamText(file: "承诺书 1.md", content: "ok"))
        #expect(try base.with("notice", "").read().exam.notice == nil)
        #expect(try base.with("notice", "n.md").read(texts: ["n.md": ""]).exam.notice?.content == "")
    }

    @Test("a file that is not there is a fault at its key")
    func missing() {
        #expect(base.with("notice", "n.md").faults() == ["17 notice missingFile"])
        #expect(
            base.with("notice", "n.md").with("commitment", "c.md").faults() == [
                "17 notice missingFile", "18 commitment missingFile",
            ])
    }

    @Test(
        "the name of a file leads nowhere else",
        arguments: [
            "/etc/passwd", "../n.md", "a/n.md", "a\\n.md", "..", ".", ".hidden", "C:n.md", "n\u{0}.md", "n\u{202E}.md",
            String(repeating: "n", count: 201),
        ])
    func names(file: String) {
        let texts = [file: "x"]
        #expect(base.with("notice", .scalar(file, quoted: true)).faults(texts: texts) == ["17 notice badFileName"])
    }

    @Test("a text has up to 1 MiB and no control characters")
    func limits() {
        let settings = base.with("notice", "n.md")
        #expect(settings.faults(texts: ["n.md": String(repeating: "x", count: 1 << 20)]) == [])
        #expect(settings.faults(texts: ["n.md": String(repeating: "x", count: (1 << 20) + 1)]) == ["17 notice tooLong"])
        #expect(settings.faults(texts: ["n.md": "a\n\u{1B}[2J"]) == ["17 notice controlCharacter"])
        #expect(settings.faults(texts: ["n.md": "a\u{0}"]) == ["17 notice controlCharacter"])
    }

    @Test("why a file cannot be read is told")
    func troubles() {
        for (trouble, code) in [
            (ExamTextTrouble.tooLarge, "tooLong"), (.notUTF8, "badText"), (.notAFile, "missingFile"),
            (.unreadable("EIO"), "missingFile"),
        ] {
            let faults = #expect(throws: SettingFaults.self) {
                try ExamReader.read(base.with("notice", "n.md").tree) { (_) throws(ExamTextTrouble) in throw trouble }
            }
            #expect(faults?.faults.map(\.code) == [code])
        }
    }
}
