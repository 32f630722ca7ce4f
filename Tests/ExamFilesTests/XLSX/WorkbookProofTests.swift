import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

@Suite("A workbook that was just written")
struct WorkbookProofTests {
    let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    private func workbook() throws -> String {
        let path = folder.file("a.xlsx")
        let book = try Workbook(path: path, temporaries: folder.path, called: path)
        _ = try book.addSheet("一")
        try book.close()
        return path
    }

    private func code(_ path: String) throws -> String? {
        try failure(of: { try WorkbookProof.demandWhole(path, called: "a.xlsx") })?.code
    }

    @Test("passes where it is whole") func whole() throws {
        #expect(try code(workbook()) == nil)
    }

    @Test("is refused where bytes of it are missing or others, wherever that is") func damaged() throws {
        let path = try workbook()
        let bytes = try folder.bytes("a.xlsx")
        for place in stride(from: 0, to: bytes.count - 64, by: 97) {
            try (bytes[..<place] + bytes[(place + 64)...]).write(to: URL(fileURLWithPath: path))
            #expect(try code(path) == "writeFailed", "without the 64 bytes at \(place)")
        }
        try bytes.prefix(0).write(to: URL(fileURLWithPath: path))
        #expect(try code(path) == "writeFailed")
    }

    @Test("is refused where a member ends before its XML does") func cutShort() throws {
        let path = folder.file("b.xlsx")
        _ = try output(
            of: "/usr/bin/python3",
            [
                "-c",
                """
                import sys, zipfile
                with zipfile.ZipFile(sys.argv[1], "w") as archive:
                    archive.writestr("xl/workbook.xml", "<workbook/>")
                    archive.writestr("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row/>")
                """, path,
            ])
        #expect(try code(path) == "writeFailed")
    }
}
