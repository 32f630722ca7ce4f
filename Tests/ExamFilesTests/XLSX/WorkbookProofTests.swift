import CXlsxWriter
import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

@Suite("A workbook that was just written")
struct WorkbookProofTests {
    let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    /// Two sheets, the second with more rows than are read at once.
    private func workbook(rows: Int = 3000) throws -> String {
        let path = folder.file("a.xlsx")
        let book = try Workbook(path: path, temporaries: folder.path, called: path)
        _ = try book.addSheet("一")
        let sheet = try book.addSheet("二")
        for row in 0..<rows { worksheet_write_string(sheet, UInt32(row), 0, "第 \(row) 行", nil) }
        try book.close()
        return path
    }

    /// What lies between the sheet data's tags, as Python reads it.
    private func rows(_ path: String) throws -> [WrittenRows?] {
        let sheets = try output(
            of: "/usr/bin/python3",
            [
                "-c",
                """
                import sys, zipfile
                with zipfile.ZipFile(sys.argv[1]) as archive:
                    for number in 1, 2:
                        sheet = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
                        print(sheet.partition("<sheetData>")[2].partition("</sheetData>")[0])
                """, path,
            ])
        return try sheets.split(separator: "\n", omittingEmptySubsequences: false).prefix(2).map { sheet in
            let file = try #require(tmpfile())
            defer { fclose(file) }
            #expect(fputs(String(sheet), file) >= 0 && fflush(file) == 0)
            return WrittenRows(in: file)
        }
    }

    /// Another workbook with every member as it is, but for one text in the second sheet.
    private func replacing(_ text: String, by other: String, in path: String) throws -> String {
        let changed = folder.file("b.xlsx")
        _ = try output(
            of: "/usr/bin/python3",
            [
                "-c",
                """
                import sys, zipfile
                with zipfile.ZipFile(sys.argv[1]) as source, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as archive:
                    for name in source.namelist():
                        text = source.read(name).decode()
                        if name == "xl/worksheets/sheet2.xml":
                            assert sys.argv[3] in text
                            text = text.replace(sys.argv[3], sys.argv[4])
                        archive.writestr(name, text)
                """, path, changed, text, other,
            ])
        return changed
    }

    private func code(_ path: String, _ rows: [WrittenRows?]) throws -> String? {
        try failure(of: { try WorkbookProof.demandWhole(path, rows: rows, called: "a.xlsx") })?.code
    }

    @Test("passes where it is whole") func whole() throws {
        let path = try workbook()
        let rows = try rows(path)
        #expect(rows[0]?.count == 0)
        #expect(try #require(rows[1]).count > 1 << 17)
        #expect(try code(path, rows) == nil)
        #expect(try code(try replacing("第 7 行", by: "第 7 行", in: path), rows) == nil)
    }

    @Test("is refused where bytes of it are missing or others, wherever that is") func damaged() throws {
        let path = try workbook(rows: 3)
        let rows = try rows(path)
        let bytes = try folder.bytes("a.xlsx")
        for place in stride(from: 0, to: bytes.count - 64, by: 97) {
            try (bytes[..<place] + bytes[(place + 64)...]).write(to: URL(fileURLWithPath: path))
            #expect(try code(path, rows) == "writeFailed", "without the 64 bytes at \(place)")
        }
        try bytes.prefix(0).write(to: URL(fileURLWithPath: path))
        #expect(try code(path, rows) == "writeFailed")
    }

    @Test(
        "is refused where a sheet is XML, with its checksum, but its rows are not those that were written",
        arguments: [
            ("第 0 行", "第 0"), ("第 1500 行", "第 1501 行"), ("第 2999 行", ""), ("<sheetData>", "<sheetData><row/>"),
        ])
    func otherRows(_ text: String, _ other: String) throws {
        let path = try workbook()
        let rows = try rows(path)
        #expect(try code(try replacing(text, by: other, in: path), rows) == "writeFailed")
    }

    @Test("is refused where a member ends before its XML does, or a sheet is not there") func cutShort() throws {
        let path = try workbook()
        let rows = try rows(path)
        #expect(try code(try replacing("</worksheet>", by: "", in: path), rows) == "writeFailed")
        #expect(try code(path, rows + [nil]) == "writeFailed")
    }
}
