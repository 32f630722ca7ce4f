import Testing

@testable import ExamCommands

@Suite struct TableLayoutTests {
    private func text(_ text: String) -> TableLayout.Cell { TableLayout.Cell(text: text, isNumeric: false) }
    private func number(_ text: String) -> TableLayout.Cell { TableLayout.Cell(text: text, isNumeric: true) }

    @Test("Han and Latin texts line up")
    func alignment() {
        let layout = TableLayout(
            headings: ["姓名", "x"], sample: [[text("欧阳娜"), text("a")], [text("Li"), text("b")]], columns: nil)
        #expect(layout.line(["姓名", "x"]) == "姓名    x")
        #expect(layout.line(["欧阳娜", "a"]) == "欧阳娜  a")
        #expect(layout.line(["Li", "b"]) == "Li      b")
    }

    @Test("Numbers stand at the right, also beside empty cells, and not where a text is among them")
    func numbers() {
        let right = TableLayout(headings: ["count"], sample: [[number("7")], [text("")]], columns: nil)
        #expect(right.line(["7"]) == "    7")
        let left = TableLayout(headings: ["count"], sample: [[number("7")], [text("all")]], columns: nil)
        #expect(left.line(["7"]) == "7")
        let empty = TableLayout(headings: ["count"], sample: [[text("")]], columns: nil)
        #expect(empty.line(["x"]) == "x")
    }

    @Test("A row is cut exactly where the terminal ends, the widest column first")
    func cutting() {
        let row = [text(String(repeating: "a", count: 20)), text("bbbbb")]
        let fits = TableLayout(headings: ["a", "b"], sample: [row], columns: 27)
        #expect(fits.line(row.map(\.text)) == String(repeating: "a", count: 20) + "  bbbbb")
        let short = TableLayout(headings: ["a", "b"], sample: [row], columns: 26)
        #expect(short.line(row.map(\.text)) == String(repeating: "a", count: 18) + "…  bbbbb")
    }

    @Test("Columns are not cut below four, and numbers never")
    func least() {
        let row = [text("abcdefgh"), number("123456789")]
        let layout = TableLayout(headings: ["a", "b"], sample: [row], columns: 5)
        #expect(layout.line(row.map(\.text)) == "abc…  123456789")
    }

    @Test("Nothing is cut in a pipe, also not a later row that is longer than those measured")
    func pipe() {
        let layout = TableLayout(headings: ["a", "b"], sample: [[text("x"), text("y")]], columns: nil)
        #expect(layout.line(["longer", "y"]) == "longer  y")
        let terminal = TableLayout(headings: ["a", "b"], sample: [[text("xxxx"), text("y")]], columns: 80)
        #expect(terminal.line(["longer", "y"]) == "lon…  y")
    }

    @Test("A cut wide character leaves no half behind")
    func cutHan() {
        #expect(TableLayout.cut("欧阳娜娜", to: 8) == "欧阳娜娜")
        #expect(TableLayout.cut("欧阳娜娜", to: 7) == "欧阳娜…")
        #expect(TableLayout.cut("欧阳娜娜", to: 6) == "欧阳…")
    }
}
