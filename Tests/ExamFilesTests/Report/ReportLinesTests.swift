import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

@Suite("A report's sheet as lines")
struct ReportLinesTests {
    let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    private func lines(_ rows: [[ReportCell]], _ name: String, _ language: Language = .zh) throws -> [String] {
        let report = SampleReport.report([SampleReport.sheet(rows)])
        try ReportFile.write(report, to: folder.file(name), force: true, language: language)
        return try folder.text(name).components(separatedBy: name.hasSuffix("csv") ? "\r\n" : "\n")
    }

    /// One text cell as a whole .csv file of one column.
    private func csv(_ cell: ReportCell) throws -> String {
        let sheet = ReportSheet(
            name: Phrase(verbatim: "X"), columns: [SampleReport.column("x", "x", "x", 1)]
        ) { receive in try receive([cell]) }
        try ReportFile.write(
            SampleReport.report([sheet]), to: folder.file("x.csv"), force: true, language: .en)
        let heading = "\u{FEFF}x\r\n".utf8.count
        return String(decoding: try folder.bytes("x.csv").dropFirst(heading).dropLast(2), as: UTF8.self)
    }

    @Test("in .csv begins with a BOM, ends its lines with CR LF and speaks the reader's language")
    func csvChinese() throws {
        let lines = try lines([SampleReport.formulaRow, SampleReport.emptyRow], "a.csv")
        #expect(try folder.bytes("a.csv").prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        #expect(lines.count == 4)
        #expect(lines[0].hasSuffix("准考证号,姓名,证件类型,证件号码,报考专业,题目,题目名称,状态,已用次数,开始时间,用时,文件大小,文件,比例"))
        #expect(
            lines[1] == """
                000123,"'=1+1",居民身份证,1101************1X,音乐表演（声乐）,q1,自选曲目演奏,已提交,1,2023-12-01 09:00:00,1:02:05,\
                12345678,"一机位：已上传\n二机位：已上传",0.5
                """)
        #expect(lines[2] == "A0002,欧阳·娜扎,居民身份证,3301************24,,q2,作品集,未开始,,,,,,")
        #expect(lines[3] == "")
    }

    @Test("in .csv has English words for an English reader")
    func csvEnglish() throws {
        let lines = try lines([SampleReport.emptyRow], "a.csv", .en)
        #expect(
            lines[0].hasSuffix(
                "Admission number,Name,Certificate type,Certificate number,Group,Question,Title,Status,"
                    + "Takes used,Started at,Time used,File size,Files,Share"))
        #expect(lines[1] == "A0002,欧阳·娜扎,Resident ID,3301************24,,q2,作品集,not started,,,,,,")
    }

    @Test(
        "in .csv is left as it is where raw texts are asked for, quoted where it must be",
        arguments: ["=1+1", "＝1", "\tx", "=\"a\",b"])
    func raw(text: String) throws {
        let sheet = ReportSheet(
            name: Phrase(verbatim: "X"), columns: [SampleReport.column("x", "x", "x", 1)]
        ) { receive in try receive([.text(text)]) }
        try ReportFile.write(
            SampleReport.report([sheet]), to: folder.file("x.csv"), force: true, language: .en, raw: true)
        let quoted = "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        #expect(try folder.text("x.csv").hasSuffix("x\r\n\(text.contains("\"") ? quoted : text)\r\n"))
    }

    @Test("is raw as .csv alone", arguments: [("a.csv", true), ("a.xlsx", false), ("a.jsonl", false)])
    func rawOfCSV(name: String, allowed: Bool) throws {
        let failure = try failure(of: { try ReportFile.check(folder.file(name), sheets: 1, force: false, raw: true) })
        #expect(failure?.kind == (allowed ? nil : .usage))
    }

    @Test(
        "in .csv defuses what a spreadsheet would run",
        arguments: ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "=\"a\""])
    func defused(text: String) throws {
        let quoted = text.replacingOccurrences(of: "\"", with: "\"\"")
        #expect(try csv(.text(text)) == "\"'\(quoted)\"")
    }

    @Test("in .csv leaves other texts and all numbers as they are")
    func harmless() throws {
        #expect(try csv(.text("1=1")) == "1=1")
        #expect(try csv(.text("'x")) == "'x")
        #expect(try csv(.integer(-5)) == "-5")
        #expect(try csv(.number(-0.25)) == "-0.25")
        #expect(try csv(.number(.nan)) == "")
        #expect(try csv(.text("a,b")) == "\"a,b\"")
        #expect(try csv(.text("a\"b")) == "\"a\"\"b\"")
        #expect(try csv(.text(" a")) == "\" a\"")
        #expect(try csv(.interval(Interval(milliseconds: 90_061_999))) == "25:01:01")
        #expect(try csv(.interval(.seconds(-61))) == "-0:01:01")
    }

    @Test("in .jsonl has the columns as keys, codes, offsets, numbers and nulls")
    func jsonLines() throws {
        let lines = try lines([SampleReport.formulaRow, SampleReport.emptyRow], "a.jsonl")
        #expect(
            lines[0] == """
                {"admissionNumber":"000123","name":"=1+1","certificateType":"residentId","certificateNumber":"1101************1X",\
                "group":"音乐表演（声乐）","question":"q1","title":"自选曲目演奏","status":"submitted","takesUsed":1,\
                "startedAt":"2023-12-01T09:00:00.250+08:00","used":3725,"bytes":12345678,"files":["first","second"],"share":0.5}
                """)
        #expect(lines[1].contains("\"takesUsed\":null,\"startedAt\":null,\"used\":null"))
        #expect(lines[2] == "")
        #expect(lines.count == 3)
    }

    @Test(
        "in .jsonl escapes as every JSON of ours does",
        arguments: [
            "a\"b", "a\\b", "\u{1}", "\u{7F}", "\u{85}", "\u{200B}x", "\u{2028}", "\u{FEFF}", "é", "\u{3000}", "龥",
        ])
    func escapes(text: String) throws {
        let lines = try lines([[.text(text)] + Array(repeating: .empty, count: 13)], "a.jsonl")
        #expect(lines[0].hasPrefix("{\"admissionNumber\":" + JSON.string(text).line + ","))
    }

    @Test(
        "tells the time of the exam's zone, summer and winter",
        arguments: [
            ("2024-03-31T00:59:59Z", "2024-03-31T01:59:59+01:00"),
            ("2024-03-31T01:00:00Z", "2024-03-31T03:00:00+02:00"),
            ("2024-10-27T00:59:59Z", "2024-10-27T02:59:59+02:00"),
            ("2024-10-27T01:00:00Z", "2024-10-27T02:00:00+01:00"),
            ("1969-12-31T23:59:59.5Z", "1970-01-01T00:59:59.500+01:00"),
        ])
    func zones(utc: String, local: String) throws {
        var clock = WallClock(try #require(ExamTimeZone("Europe/Berlin")))
        let moment = try #require(Moment(iso8601: utc))
        // Twice: the second answer comes from what the first one remembered.
        for _ in 1...2 {
            var text: [UInt8] = []
            clock.iso8601(moment, to: &text)
            #expect(String(decoding: text, as: UTF8.self) == local)
        }
    }
}
