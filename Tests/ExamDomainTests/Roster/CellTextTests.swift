import ExamDomain
import Testing

@Suite("Cells, mended")
struct CellTextTests {
    @Test(
        "numbers",
        arguments: [
            ("110105", "110105", CellRepair()), ("１１０１０５Ｘ", "110105X", .fullWidth),
            ("=\"110105\"", "110105", .excelTextWrapper), ("'110105", "110105", .apostrophe),
            ("\t110105", "110105", .trimmed), (" 110105\u{A0}", "110105", .trimmed),
            ("\u{3000}110105", "110105", .trimmed),
            ("110\u{200B}105", "110105", .invisible), ("\u{FEFF}110105", "110105", .invisible),
            ("=\"' １１ \"", "11", [.fullWidth, .excelTextWrapper, .apostrophe, .trimmed]), ("", "", []),
            ("  ", "", .trimmed),
            ("=\"\"", "", .excelTextWrapper), ("=\"", "=\"", []), ("＝＂12＂", "12", [.fullWidth, .excelTextWrapper]),
        ] as [(String, String, CellRepair)])
    func numbers(_ raw: String, _ text: String, _ repair: CellRepair) {
        let cell = CellText(raw, as: .number)
        #expect(cell.text == text)
        #expect(cell.repair == repair)
    }

    @Test("words fold their blanks, prose keeps its line breaks, further columns keep everything")
    func kinds() {
        #expect(CellText("a  b\nc", as: .words).text == "a b c")
        #expect(CellText(" a\nb ", as: .prose).text == "a\nb")
        #expect(CellText(" ａ\n b ", as: .untouched) == CellText(" ａ\n b ", as: .untouched))
        #expect(CellText(" ａ\n b ", as: .untouched).text == " ａ\n b ")
        #expect(CellText("'abc", as: .untouched).text == "'abc")
        #expect(CellText("'=abc", as: .untouched).text == "=abc")
        #expect(CellText("''=abc", as: .untouched).text == "=abc")
    }

    @Test("a line break is LF, however it was written", arguments: [CellText.Kind.prose, .untouched])
    func lineBreaks(_ kind: CellText.Kind) {
        let cell = CellText("a\r\nb\rc\n\rd", as: kind)
        #expect(cell.text == "a\nb\nc\n\nd")
        #expect(cell.repair == [] && !cell.holdsControl)
    }

    static let kinds: [CellText.Kind] = [.number, .words, .prose, .untouched]
    static let oddities = [
        "", "=1+1", "+86 138", "-1", "@x", "＝1", "'=1", "''=1", "'x", "=\"x\"", "=\"=1\"", "\t=1", "'\t=1", "a  b",
        " '  a",
        "'=\"01\"'", "=\"\"\"", "\u{200B}'=1", "张三", "（", "\r\nx",
    ]

    @Test("mending twice is mending once, and an export that is defused imports as the same")
    func roundTrip() {
        for raw in CellTextTests.oddities {
            for kind in CellTextTests.kinds {
                let once = CellText(raw, as: kind).text
                #expect(CellText(once, as: kind).text == once, "\(raw) \(kind)")
                #expect(CellText(SpreadsheetFormula.defused(once), as: kind).text == once, "\(raw) \(kind)")
            }
        }
    }

    @Test("control characters are seen, line ends and tabs are none")
    func controls() {
        #expect(CellText("a\0b", as: .words).holdsControl)
        #expect(CellText("a\u{1B}[31m", as: .words).holdsControl)
        #expect(CellText("a\u{7F}", as: .untouched).holdsControl)
        #expect(CellText("a\u{9B}", as: .number).holdsControl)
        #expect(CellText("a\u{FFFF}", as: .prose).holdsControl)
        #expect(CellText("a\u{FFFE}b", as: .untouched).holdsControl)
        #expect(!CellText("a\u{FFFD}b", as: .untouched).holdsControl)
        #expect(!CellText("a\t\r\nb", as: .prose).holdsControl)
    }

    @Test("repairs are counted by cell and kind")
    func counts() {
        var counts = RepairCounts()
        counts.count([.fullWidth, .trimmed])
        counts.count(.trimmed)
        var all = counts
        all.count(counts)
        #expect(
            all.byKey.map { "\($0.key) \($0.value)" } == [
                "fullWidth 2", "excelTextWrapper 0", "apostrophe 0", "trimmed 4", "invisible 0",
            ])
    }
}
