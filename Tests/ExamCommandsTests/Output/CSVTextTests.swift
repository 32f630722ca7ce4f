import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct CSVTextTests {
    @Test("Cells are quoted where they have to be")
    func quoting() {
        #expect(CSVText.line(["a", "b,c", "d\"e", "f\ng", "", " h"]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\n")
        #expect(CSVText.line(["\"\""]) == "\"\"\"\"\"\"\n")
    }

    @Test("A formula is defused", arguments: ["=1+1", "+86", "-1", "@x", "\t=1", "＝1"])
    func formula(text: String) {
        #expect(CSVText.defused(text) == "'" + text)
    }

    @Test("Any other text is not touched", arguments: ["", "a=1", "张三", "'x", "1"])
    func harmless(text: String) {
        #expect(CSVText.defused(text) == text)
    }

    @Test("A document becomes a row of its members, an array a row for each of its objects")
    func documents() {
        let one: JSON = .members(["a": .integer(1), "b": .string("=x"), "c": .array([.integer(2)]), "d": .null])
        #expect(CSVText.lines(one) == "a,b,c,d\n1,'=x,[2],\n")
        #expect(CSVText.lines(.array([one, .members(["b": .bool(true)])])) == "a,b,c,d\n1,'=x,[2],\n,true,,\n")
        #expect(CSVText.lines(.array([])) == "")
    }
}
