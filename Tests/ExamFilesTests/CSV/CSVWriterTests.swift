import ExamDomain
import ExamFiles
import Testing

@Suite("Writing CSV")
struct CSVWriterTests {
    func written(_ rows: [[String]], isDefusing: Bool = false) throws -> String {
        var bytes: [UInt8] = []
        var writer = CSVWriter(isDefusing: isDefusing) { bytes += $0 }
        for row in rows { try writer.write(row) }
        try writer.finish()
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }

    @Test("cells are quoted only where they must be")
    func quotes() throws {
        #expect(try written([["a", "b c", ""]]) == "a,b c,\r\n")
        #expect(
            try written([["a,b", "a\"b", "a\nb", " a", "a;b"]]) == "\"a,b\",\"a\"\"b\",\"a\nb\",\" a\",\"a;b\"\r\n")
        #expect(try written([[""]]) == "\"\"\r\n")
        #expect(try written([]) == "")
    }

    @Test("what a spreadsheet takes for a formula gets an apostrophe, where asked for")
    func formulas() throws {
        let cells = ["=1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "＋1", "－1", "＠a", "a=1", "1-1"]
        let defused = try written([cells], isDefusing: true)
        #expect(defused == "'=1,'+1,'-1,'@a,\"'\ta\",\"'\ra\",'＝1,'＋1,'－1,'＠a,a=1,1-1\r\n")
        #expect(try !written([cells]).contains("'"))
    }

    @Test("many rows come out whole")
    func many() throws {
        let rows = (0..<20_000).map { ["\($0)", "张三"] }
        #expect(try written(rows) == rows.map { "\($0[0]),张三\r\n" }.joined())
    }

    @Test("an exported roster imports as it was, defused or not", arguments: [true, false])
    func roundTrip(_ isDefusing: Bool) throws {
        let rows = [
            ["张三", "护照", "E1234567", "+86 138", "=1+1", "=SUM(A1)", "a\r\nb"],
            ["-李四", "passport", "-12345", "@1", "-", "\t=", "'=\"x\""],
            ["O'Neil \"x\"", "护照", "E1234568", "", "", " y ", ","],
        ]
        let head = ["姓名", "证件类型", "证件号码", "手机号", "备注", "校区", "其他"]
        let text = try written([head] + rows, isDefusing: isDefusing)
        let entries = try RosterSample(text).read().lines.compactMap(\.entry)
        #expect(entries.count == 3)
        let again = try written(
            [head]
                + entries.map { entry in
                    func extra(_ heading: String) -> String { entry.extra.first { $0.heading == heading }?.value ?? "" }
                    return [
                        entry.name, entry.certificate.type.rawValue, entry.certificate.number.revealed,
                        entry.phone ?? "",
                        entry.note ?? "", extra("校区"), extra("其他"),
                    ]
                }, isDefusing: isDefusing)
        #expect(try RosterSample(again).read().lines.compactMap(\.entry) == entries)
    }
}
