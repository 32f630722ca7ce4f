import Testing

/// The notice as candidates get it, from the built program.
@Suite struct ExamNoticeTests {
    @Test("Published, changed, checked: in both languages, from a Windows editor too") func published() throws {
        let counter = try Counter(exam: openExam)
        for (language, label) in [("zh", "# 考试须知："), ("en", "# Instructions for candidates: ")] {
            try counter.must("exam", "notice", "notice-\(language).md", "--lang", language)
            #expect(counter.text(of: "notice-\(language).md").hasPrefix(label))
            #expect(counter.mode(of: "notice-\(language).md") == 0o600)
        }
        try counter.write(
            "\u{FEFF}"
                + counter.text(of: "notice-zh.md").split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: " \r\n"), to: "windows.md")
        for name in ["notice-zh.md", "notice-en.md", "windows.md"] {
            try counter.must("exam", "notice", "--check", name)
        }
        try counter.write(
            openExam.split(separator: "\n").map { $0 == "    submitLimit: 2h" ? "    submitLimit: 3h" : String($0) }
                .joined(separator: "\n"), to: "exam.yaml")
        try counter.must("exam", "apply", "exam.yaml")
        for (name, old, new) in [
            ("windows.md", "须在 2 小时内提交", "须在 3 小时内提交"), ("notice-en.md", "submit within 2 h", "submit within 3 h"),
        ] {
            let answer = try counter("exam", "notice", "--check", name, "--format", "json")
            #expect(answer.status == 1)
            let differences = try answer.json["differences"].array
            #expect(differences.map { $0["setting"] } == ["questions[q3].submitLimit", nil])
            #expect(differences[0]["published"].string.contains(old) && differences[0]["now"].string.contains(new))
            #expect(differences[0]["line"].int > 0 && differences[1]["kind"] == "id")
        }
        try counter.must("exam", "notice", "notice-zh.md", status: 73)
        try counter.must("exam", "notice", "--check", "none.md", status: 66)
        try counter.write([0x25, 0x50, 0x44, 0x46, 0x2D], to: "x.pdf")
        try counter.must("exam", "notice", "--check", "x.pdf", status: 65)
    }
}
