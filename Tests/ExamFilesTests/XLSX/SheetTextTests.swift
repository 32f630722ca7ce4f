import Testing

@testable import ExamFiles

@Suite("A text in a cell of a workbook")
struct SheetTextTests {
    private func cell(_ text: String) -> String { SheetText.withCString(text) { String(cString: $0) } }

    @Test(
        "stays as it is", arguments: ["", "王芳", "=1+1", "a_x", "_x004_", "x0041_", "tab\tline\n", "ｆ", "\u{FFFC}", "👩‍🎤"])
    func kept(text: String) { #expect(cell(text) == text) }

    @Test(
        "shows what XML cannot hold, and no escape comes alive",
        arguments: [
            ("a\u{0}b", "a␀b"), ("\u{1B}[31m", "␛[31m"), ("a\r\nb\rc", "a\nb\nc"),
            ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
            ("_x0041_", "_x005F_x0041_"), ("_x00e9__x0041_", "_x005F_x00e9__x005F_x0041_"), ("_x00g1_", "_x00g1_"),
        ])
    func fitted(text: String, expected: String) { #expect(cell(text) == expected) }

    @Test("of 32,767 UTF-16 units is whole, of one more is cut and says so")
    func limit() {
        let longest = String(repeating: "考", count: 32_767)
        #expect(cell(longest) == longest)
        #expect(cell(longest + "生") == String(repeating: "考", count: 32_766) + "…")
        let pairs = String(repeating: "𠮷", count: 16_384)
        #expect(cell(pairs) == String(repeating: "𠮷", count: 16_383) + "…")
    }

    @Test("takes two columns for each Han character, and lines as they are broken")
    func widths() {
        #expect("王芳a".columns == 5)
        #expect("一\nab日".columns == 4)
        #expect("Zoë".columns == 3)
        #expect("一二三".lines(width: 6) == 1)
        #expect("一二三".lines(width: 5) == 2)
        #expect("a\n\nb".lines(width: 5) == 3)
    }

    @Test("names a continued sheet within Excel's 31 units")
    func sheetNames() {
        #expect(SheetWriter.name("提交情况", part: 2) == "提交情况 (2)")
        #expect(SheetWriter.name(String(repeating: "长", count: 31), part: 12).utf16.count == 31)
        #expect(PrintSetup.letters(0) == "A")
        #expect(PrintSetup.letters(25) == "Z")
        #expect(PrintSetup.letters(26) == "AA")
        #expect(PrintSetup.letters(701) == "ZZ")
        #expect(PrintSetup.letters(702) == "AAA")
    }
}
