import ExamDomain
import ExamFiles
import Foundation
import Testing

@Suite("Roster files")
struct RosterFileTests {
    static let head = "姓名,证件类型,证件号码"

    @Test("titles above the headings are skipped, down to the fifth row")
    func titles() throws {
        let table = "\(RosterFileTests.head)\n张三,护照,E1234567\n"
        let titles = ["2026年考试准考名单,,", "制表：教务处", "", "说明;请核对", "共 1 人,,"]
        let (lines, reading) = try RosterSample(titles.joined(separator: "\n") + "\n" + table).read()
        #expect(lines.map(\.line) == [7])
        #expect(reading.columns.line == 6)
        #expect(reading.rows == 1)
        let sixth = try RosterSample((titles + ["再一行"]).joined(separator: "\n") + "\n" + table).read().reading
        #expect(Set(sixth.faults.map(\.code)) == ["missingColumn"])
    }

    @Test("a heading row alone is a roster without rows")
    func withoutRows() throws {
        let (lines, reading) = try RosterSample(RosterFileTests.head).read()
        #expect(lines.isEmpty && reading.rows == 0 && reading.faults.isEmpty)
    }

    @Test("without needed columns no row is read, but the whole file is seen")
    func missing() throws {
        let sample = try RosterSample("姓名,证件类型\n张三,护照\n")
        var bytes = 0
        let reading = try sample.file().read(tap: { bytes += $0.count }, { _ in Issue.record("a row") })
        #expect(reading.faults.map { "\($0.line ?? 0) \($0.code) \($0.place ?? "-")" } == ["1 missingColumn 证件号码"])
        #expect(bytes == "姓名,证件类型\n张三,护照\n".utf8.count)
        #expect(try RosterSample("").read().reading.faults.count == 3)
    }

    @Test("a heading that is broken is told with its cause")
    func brokenHeading() throws {
        #expect(try RosterSample("姓名,证件类型,\"证件号码\n张三,护照,E1234567\n").faults().contains("1 unclosedQuote"))
        #expect(
            try RosterSample(encoded("姓名,证件类型,证件号码\n", as: .gb18030)).faults(encoding: .utf8).contains("1 undecodable"))
    }

    @Test("--map stands in for a heading, in separators and titles too")
    func mapped() throws {
        let map = [try HeadingMapping(option: "号=certificateNumber")]
        let sample = try RosterSample("标题\n姓名;证件类型;号\n张三;护照;E1234567\n")
        let (lines, reading) = try sample.read(map: map)
        #expect(lines.first?.entry?.name == "张三")
        #expect(reading.columns.line == 2)
    }

    @Test("repairs are counted over the file")
    func repairs() throws {
        let text = "\(RosterFileTests.head),手机号\n 张三 ,护照,'E1234567,１３８\n李四,护照,=\"E1234568\",\u{200B}1\n"
        let repairs = try RosterSample(text).read().reading.repairs
        #expect(repairs.byKey.map(\.value) == [1, 1, 1, 1, 1])
    }

    @Test("a column cut by Excel is proven once the last row has gone by")
    func truncated() throws {
        let cut = (1...3).map { "张三,居民身份证,11010519900\($0)010000\n" }.joined()
        let (lines, reading) = try RosterSample("\(RosterFileTests.head)\n\(cut)李四,居民身份证,11010519491231002X\n").read()
        #expect(reading.truncation == ExcelTruncation(ids: 4, endingIn000: 3))
        #expect(reading.truncationSentence != nil)
        #expect(
            lines.map { $0.faultsWhenCut.map(\.code) } == [
                ["truncatedByExcel"], ["truncatedByExcel"], ["truncatedByExcel"], [],
            ])
    }

    @Test("admission numbers shorter than their column are doubted once the last row has gone by")
    func leadingZeros() throws {
        let numbers = (10...27).map { "00\($0)" } + ["7", "A1", "", "00070"]
        let rows = numbers.enumerated().map { "张三,护照,E\(10_000 + $0.offset),\($0.element)\n" }.joined()
        let (lines, reading) = try RosterSample("\(RosterFileTests.head),准考证号\n\(rows)").read()
        #expect(lines.flatMap(\.faults).isEmpty && lines.flatMap(\.warnings).isEmpty)
        #expect(
            reading.warnings.map { "\($0.line ?? 0) \($0.place ?? "-") \($0.code)" } == ["20 准考证号 leadingZerosLost"])
    }

    @Test("the caller's own error ends the reading and comes out")
    func callerThrows() throws {
        struct Stop: Error {}
        let sample = try RosterSample("\(RosterFileTests.head)\n张三,护照,E1234567\n李四,护照,E1234568\n")
        var count = 0
        #expect(throws: Stop.self) {
            _ = try sample.file().read { _ in
                count += 1
                throw Stop()
            }
        }
        #expect(count == 1)
    }
}

@Suite("What is no roster")
struct ForeignFileTests {
    static let heads: [(String, [UInt8])] = [
        ("xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), ("pdf", Array("%PDF-1.7".utf8)),
        ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("jpeg", [0xFF, 0xD8, 0xFF, 0xE0]),
        ("zip", Array("PK\u{3}\u{4}".utf8) + Array("readme.txt".utf8)), ("gzip", [0x1F, 0x8B, 8, 0]),
        ("html", Array("\n <HTML><table><tr><td>姓名".utf8)), ("doctype", Array("\u{FEFF}<!DOCTYPE html>".utf8)),
        ("xml", Array("<?xml version=\"1.0\"?>".utf8)), ("dbf", [0x03, 124, 5, 17, 1, 0, 0, 0, 97, 0]),
        ("html16", encoded("<html>", as: .utf16LE, marked: true)),
    ]

    @Test("is recognised by its content", arguments: heads)
    func recognised(_ name: String, _ head: [UInt8]) throws {
        #expect(try RosterSample(head + [UInt8](repeating: 0, count: 600)).refusal() == "notARoster", "\(name)")
    }

    @Test("random bytes are no roster")
    func random() throws {
        var state: UInt64 = 42
        for _ in 0..<20 {
            let bytes = (0..<5000).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            #expect(try RosterSample(bytes).refusal() == "notARoster")
        }
    }

    @Test("a cell may hold what a page begins with")
    func markupInside() throws {
        #expect(try RosterSample("姓名,证件类型,证件号码,备注\n张三,护照,E1234567,<b>\n").names() == ["张三"])
    }
}

@Suite("Rejects")
struct RosterRejectsTests {
    func rejects(_ sample: RosterSample, _ language: Language = .zh) throws -> String {
        let file = try sample.file()
        var faults: [Fault] = []
        _ = try file.read { faults += $0.faults }
        var bytes: [UInt8] = []
        try RosterRejects(of: file).write(faults, in: language) { bytes += $0 }
        return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }

    @Test("hold the bad rows as they were, with why")
    func bad() throws {
        let text = "姓名;证件类型;证件号码;校区\n张三;护照;E1234567;东\n ;护照;'E1;=\"1\"\n李,四;护照;E1;\"a\nb\"\n"
        let rows = try rejects(RosterSample(text)).split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(rows[0] == "姓名,证件类型,证件号码,校区,错误代码,错误说明")
        #expect(rows[1].hasPrefix("\" \",护照,'E1,\"=\"\"1\"\"\",emptyName badLength,"))
        #expect(rows[2].hasPrefix("\"李,四\",护照,E1,\"a\nb\",badLength,"))
    }

    @Test("import as they stand once mended, and do not grow columns")
    func mended() throws {
        let first = try rejects(RosterSample("姓名,证件类型,证件号码\n张三,护照,E1\n\"李四,护照,E1234568\n"))
        let again = try rejects(RosterSample(first))
        #expect(again.hasPrefix("姓名,证件类型,证件号码,错误代码,错误说明\r\n张三,护照,E1,badLength,"))
        #expect(first.contains("\"\"\"李四\",护照,E1234568,unclosedQuote,"))
        let mended = first.replacing("E1,", with: "E1234567,").replacing("\"\"\"李四\"", with: "李四")
        #expect(try RosterSample(mended).names() == ["张三", "李四"])
        #expect(try RosterSample(mended).faults() == [])
    }

    @Test("need no --map, although their roster did")
    func mapped() throws {
        let map = try ["号=certificateNumber", "Group=note"].map { try HeadingMapping(option: $0) }
        let sample = try RosterSample("姓名,证件类型,号,报考专业,Group\n张三,护照,E1,音乐,甲\n")
        let file = try sample.file(map: map)
        var faults: [Fault] = []
        _ = try file.read { faults += $0.faults }
        var bytes: [UInt8] = []
        try RosterRejects(of: file).write(faults, in: .zh) { bytes += $0 }
        let mended = String(decoding: bytes, as: UTF8.self).replacing("E1,", with: "E1234567,")
        let entry = try RosterSample(mended).read().lines.first?.entry
        #expect(entry?.note == "甲" && entry?.group == "音乐")
    }

    @Test("keep the error columns in their place for a row that is short")
    func short() throws {
        let text = try rejects(RosterSample("姓名,证件类型,证件号码,备注\n张三,护照\n"), .en)
        #expect(text.contains("张三,护照,,,wrongColumnCount,"))
    }
}
