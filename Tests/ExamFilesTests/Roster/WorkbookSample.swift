import Foundation

/// A small workbook made by hand, so that every way of writing a cell can be tried: the parts of an .xlsx, stored in a zip.
struct WorkbookSample {
    /// The rows of the first sheet as XML.
    var rows = ""
    /// Those of the second, which is missing from the workbook while there are none.
    var secondRows = ""
    /// The shared strings as XML: `<si><t>…</t></si>`.
    var strings = ""
    var properties = ""
    var sheetPrologue = ""

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    init(rows: String) {
        self.rows = rows
    }

    /// Texts as shared strings, one row each.
    init(texts: [[String]]) {
        for row in texts {
            rows += "<row>"
            for text in row {
                let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                rows += "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is></c>"
            }
            rows += "</row>"
        }
    }

    var parts: [(String, String)] {
        [
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(WorkbookSample.main)\" xmlns:r=\"\(WorkbookSample.relations)\">\(properties)<sheets>"
                    + "<sheet name=\"名单\" sheetId=\"7\" r:id=\"rId2\"/><sheet name=\"x\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships>"
                    + "<Relationship Id=\"rId1\" Type=\"\(WorkbookSample.relations)/worksheet\" Target=\"worksheets/none.xml\"/>"
                    + "<Relationship Id=\"rId2\" Type=\"\(WorkbookSample.relations)/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"
                    + "<Relationship Id=\"rId3\" Type=\"\(WorkbookSample.relations)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                    + "<Relationship Id=\"rId4\" Type=\"\(WorkbookSample.relations)/styles\" Target=\"styles.xml\"/></Relationships>"
            ), ("xl/sharedStrings.xml", "<sst xmlns=\"\(WorkbookSample.main)\">\(strings)</sst>"),
            (
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
                    + "<numFmt numFmtId=\"165\" formatCode=\"[Red]0&quot;d&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                "\(sheetPrologue)<x:worksheet xmlns:x=\"\(WorkbookSample.main)\"><x:sheetData>"
                    + rows.prefixed + "</x:sheetData></x:worksheet>"
            ),
        ]
            + (secondRows.isEmpty
                ? []
                : [("xl/worksheets/none.xml", "<worksheet><sheetData>\(secondRows)</sheetData></worksheet>")])
    }

    var bytes: [UInt8] { zipped(parts.map { ($0.0, Array($0.1.utf8)) }) }
}

extension String {
    /// The elements with the prefix `x:`, as some programs write them.
    fileprivate var prefixed: String {
        replacing("</", with: "\u{1}").replacing("<", with: "<x:").replacing("\u{1}", with: "</x:")
    }
}

/// A zip of members that are stored as they are.
func zipped(_ members: [(name: String, content: [UInt8])]) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var zip: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in members {
        let common =
            little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(Int(crc32(content)), 4)
            + little(content.count, 4) + little(content.count, 4) + little(name.utf8.count, 2) + little(0, 2)
        directory += Array("PK\u{1}\u{2}".utf8) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        directory += little(0, 4) + little(zip.count, 4) + Array(name.utf8)
        zip += Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + content
    }
    let count = little(members.count, 2)
    let end =
        Array("PK\u{5}\u{6}".utf8) + little(0, 4) + count + count + little(directory.count, 4) + little(zip.count, 4)
    return zip + directory + end + little(0, 2)
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
}
