import Foundation
import Testing

/// roster import: encodings, separators, physical lines and every fault code.
@Suite struct RosterFaultTests {
    @Test(
        "Every encoding is found out and named",
        arguments: [
            ("UTF-8", "utf-8"), ("UTF-8", "utf-8-sig"), ("UTF-16LE", "utf-16-le"), ("UTF-16BE", "utf-16-be"),
            ("GB18030", "gb18030"),
        ])
    func encodings(name: String, codec: String) throws {
        let counter = try Counter(exam: openExam)
        try counter.write(rosterCSV(20).replacing("考生3,", with: "欧阳娜娜,"), to: "plain.csv")
        let mark = codec.hasPrefix("utf-16") ? "\\ufeff" : ""
        try counter.run([
            "python3", "-c",
            """
            text = "\(mark)" + open("plain.csv", encoding="utf-8").read()
            open("r.csv", "wb").write(text.replace("\\n", "\\r\\n").encode("\(codec)"))
            """,
        ])
        let document = try RosterImportTests.imported(counter, "r.csv")
        let said = document["encoding"].string.uppercased().replacing(" ", with: "").replacing("-", with: "")
        #expect(said.hasPrefix(name.replacing("-", with: "")), "\(said)")
        #expect(document["added"] == 20)
        #expect(try counter("roster", "list", "--search", "欧阳", "--format", "json").json.each("name") == ["欧阳娜娜"])
    }

    @Test(
        "Comma, tab and semicolon separate; line ends may be LF, CRLF or CR", arguments: [",", "\t", ";"],
        ["\n", "\r\n", "\r"])
    func separators(separator: String, end: String) throws {
        let counter = try Counter(exam: openExam)
        let text = rosterCSV(3).replacing(",", with: separator).replacing("\n", with: end)
        try counter.write(text, to: "r.csv")
        #expect(try RosterImportTests.imported(counter, "r.csv")["added"] == 3)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let code: String
        let row: String
        var column: String? = "证件号码"
        var testDescription: String { "\(code): \(row.prefix(60))" }
    }

    static let good = residentID(of: 50)
    static let cases: [Case] = [
        Case(code: "wrongColumnCount", row: "甲,居民身份证,\(good)", column: nil),
        Case(code: "wrongColumnCount", row: "甲,居民身份证,\(good),B1,声乐,多", column: nil),
        Case(code: "emptyName", row: "  ,居民身份证,\(good),B1,", column: "姓名"),
        Case(code: "badCertificateType", row: "甲,驾驶证,\(good),B1,", column: "证件类型"),
        Case(code: "badCertificateType", row: "甲,,\(good),B1,", column: "证件类型"),
        Case(code: "badLength", row: "甲,居民身份证,\(good.dropLast()),B1,"),
        Case(code: "badLength", row: "甲,居民身份证,,B1,"),
        Case(code: "badLength", row: "甲,护照,E123,B1,"),
        Case(code: "badCheckCharacter", row: "甲,居民身份证,\(good.dropLast())\(good.last == "7" ? "8" : "7"),B1,"),
        Case(code: "badBirthDate", row: "甲,居民身份证,\(residentID("11010520080230001")),B1,"),
        Case(code: "badBirthDate", row: "甲,居民身份证,\(residentID("11010518491231001")),B1,"),
        Case(code: "badBirthDate", row: "甲,居民身份证,\(residentID("11010529991231001")),B1,"),
        Case(code: "badFormat", row: "甲,护照,E12345_678,B1,"),
        Case(code: "badFormat", row: "甲,港澳居民来往内地通行证,X12345678,B1,"),
        Case(code: "badFormat", row: "甲,台湾居民来往大陆通行证,1234567A,B1,"),
        Case(code: "scientificNotation", row: "甲,居民身份证,1.10105E+17,B1,"),
        Case(code: "tooLong", row: String(repeating: "长", count: 101) + ",居民身份证,\(good),B1,", column: "姓名"),
        Case(code: "tooLong", row: "甲,居民身份证,\(good),B1," + String(repeating: "长", count: 4001), column: "报考专业"),
        Case(code: "controlCharacter", row: "甲\u{0},居民身份证,\(good),B1,", column: "姓名"),
        Case(code: "duplicateInFile", row: "甲,居民身份证,\(residentID(of: 1)),B1,"),
        Case(code: "duplicateAdmissionNumber", row: "甲,居民身份证,\(good),A0002,", column: "准考证号"),
    ]

    @Test("A bad row has its code, line and column, and is the only one rejected", arguments: cases)
    func fault(of sample: Case) throws {
        let counter = try Counter(exam: openExam)
        try counter.write(rosterCSV(2) + sample.row + "\n" + "乙,护照,E12345678,B9,\n", to: "r.csv")
        let document = try RosterImportTests.imported(counter, "r.csv", status: 65)
        #expect(document["faults"].each("code") == [.text(sample.code)], "\(document["faults"])")
        #expect(document["faults"].each("line") == [4])
        #expect(document["rejected"] == 1 && document["added"] == 3 && document["rows"] == 4)
        if let column = sample.column { #expect(document["faults"][0]["column"] == .text(column)) }
        #expect(try counter("roster", "list", "--format", "json").json == [])
    }

    @Test(
        "The border inside is good: 100 characters, 4,000 characters, every kind of certificate",
        arguments: [
            String(repeating: "长", count: 100) + ",居民身份证,\(good),B1,",
            "甲,居民身份证,\(good),B1," + String(repeating: "长", count: 4000),
            "甲,港澳居民来往内地通行证,H12345678,B1,", "甲,港澳居民来往内地通行证,HA1234567,B1,", "甲,hkMacaoPermit,M1234567801,B1,",
            "甲,台湾居民来往大陆通行证,12345678,B1,", "甲,台湾居民来往大陆通行证,1234567801,B1,", "甲,护照,E1234,B1,", "甲,passport,g-12345,B1,",
            "甲,军人证件,南字第1234567号,B1,", "甲,其他,ABCDE,B1,", "甲,外国人永久居留身份证,ABC123456789012,B1,",
            "甲,港澳居民居住证,\(residentID("81000019900101001")),B1,", "甲,台湾居民居住证,\(residentID("83000019900101001")),B1,",
            "甲,居民身份证,\(good.lowercased()),,",
        ])
    func accepted(row: String) throws {
        let counter = try Counter(exam: openExam)
        try counter.write(rosterHeading + "\n" + row + "\n", to: "r.csv")
        #expect(try RosterImportTests.imported(counter, "r.csv")["added"] == 1)
    }

    @Test("Lines are the file's own: quoted line breaks, blank lines and title rows count") func physicalLines() throws
    {
        let counter = try Counter(exam: openExam)
        let text = """
            名单
            \(rosterHeading)
            "甲
            乙",护照,E11111111,B1,

            丙,护照,E22222222,B2,"一
            二
            三"
            丁,护照,!,B3,
            ,,,,
            戊,护照,!!,B4,
            """
        for end in ["\n", "\r\n"] {
            try counter.write(text.replacing("\n", with: end) + end, to: "r.csv")
            let document = try RosterImportTests.imported(counter, "r.csv", "--dry-run", "--skip-bad", status: 3)
            #expect(document["faults"].each("line") == [9, 11])
            #expect(document["rows"] == 4)
        }
    }

    @Test("A heading that is missing, doubled, or a quote that never closes is told with its line") func wholeFile()
        throws
    {
        let counter = try Counter(exam: openExam)
        let files: [(String, String, Int)] = [
            ("姓名,证件类型\n甲,护照\n", "missingColumn", 1),
            ("姓名,姓名,证件类型,证件号码\n甲,甲,护照,E12345678\n", "duplicateColumn", 1),
            ("姓名,证件号,身份证号,证件类型\n甲,E12345678,E12345678,护照\n", "duplicateColumn", 1),
            (rosterHeading + "\n甲,护照,E12345678,B1,\n\"乙,护照,E22222222,B2,\n丙,护照,E33333333,B3,\n", "unclosedQuote", 3),
        ]
        for (text, code, line) in files {
            try counter.write(text, to: "r.csv")
            let document = try RosterImportTests.imported(counter, "r.csv", status: 65)
            #expect(
                document["faults"].array.contains { $0["code"].string == code && $0["line"].int == line },
                "\(document["faults"])")
        }
        try counter.write(Array(rosterHeading.utf8) + [10] + Array("甲".utf8) + [0xFF, 0xFE, 0x2C, 0x0A], to: "r.csv")
        #expect(
            try RosterImportTests.imported(counter, "r.csv", "--encoding", "UTF-8", status: 65)["faults"].each("code")
                == ["undecodable"])
        #expect(try counter("roster", "import", "r.csv", "--encoding", "KLINGON").status == 64)
    }

    @Test("What is no roster is 65, by its kind: .xls, HTML, a picture, nothing at all") func noRoster() throws {
        let counter = try Counter(exam: openExam)
        let files: [[UInt8]] = [
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
            Array("<html><table><tr><td>姓名</td></tr></table>".utf8),
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], [0x50, 0x4B, 3, 4, 0, 0, 0],
        ]
        for bytes in files {
            try counter.write(bytes, to: "r.csv")
            let answer = try counter("roster", "import", "r.csv", "--format", "json")
            #expect(answer.status == 65)
            #expect((answer.out + answer.err).contains("notARoster"), "\(answer.out)\(answer.err)")
        }
        try counter.write("", to: "r.csv")
        #expect(try counter("roster", "import", "r.csv").status == 65)
    }

    @Test("Excel's marks are repaired and counted in cells") func repairs() throws {
        let counter = try Counter(exam: openExam)
        let id = residentID(of: 60)
        let text = #"""
            \#(rosterHeading)
            甲,居民身份证,"=""\#(id)""",B1,
            乙,居民身份证,'\#(residentID(of: 61)),Ｂ2,
             丙 ,居民身份证,\#(residentID(of: 62))\#u{200B},B3,声乐\#u{3000}
            """#
        try counter.write(text + "\n", to: "r.csv")
        let repairs = try RosterImportTests.imported(counter, "r.csv")["repairs"]
        #expect(repairs["excelTextWrapper"] == 1)
        #expect(repairs["apostrophe"] == 1)
        #expect(repairs["fullWidth"] == 1)
        #expect(repairs["invisible"] == 1)
        #expect(repairs["trimmed"] == 2)
        let list = try counter("roster", "list", "--format", "json", "--reveal").json
        #expect(list.each("certificateNumber")[0] == .text(id))
        #expect(list.each("name") == ["甲", "乙", "丙"])
        #expect(list.each("admissionNumber") == ["B1", "B2", "B3"])
    }

    @Test("Ids cut by Excel: three and over 1 % are faults, fewer warn") func truncated() throws {
        let counter = try Counter(exam: openExam)
        func rows(_ cut: Int) -> String {
            rosterCSV(20) + (0..<cut).map { "甲,居民身份证,1101051990010\($0 + 1)1000,C\($0),\n" }.joined()
        }
        try counter.write(rows(3), to: "r.csv")
        let cut = try RosterImportTests.imported(counter, "r.csv", status: 65)
        #expect(cut["faults"].array.filter { $0["code"] == "truncatedByExcel" }.count == 3)
    }
}
