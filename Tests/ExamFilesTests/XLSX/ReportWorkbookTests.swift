import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

@Suite("A report as a workbook, read back by openpyxl and LibreOffice")
struct ReportWorkbookTests {
    let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    /// Every cell of every sheet, typed, with what shapes a sheet.
    private static let reader = """
        import json, sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        def told(cell):
            value = cell.value
            return [cell.data_type, value if isinstance(value, (str, int, float, type(None))) else str(value), cell.number_format]
        print(json.dumps({
            "title": book.properties.title, "creator": book.properties.creator, "created": str(book.properties.created),
            "sheets": [{
                "name": sheet.title, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref,
                "paper": sheet.page_setup.paperSize, "orientation": sheet.page_setup.orientation,
                "repeated": sheet.print_title_rows, "foot": sheet.oddFooter.right.text, "charts": len(sheet._charts),
                "bands": [[str(area.sqref), rule.formula[0]] for area in sheet.conditional_formatting for rule in area.rules],
                "widths": [sheet.column_dimensions[c].width for c in "ABCDEFG"],
                "rows": [[told(cell) for cell in row] for row in sheet.iter_rows()],
                # NB: asking for a cell makes it, so this comes last.
                "fill": sheet["H2"].fill.fgColor.rgb,
            } for sheet in book.worksheets]}, ensure_ascii=False))
        """

    private func write(_ report: Report, rowsPerSheet: Int = SheetWriter.excelRows, _ language: Language = .zh) throws
        -> JSON
    {
        try OutputFile.write(folder.file("r.xlsx"), force: true) { temporary, beside in
            _ = try ReportWorkbook.write(
                report, to: temporary, temporaries: beside, called: "r.xlsx", language: language,
                rowsPerSheet: rowsPerSheet)
        }
        let printed = try output(of: "/usr/bin/python3", ["-c", Self.reader, folder.file("r.xlsx")])
        return try #require(JSON(parsing: printed.utf8))
    }

    /// The cells of a row as `type value format`.
    private func row(_ number: Int, of sheet: JSON?) -> [String] {
        (sheet?["rows"]?.array?[number].array ?? []).map { cell in
            (cell.array ?? []).map { $0.string ?? $0.line }.joined(separator: " ")
        }
    }

    @Test("has each cell as what it is: texts as strings, dates as dates, durations as durations")
    func cells() throws {
        let book = try write(SampleReport.short)
        let sheet = book["sheets"]?.array?[1]
        #expect(sheet?["name"]?.string == "提交情况")
        let expected = [
            "s 000123 General", "s =1+1 General", "s 居民身份证 General", "s 1101************1X General",
            "s 音乐表演（声乐） General",
            "s q1 General", "s 自选曲目演奏 General", "s 已提交 General", "n 1 #,##0",
            "d 2023-12-01 09:00:00 yyyy-mm-dd hh:mm:ss", "d 1:02:05 [h]:mm:ss",
            "n 12345678 [>=1000000]#,##0.0,,\" MB\";[>=1000]0.0,\" KB\";0\" B\"",
            "s 一机位：已上传\n二机位：已上传 General", "n 0.5 General",
        ]
        #expect(row(1, of: sheet) == expected)
        #expect(row(2, of: sheet)[8] == "n null General")
        #expect(sheet?["fill"]?.string == "FFE2F0D9")
    }

    @Test("opens with a summary: key figures, the table and its chart")
    func summary() throws {
        let book = try write(SampleReport.short, .en)
        #expect(book["title"]?.string == "Art exam 2023 · Submissions")
        #expect(book["creator"]?.string == "华岚艺术学院")
        #expect(book["created"]?.string == "2023-12-02 01:30:00")
        let sheet = book["sheets"]?.array?[0]
        #expect(sheet?["name"]?.string == "Summary")
        #expect(sheet?["charts"]?.integer == 1)
        #expect(row(2, of: sheet)[1] == "d 2023-12-01 08:00:00 yyyy-mm-dd hh:mm:ss")
        let heading = ["Question", "Not started", "Answering", "Submitted", "Expired", "All"]
        #expect(row(7, of: sheet) == heading.map { "s \($0) General" })
        #expect(row(8, of: sheet) == ["s q1 General"] + [12, 3, 100, 5, 120].map { "n \($0) #,##0" })
    }

    @Test("has a frozen, filtered and repeated heading, and prints on A4 landscape")
    func frame() throws {
        let sheet = try write(SampleReport.short)["sheets"]?.array?[1]
        #expect(sheet?["frozen"]?.string == "C2")
        #expect(sheet?["filter"]?.string == "A1:N3")
        #expect(sheet?["repeated"]?.string == "$1:$1")
        #expect(sheet?["paper"]?.integer == 9)
        #expect(sheet?["orientation"]?.string == "landscape")
        #expect(sheet?["foot"]?.string == "第 &P 页，共 &N 页")
    }

    @Test("has a tint behind every second row, and none under a coloured word")
    func banding() throws {
        let sheet = try write(SampleReport.short)["sheets"]?.array?[1]
        let bands = sheet?["bands"]?.array?.map { ($0.array ?? []).compactMap(\.string).joined(separator: " ") }
        #expect(
            bands == [
                "A2:G3 MOD(ROW(),2)=1", "H2:H3 AND(MOD(ROW(),2)=1,ISBLANK(H2))", "I2:N3 MOD(ROW(),2)=1",
            ])
        let empty = try write(SampleReport.report([SampleReport.sheet([])]))["sheets"]?.array?[1]
        #expect(empty?["bands"]?.array == [])
    }

    @Test("has running numbers without separators, and counts with them")
    func serials() throws {
        let columns = [
            ReportColumn(
                key: "seq", heading: Phrase(verbatim: "seq"), width: 8, meaning: Phrase(verbatim: "seq"), form: .serial),
            SampleReport.column("count", "数", "Count", 8),
        ]
        let sheet = ReportSheet(name: Phrase(verbatim: "X"), columns: columns) { receive in
            try receive([.integer(12_345), .integer(12_345)])
        }
        let book = try write(SampleReport.report([sheet]))
        #expect(row(1, of: book["sheets"]?.array?[1]) == ["n 12345 0", "n 12345 #,##0"])
    }

    @Test("has further sheets after its own; they are no rows of the report")
    func further() throws {
        let rows = try OutputFile.write(folder.file("f.xlsx"), force: true) { temporary, beside in
            try ReportWorkbook.write(
                SampleReport.report(
                    [SampleReport.sheet([SampleReport.emptyRow])],
                    further: [SampleReport.sheet([SampleReport.emptyRow], name: Phrase(verbatim: "Y"))]),
                to: temporary, temporaries: beside, called: "f.xlsx", language: .en)
        }
        #expect(rows == 1)
        let printed = try output(of: "/usr/bin/python3", ["-c", Self.reader, folder.file("f.xlsx")])
        let names = JSON(parsing: printed.utf8)?["sheets"]?.array?.map { $0["name"]?.string }
        #expect(names == ["Summary", "Submissions", "Y"])
    }

    @Test("goes on on a further sheet where one is full, and an empty sheet has its heading")
    func continued() throws {
        let rows = (1...5).map { number -> [ReportCell] in
            [.text("A\(number)")] + SampleReport.formulaRow.dropFirst()
        }
        let report = SampleReport.report([
            SampleReport.sheet(rows), SampleReport.sheet([], name: Phrase(zh: "考生", en: "Candidates")),
        ])
        let sheets = try #require(try write(report, rowsPerSheet: 3)["sheets"]?.array)
        #expect(sheets.map { $0["name"]?.string } == ["汇总", "提交情况", "提交情况 (2)", "提交情况 (3)", "考生"])
        #expect(sheets.dropFirst().map { $0["rows"]?.array?.count } == [3, 3, 2, 1])
        #expect(sheets.map { $0["filter"]?.string } == [nil, "A1:N3", "A1:N3", "A1:N2", "A1:N1"])
        #expect(row(1, of: sheets[3])[0] == "s A5 General")
    }

    @Test(
        "keeps the order of sheets whose rows come in turns and which go on on further sheets, names and filters with them"
    )
    func inTurns() throws {
        let names = [Phrase(zh: "提交情况", en: "Submissions"), Phrase(zh: "考生", en: "Candidates")]
        let report = Report(
            title: Phrase(verbatim: "T"), summary: SampleReport.summary,
            sheets: names.map { SampleReport.sheet([], name: $0) },
            furtherSheets: [SampleReport.sheet([SampleReport.emptyRow], name: Phrase(verbatim: "Y"))],
            timeZone: SampleReport.zone, asOf: SampleReport.asOf,
            inOnePass: { receive in
                for number in 1...5 {
                    for sheet in [1, 0] {
                        try receive(sheet, [.text("\(sheet)-\(number)")] + SampleReport.formulaRow.dropFirst())
                    }
                }
                return SampleReport.summary
            })
        let sheets = try #require(try write(report, rowsPerSheet: 4)["sheets"]?.array)
        #expect(sheets.map { $0["name"]?.string } == ["汇总", "提交情况", "提交情况 (2)", "考生", "考生 (2)", "Y"])
        #expect(row(1, of: sheets[2])[0] == "s 0-4 General" && row(2, of: sheets[4])[0] == "s 1-5 General")
        #expect(sheets.dropFirst().map { $0["filter"]?.string } == ["A1:N4", "A1:N3", "A1:N4", "A1:N3", "A1:N2"])
        #expect(sheets.dropFirst().allSatisfy { $0["repeated"]?.string == "$1:$1" })
        #expect(sheets.map { $0["charts"]?.integer } == [1, 0, 0, 0, 0, 0])
    }

    @Test("has no formula, no link and no mark of doubt in its XML, and every sheet ends")
    func xml() throws {
        _ = try write(SampleReport.short)
        for number in 1...2 {
            let member = "xl/worksheets/sheet\(number).xml"
            let xml = try output(
                of: "/usr/bin/python3",
                ["-c", "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode(), end='')"]
                    + [folder.file("r.xlsx"), member])
            #expect(!xml.contains("<f>") && !xml.contains("<f ") && !xml.contains("<hyperlink"))
            #expect(xml.contains("numberStoredAsText"))
            #expect(xml.hasSuffix("</worksheet>"))
        }
    }

    @Test("opens in LibreOffice with every row and the texts as they were")
    func libreOffice() throws {
        var strange = SampleReport.emptyRow
        strange[1] = .text("_x0041_\u{7}")
        _ = try write(SampleReport.report([SampleReport.sheet([SampleReport.formulaRow, strange])]))
        _ = try output(
            of: "/usr/bin/soffice",
            ["-env:UserInstallation=file://\(folder.file("profile"))", "--headless", "--convert-to"]
                + ["csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,2", "--outdir"]
                + [folder.path, folder.file("r.xlsx")])
        let text = try folder.text("r-提交情况.csv")
        #expect(text.hasPrefix("准考证号,姓名,"))
        #expect(
            text.contains(
                "000123,=1+1,居民身份证,1101************1X,音乐表演（声乐）,q1,自选曲目演奏,已提交,1,2023-12-01 09:00:00,1:02:05,12.3 MB"))
        #expect(text.contains("A0002,_x0041_␇,"))
    }
}
