import Testing

@testable import ExamCommands

@Suite struct TextWrapTests {
    @Test("Latin text breaks at blanks only")
    func latin() {
        #expect(TextWrap.lines("one two three", columns: 7) == ["one two", "three"])
        #expect(TextWrap.lines("one two three", columns: 6) == ["one", "two", "three"])
        #expect(TextWrap.lines("incomprehensible", columns: 4) == ["incomprehensible"])
    }

    @Test("Han text breaks after any character that fits")
    func han() {
        let text = String(repeating: "考", count: 30)
        #expect(TextWrap.lines(text, columns: 54).map(\.count) == [27, 3])
        #expect(TextWrap.lines(text, columns: 53).map(\.count) == [26, 4])
    }

    @Test("No line begins with closing punctuation or ends with an opening one")
    func punctuation() {
        #expect(TextWrap.lines("一二三，四", columns: 6) == ["一二", "三，四"])
        #expect(TextWrap.lines("一二（三）", columns: 6) == ["一二", "（三）"])
    }

    @Test("A command in Han text stays whole")
    func mixed() {
        #expect(TextWrap.lines("请运行 examctl doctor 检查", columns: 15) == ["请运行 examctl", "doctor 检查"])
    }

    @Test("An empty text is one empty line")
    func empty() {
        #expect(TextWrap.lines("", columns: 10) == [""])
    }
}
