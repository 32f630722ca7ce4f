import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

@Suite("A report as a file")
struct ReportFileTests {
    let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    @Test("is of the kind that the name's ending says", arguments: ["a.xlsx", "b.CSV", "/x.y/c.jsonl"])
    func ending(path: String) throws {
        #expect(try path.lowercased().hasSuffix("." + ReportFormat(path: path).rawValue))
    }

    @Test(
        "of any other ending is a matter of usage", arguments: ["a", "a.", "a.xls", "a.xlsx.gz", "csv", "a.csv/b", ""])
    func otherEnding(path: String) throws {
        #expect(try failure(of: { _ = try ReportFormat(path: path) })?.kind == .usage)
    }

    @Test("of several sheets is a workbook alone", arguments: ["all.csv", "all.jsonl"])
    func severalSheets(name: String) throws {
        let sheet = SampleReport.sheet([])
        let report = SampleReport.report([sheet, sheet])
        let written = try failure(of: {
            try ReportFile.write(report, to: folder.file(name), force: false, language: .zh)
        })
        #expect(written?.kind == .usage)
        #expect(try failure(of: { try ReportFile.check(folder.file(name), sheets: 2, force: false) })?.kind == .usage)
        #expect(try failure(of: { try ReportFile.check(folder.file(name), sheets: 1, force: false) }) == nil)
        #expect(try folder.names == [])
    }

    @Test("has the same bytes when written again, and its rows are counted", arguments: ["r.xlsx", "r.csv", "r.jsonl"])
    func reproducible(name: String) throws {
        for path in ["1-" + name, "2-" + name] {
            let rows = try ReportFile.write(
                SampleReport.short, to: folder.file(path), force: false, language: .zh)
            #expect(rows == 2)
            #expect(try folder.mode(path) == 0o600)
            // The zip's clock ticks in steps of two seconds, the document's in one.
            if name == "r.xlsx" { Thread.sleep(forTimeInterval: 1.1) }
        }
        #expect(try folder.bytes("1-" + name) == folder.bytes("2-" + name))
        #expect(try folder.names == ["1-" + name, "2-" + name])
    }

    @Test("leaves nothing behind when its rows cannot be read", arguments: ["r.xlsx", "r.csv", "r.jsonl"])
    func throwing(name: String) throws {
        struct Stop: Error {}
        let sheet = ReportSheet(name: Phrase(verbatim: "X"), columns: SampleReport.columns) { receive in
            for _ in 0..<2000 { try receive(SampleReport.formulaRow) }
            throw Stop()
        }
        #expect(throws: Stop.self) {
            try ReportFile.write(
                SampleReport.report([sheet]), to: folder.file(name), force: false, language: .en)
        }
        #expect(try folder.names == [])
    }

    @Test("refuses a row that is not as wide as the columns", arguments: ["r.xlsx", "r.csv", "r.jsonl"])
    func unevenRow(name: String) throws {
        let report = SampleReport.report([SampleReport.sheet([[.text("alone")]])])
        let failure = try failure(of: {
            try ReportFile.write(report, to: folder.file(name), force: false, language: .en)
        })
        #expect(failure?.kind == .internal)
        #expect(try folder.names == [])
    }
}
