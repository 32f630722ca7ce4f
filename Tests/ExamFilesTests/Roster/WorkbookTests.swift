import ExamDomain
import ExamFiles
import Testing

@Suite("Rosters in workbooks")
struct WorkbookTests {
    static let head = ["姓名", "证件类型", "证件号码", "备注"]

    func note(_ cell: String, properties: String = "", strings: String = "") throws -> String? {
        var sample = WorkbookSample(texts: [WorkbookTests.head])
        sample.rows += "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>张三</v></c><c r=\"B3\" t=\"str\"><v>护照</v></c>"
        sample.rows += "<c r=\"C3\" t=\"str\"><v>E1234567</v></c>\(cell)</row>"
        sample.properties = properties
        sample.strings = strings
        let lines = try RosterSample(sample.bytes, name: "roster.xlsx").read().lines
        #expect(lines.map(\.line) == [3])
        return lines.first?.entry?.note
    }

    @Test("the first sheet is read, with titles above, empty rows and cells left out")
    func texts() throws {
        let sample = WorkbookSample(texts: [
            ["2026 准考名单"], [], WorkbookTests.head, ["张三", "护照", "E1234567"], ["", " "],
            ["李四", "居民身份证", "1", "x", "y"],
            ["王五", "护照", "=\"E1234568\"", "a\nb"],
        ])
        let file = try RosterSample(sample.bytes, name: "x.csv")
        var tapped: [UInt8] = []
        var lines: [RosterLine] = []
        let reading = try file.file().read(tap: { tapped += $0 }, { lines.append($0) })
        #expect(lines.map(\.line) == [4, 6, 7])
        #expect(lines.map { $0.entry?.name } == ["张三", nil, "王五"])
        #expect(lines[1].faults.map(\.code) == ["wrongColumnCount"])
        #expect(lines[2].entry?.note == "a\nb")
        #expect(reading.encoding == nil && reading.separator == nil && reading.rows == 3)
        #expect(tapped == sample.bytes)
    }

    @Test(
        "--sheet names a sheet, or counts from 1; names come first",
        arguments: [
            (nil, "张三"), ("名单", "张三"), ("1", "张三"), ("X", "李四"), ("x", "李四"), ("2", "李四"),
        ] as [(String?, String)])
    func sheets(_ wanted: String?, _ name: String) throws {
        var sample = WorkbookSample(texts: [WorkbookTests.head, ["张三", "护照", "E1234567", ""]])
        sample.secondRows = WorkbookSample(texts: [WorkbookTests.head, ["李四", "护照", "E1234568", ""]]).rows
        let lines = try RosterSample(sample.bytes).read(sheet: wanted).lines
        #expect(lines.map { $0.entry?.name } == [name])
    }

    @Test("an unknown sheet is told with those that are there", arguments: ["0", "3", "-1", "准考", "", "1.0"])
    func unknownSheet(_ wanted: String) throws {
        let sample = try RosterSample(WorkbookSample(texts: [WorkbookTests.head]).bytes)
        let refused = try #require(throws: FaultyFile.self) { _ = try sample.file(sheet: wanted) }
        #expect(refused.code == "notARoster")
        #expect(refused.message.zh.contains("1 “名单”、2 “x”") && refused.message.en.contains("1 “名单”, 2 “x”"))
    }

    @Test("text has no sheets, and what is neither is told for what it is")
    func sheetOfText() throws {
        let text = try RosterSample("姓名,证件类型,证件号码\n")
        let failure = try #require(throws: Failure.self) { _ = try text.file(sheet: "1") }
        #expect(failure.kind == .usage && failure.code == "textHasNoSheets")
        let page = try RosterSample("<html>")
        #expect(throws: FaultyFile.self) { _ = try page.file(sheet: "1") }
    }

    @Test("shared strings, with runs joined, readings left out and escapes undone")
    func strings() throws {
        let strings =
            "<si><t>零</t></si><si><r><t>音</t></r><r><t>乐_x000A_系_x</t></r><rPh sb=\"0\" eb=\"1\"><t>yin</t></rPh></si>"
        #expect(try note("<c r=\"D3\" t=\"s\"><v>1</v></c>", strings: strings) == "音乐\n系_x")
        #expect(try note("<c r=\"D3\" t=\"s\"><v>2</v></c>", strings: strings) == nil)
    }

    @Test(
        "numbers are written out, dates by their style",
        arguments: [
            ("<c r=\"D3\"><v>20260001</v></c>", "20260001"), ("<c r=\"D3\"><v>1.5</v></c>", "1.5"),
            ("<c r=\"D3\"><v>999999999999999</v></c>", "999999999999999"), ("<c r=\"D3\"><v>1E3</v></c>", "1000"),
            ("<c r=\"D3\"><v>1000000000000000</v></c>", "1.0E+15"),
            ("<c r=\"D3\"><v>110105194912310020</v></c>", "1.1010519491231002E+17"),
            ("<c r=\"D3\" s=\"1\"><v>45992</v></c>", "2025-12-01"),
            ("<c r=\"D3\" s=\"2\"><v>45992.5</v></c>", "2025-12-01 12:00:00"),
            ("<c r=\"D3\" s=\"3\"><v>45992</v></c>", "45992"), ("<c r=\"D3\" s=\"99\"><v>1</v></c>", "1"),
            ("<c r=\"D3\" t=\"b\"><v>1</v></c>", "TRUE"), ("<c r=\"D3\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
            ("<c r=\"D3\"><f>1+1</f><v>2</v></c>", "2"), ("<c t=\"str\"><v>next</v></c>", "next"),
        ])
    func numbers(_ cell: String, _ told: String) throws {
        #expect(try note(cell) == told)
    }

    @Test("days may be counted from 1904")
    func from1904() throws {
        #expect(
            try note("<c r=\"D3\" s=\"1\"><v>0</v></c>", properties: "<workbookPr date1904=\"1\"/>") == "1904-01-01"
        )
    }

    @Test("a resident ID kept as a number is told for what it is")
    func numericID() throws {
        var sample = WorkbookSample(texts: [WorkbookTests.head])
        sample.rows +=
            "<row><c t=\"str\"><v>张三</v></c><c t=\"str\"><v>居民身份证</v></c><c><v>1.1010519491231E+17</v></c></row>"
        #expect(try RosterSample(sample.bytes).faults() == ["2 scientificNotation"])
    }

    @Test("rejects of a workbook are CSV that imports once mended")
    func rejects() throws {
        let sample = try RosterSample(WorkbookSample(texts: [WorkbookTests.head, ["张三", "护照", "E1"]]).bytes)
        let file = try sample.file()
        var faults: [Fault] = []
        _ = try file.read { faults += $0.faults }
        var bytes: [UInt8] = []
        try RosterRejects(of: file).write(faults, in: .zh) { bytes += $0 }
        let mended = String(decoding: bytes, as: UTF8.self).replacing("E1,", with: "E1234567,")
        #expect(try RosterSample(mended).names() == ["张三"])
    }

    @Test("a workbook that is cut off, holds entities or lacks its sheet is refused, not read in part")
    func broken() throws {
        let good = WorkbookSample(texts: [WorkbookTests.head, ["张三", "护照", "E1234567"]])
        for length in stride(from: 60, to: good.bytes.count, by: 97) {
            #expect(try RosterSample(good.bytes.prefix(length)).refusal() == "notARoster")
        }
        var bomb = good
        bomb.sheetPrologue = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>"
        #expect(try RosterSample(bomb.bytes).refusal() == "notARoster")
        var open = good
        open.rows += "<row>"
        #expect(try RosterSample(open.bytes).refusal() == "notARoster")
        let lacking = zipped(good.parts.dropLast().map { ($0.0, Array($0.1.utf8)) })
        #expect(try RosterSample(lacking).refusal() == "notARoster")
        #expect(try RosterSample(zipped([("readme.txt", [65])])).refusal() == "notARoster")
    }
}
