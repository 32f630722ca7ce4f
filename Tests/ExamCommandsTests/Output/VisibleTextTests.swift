import Testing

@testable import ExamCommands

@Suite struct VisibleTextTests {
    @Test(
        "What could drive a terminal is shown as a picture or a number",
        arguments: [
            ("\u{1B}[31m", "␛[31m"), ("a\nb", "a␊b"), ("\0", "␀"), ("\u{1F}", "␟"), ("\u{7F}", "␡"),
            ("\u{9B}", "\\u{9B}"),
            ("a\u{202E}b", "a\\u{202E}b"), ("\u{200B}", "\\u{200B}"), ("\u{FEFF}", "\\u{FEFF}"),
            ("\u{2028}", "\\u{2028}"),
            ("\u{E0041}", "\\u{E0041}"), ("\r\n", "␍␊"),
        ])
    func shown(text: String, visible: String) {
        #expect(VisibleText.of(text) == visible)
    }

    @Test("Ordinary text stays as it is", arguments: ["张三·李", " ~", "\u{A0}", "辻\u{E0100}", "é", "\u{E000}"])
    func untouched(text: String) {
        #expect(VisibleText.of(text) == text)
    }

    @Test("In a document the line ends stay, and nothing else")
    func document() {
        #expect(VisibleText.keepingLines(of: "a\n\tb\u{1B}\n") == "a\n␉b␛\n")
    }
}
