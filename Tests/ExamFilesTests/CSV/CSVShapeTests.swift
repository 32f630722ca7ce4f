import ExamDomain
import ExamFiles
import Testing

@Suite("The shape of CSV")
struct CSVShapeTests {
    static let head = "姓名,证件类型,证件号码,备注"
    /// Names and lines of good rows, then faults.
    func seen(_ text: String) throws -> [String] {
        let (lines, reading) = try RosterSample(text).read()
        return reading.faults.map { "\($0.line ?? 0) \($0.code)" }
            + lines.map { line in
                line.entry.map { "\(line.line) \($0.name)" }
                    ?? line.faults.map { "\($0.line ?? 0) \($0.code)" }.joined(separator: " ")
            }
    }

    func row(_ name: String, note: String = "") -> String { "\(name),护照,E1234567,\(note)" }

    @Test("comma, tab and semicolon", arguments: CellSeparator.allCases)
    func separators(_ separator: CellSeparator) throws {
        let text = [CSVShapeTests.head, row("张三")].joined(separator: "\n")
        let sample = try RosterSample(text.replacing(",", with: separator.rawValue))
        let (lines, reading) = try sample.read()
        #expect(reading.separator == separator)
        #expect(lines.map { $0.entry?.name } == ["张三"])
    }

    @Test("other separators in titles and quotes do not mislead")
    func misleading() throws {
        let text = "名单；a;b;c;d;e;f;g,h\n\"姓名\"\t证件类型\t证件号码\t\"备注\"\n张三\t护照\tE1234567\t\"a\tb,c;d\"\n"
        let (lines, reading) = try RosterSample(text).read()
        #expect(reading.separator == .tab)
        #expect(lines.first?.entry?.note == "a\tb,c;d")
    }

    @Test("line ends of every kind, and none at the end", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) throws {
        let rows = [CSVShapeTests.head, row("张三"), "", row("李四", note: "\"a\(end)b\""), row("王五")]
        let expected = ["2 张三", "4 李四", "6 王五"]
        #expect(try seen(rows.joined(separator: end)) == expected)
        #expect(try seen(rows.joined(separator: end) + end) == expected)
    }

    @Test("mixed line ends count one each")
    func mixedLineEnds() throws {
        #expect(
            try seen("\(CSVShapeTests.head)\r\(row("张三"))\n\r\n\r\(row("李四"))\r\n\n\(row("王五"))") == [
                "2 张三", "5 李四", "7 王五",
            ])
    }

    @Test("lines count across the borders between pieces, CRLF and quotes cut in two")
    func borders() throws {
        for shift in 0..<4 {
            var text = String(repeating: " ", count: shift) + CSVShapeTests.head + "\r\n"
            while text.utf8.count < 600_000 { text += row("张三", note: "\"一\r\n二\"\"\"") + "\r\n" }
            let (lines, _) = try RosterSample(text).read()
            #expect(lines.enumerated().allSatisfy { $1.line == 2 + 2 * $0 && $1.entry?.note == "一\n二\"" })
            #expect(lines.count > 10_000)
        }
    }

    @Test("rows of empty cells are skipped, whatever their count")
    func emptyRows() throws {
        let text = "\(CSVShapeTests.head)\n,,,\n , ,\u{3000},\n,\n\"\",\"\"\n\u{A0}\n\(row("张三"))\n"
        let (lines, reading) = try RosterSample(text).read()
        #expect(lines.map(\.line) == [7])
        #expect(reading.rows == 1)
    }

    @Test("a row with a cell more or less is refused by itself")
    func wrongColumnCount() throws {
        #expect(
            try seen("\(CSVShapeTests.head)\n张三,护照,E1234567\n\(row("李四")),\n\(row("王五"))")
                == ["2 wrongColumnCount", "3 wrongColumnCount", "4 王五"])
    }

    @Test("a quote that never closes costs its own line")
    func unclosed() throws {
        #expect(
            try seen("\(CSVShapeTests.head)\n\(row("张三"))\n\"李四,护照,E1234568,\n\(row("王五"))\n\(row("赵六"))\n")
                == ["2 张三", "3 unclosedQuote", "4 王五", "5 赵六"])
        #expect(try seen("\(CSVShapeTests.head)\n\(row("张三", note: "\""))") == ["2 unclosedQuote"])
    }

    @Test("two quotes that never close are two faults, and the rows between are kept")
    func unclosedTwice() throws {
        #expect(
            try seen("\(CSVShapeTests.head)\n\"李四,护照,E1,\n\(row("王五"))\n\"赵六,护照,E2,\n\(row("孙七"))")
                == ["2 unclosedQuote", "3 王五", "4 unclosedQuote", "5 孙七"])
    }

    @Test("text after a closing quote does not swallow the rows below")
    func textAfterQuote() throws {
        #expect(
            try seen("\(CSVShapeTests.head)\n\"李\"四,护照,E1234568,\n\(row("王五"))\n\"赵六\",护照,E1234567,\"x\"")
                == ["2 unclosedQuote", "3 王五", "4 赵六"])
    }

    @Test("an unclosed quote far from the end of a large file is found where it opened")
    func unclosedInLarge() throws {
        let rows = Array(repeating: row("张三"), count: 12_000).joined(separator: "\n")
        let seen = try seen("\(CSVShapeTests.head)\n\(rows)\n\"李四,护照,E1234568,\n\(rows)")
        #expect(seen.count == 24_001)
        #expect(seen[12_000] == "12002 unclosedQuote")
        #expect(seen.last == "24002 张三")
    }

    @Test("the fault is on the line where the quote opened, after a cell of several lines")
    func unclosedAfterLines() throws {
        #expect(
            try seen("\(CSVShapeTests.head)\n\"a\nb\",护照,\"E1\n\(row("王五"))") == ["3 unclosedQuote", "4 王五"])
    }

    @Test("quotes inside a cell that does not begin with one are text")
    func innerQuotes() throws {
        let (lines, reading) = try RosterSample("\(CSVShapeTests.head)\n张三,护照,=\"E1234567\",身高5\"6\n").read()
        #expect(lines.first?.entry?.certificate.number.revealed == "E1234567")
        #expect(lines.first?.entry?.note == "身高5\"6")
        #expect(reading.repairs.excelTextWrapper == 1)
    }

    @Test("NUL is a control character, and no row after it is lost")
    func nul() throws {
        #expect(try seen("\(CSVShapeTests.head)\n张\0三,护照,E1234567,\n\(row("李四"))") == ["2 controlCharacter", "3 李四"])
    }

    @Test("a line of 64 KiB is taken, one byte more is too long, and the next row goes on")
    func longLines() throws {
        // Many further columns, so that no cell is too long by itself.
        let head = "姓名,证件类型,证件号码," + (1...40).map { "c\($0)" }.joined(separator: ",")
        func line(of bytes: Int) -> String {
            let start = "张三,护照,E1234567"
            var left = bytes - start.utf8.count - 40
            var text = start
            for _ in 1...40 {
                text += "," + String(repeating: "x", count: min(left, 4000))
                left -= min(left, 4000)
            }
            return text
        }
        let good = "李四,护照,E1234568" + String(repeating: ",", count: 40)
        #expect(line(of: 65_536).utf8.count == 65_536)
        #expect(try seen("\(head)\n\(line(of: 65_536))\n\(good)") == ["2 张三", "3 李四"])
        #expect(try seen("\(head)\n\(line(of: 65_537))\n\(good)") == ["2 tooLong", "3 李四"])
    }

    @Test("a line over a mebibyte ends the reading at once")
    func endlessLine() throws {
        let sample = try RosterSample(CSVShapeTests.head + "\n" + String(repeating: "x", count: 3 << 20) + "\n")
        #expect(sample.refusal() == "tooLong")
    }
}
