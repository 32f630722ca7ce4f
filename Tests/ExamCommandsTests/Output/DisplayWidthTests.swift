import Testing

@testable import ExamCommands

@Suite struct DisplayWidthTests {
    @Test(
        "Wide characters take two columns, marks none, all others one",
        arguments: [
            ("", 0), ("abc", 3), ("张三", 4), ("张a三", 5), ("（）", 4), ("ｱ", 1), ("Ａ", 2), ("é", 1), ("e\u{301}", 1),
            ("·", 1),
            ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("𠮷", 2), ("辻\u{E0100}", 2), ("🎹", 2), ("…", 1), ("－", 2),
            ("\u{E000}", 1),
        ])
    func width(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test(
        "Both sides of the borders of the wide blocks",
        arguments: [
            (0x10FF, 1), (0x1100, 2), (0x115F, 2), (0x2E7F, 1), (0x2E80, 2), (0x303E, 2), (0x303F, 1), (0x9FFF, 2),
            (0xABFF, 1),
            (0xAC00, 2), (0xD7A3, 2), (0xFF00, 1), (0xFF01, 2), (0xFF60, 2), (0xFF61, 1), (0x1FFFF, 1), (0x20000, 2),
            (0x3FFFD, 2), (0x3FFFE, 1),
        ] as [(UInt32, Int)])
    func borders(value: UInt32, columns: Int) throws {
        #expect(DisplayWidth.of(try #require(Unicode.Scalar(value))) == columns)
    }

    @Test("A prefix never takes half of a wide character")
    func prefix() {
        #expect(DisplayWidth.prefix(of: "张三丰", columns: 4) == "张三")
        #expect(DisplayWidth.prefix(of: "张三丰", columns: 5) == "张三")
        #expect(DisplayWidth.prefix(of: "张三丰", columns: 6) == "张三丰")
        #expect(DisplayWidth.prefix(of: "ab", columns: 0) == "")
    }

    @Test("A mark stays with the character before it")
    func prefixWithMark() {
        #expect(DisplayWidth.prefix(of: "e\u{301}x", columns: 1).unicodeScalars.count == 2)
    }
}
