import ExamDomain
import Testing

@Suite("Names")
struct PersonNameTests {
    @Test(
        "names in their stored form",
        arguments: [
            ("张三", "张三"), (" 张三\u{3000}", "张三"), ("张\u{3000}\u{3000}三", "张 三"), ("John  Smith", "John Smith"),
            ("阿卜杜拉•买买提", "阿卜杜拉·买买提"), ("阿卜杜拉‧买买提", "阿卜杜拉·买买提"), ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉.买买提", "阿卜杜拉·买买提"), ("阿卜杜拉．买买提", "阿卜杜拉·买买提"), ("J. Smith", "J. Smith"), ("张.", "张."),
            ("A.张", "A.张"), ("\u{20BB7}.田", "\u{20BB7}·田"), ("Ａｎｎａ", "Ａｎｎａ"), ("㐂", "㐂"), ("﨑", "﨑"),
            ("张\u{200B}三", "张三"),
        ])
    func stored(_ raw: String, _ text: String) {
        // Compared by scalars: String equality would hide a normalization.
        #expect(Array(PersonName(raw).text.unicodeScalars) == Array(text.unicodeScalars))
        #expect(PersonName(PersonName(raw).text).text == PersonName(raw).text)
    }

    @Test("a name has 1 to 100 characters")
    func length() {
        #expect(PersonName("").fault?.code == .emptyName)
        #expect(PersonName(" \u{200B}\u{3000}").fault?.code == .emptyName)
        #expect(PersonName(String(repeating: "张", count: 100)).fault == nil)
        #expect(PersonName(String(repeating: "张", count: 101)).fault?.code == .tooLong)
    }

    @Test("lost and private characters warn")
    func warnings() {
        #expect(PersonName("张三").warnings.isEmpty)
        #expect(PersonName("张?").warnings.isEmpty)
        #expect(PersonName("张??").warnings.map(\.code) == [.replacementCharacter])
        #expect(PersonName("张\u{FFFD}").warnings.map(\.code) == [.replacementCharacter])
        #expect(PersonName("张\u{E815}").warnings.map(\.code) == [.privateUseCharacter])
        #expect(PersonName("张\u{F0000}??").warnings.map(\.code) == [.replacementCharacter, .privateUseCharacter])
    }
}
