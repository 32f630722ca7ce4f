import Testing

@testable import ExamCommands

@Suite struct UsageSentenceTests {
    /// Every sentence that the library can say about our kinds of options.
    @Test(
        "The library's sentences are said in both languages",
        arguments: [
            (["roster", "import"], "'FILE' is missing.", "缺少“FILE”。"),
            (["roster", "import", "a", "b"], "Words too many: b.", "多余的词：b。"),
            (["roster", "import", "a", "b", "c"], "Words too many: b, c.", "多余的词：b、c。"),
            (["roster", "list", "--search"], "'--search SEARCH' needs a value.", "“--search SEARCH”缺少值。"),
            (["init", "--data"], "'--data DIR' needs a value.", "“--data DIR”缺少值。"),
            (
                ["roster", "import", "a", "--dry-run=3"], "'--dry-run' takes no value, but was given '3'.",
                "“--dry-run”不带值，却给了“3”。"
            ),
            (
                ["init", "--format", "xml"],
                "'xml' is not a value for '--format table|json|csv'. Choose from: table, json, csv.",
                "“xml”不能作为“--format table|json|csv”的值。可选：table、json、csv。"
            ),
            (
                ["roster", "--format", "xml"],
                "'xml' is not a value for '--format table|json|csv'. Choose from: table, json, csv.",
                "“xml”不能作为“--format table|json|csv”的值。可选：table、json、csv。"
            ),
            (["roster", "--data"], "'--data DIR' needs a value.", "“--data DIR”缺少值。"),
            (
                ["roster", "import", "a", "--slow", "--fast"], "'--fast' and '--slow' exclude each other.",
                "“--fast”与“--slow”不能同时使用。"
            ),
            (
                ["roster", "list", "--zzzzzzzz"], "'examctl roster list' has no option '--zzzzzzzz'.",
                "“examctl roster list”没有“--zzzzzzzz”这个选项。"
            ),
            (
                ["roster", "list", "-z"], "'examctl roster list' has no option '-z'.",
                "“examctl roster list”没有“-z”这个选项。"
            ),
            (["roster", "import", "a", "--max-change", "x"], "Not a share: x", "比例不对：x"),
            (["roster", "import", "bad"], "bad", "不好"),
            (["activity", "count", "x"], "'x' is not a value for 'NUMBER'.", "“x”不能作为“NUMBER”的值。"),
            (["activity", "count", "1"], "One of these is needed: --up, --down.", "需要以下之一：--up、--down。"),
        ])
    func sentences(arguments: [String], english: String, chinese: String) {
        let inEnglish = call(arguments)
        #expect(inEnglish.status == .usage)
        #expect(inEnglish.err.hasPrefix("Error: \(english)\nHint: "))
        #expect(call(arguments, environment: ["LANG": "zh_CN.UTF-8"]).err.hasPrefix("错误：\(chinese)\n提示："))
    }

    @Test("What a person typed is never taken for the library's words")
    func quotes() {
        #expect(
            call("init", "--format", "a' is invalid for 'b").err.hasPrefix(
                "Error: 'a' is invalid for 'b' is not a value"))
    }

    @Test("A line end in a typed word changes nothing")
    func lineEnd() {
        #expect(call("init", "--format", "x\ny").err.hasPrefix("Error: 'x\ny' is not a value for"))
    }

    @Test("A sentence that we do not know is still told")
    func unknown() {
        struct Strange: Error {}
        let failure = UsageSentence(path: "examctl", options: []).failure(Strange(), sentence: "Something new")
        #expect(failure.kind == .usage)
        #expect(failure.message.en == "Something new.")
        #expect(failure.message.zh == "这些词不合用法（Something new）。")
    }
}
