import Testing

@testable import ExamFiles

@Suite struct CellSplitterTests {
    private func cells(_ text: String, _ split: (UnsafeRawBufferPointer, inout CSVRecord) throws -> Void) rethrows
        -> [String]
    {
        var record = CSVRecord()
        record.begin(line: 1, lastLine: 1, trouble: nil)
        try Array(text.utf8).withUnsafeBytes { try split($0, &record) }
        return (0..<record.count).map { record.lossyText($0) }
    }

    @Test(
        "Without quotes it comes to the same as the library says",
        arguments: ["a", "a,b", ",", ",,", "a,", ",b", " a , b ", "张三,护照,E1234567,,", "a\u{0},b", "a;b\tc,d"])
    func alike(_ text: String) throws {
        let splitter = try CellSplitter(separator: UInt8(ascii: ","))
        let library = try cells(text) { try splitter.splitByLibrary($0, into: &$1) }
        #expect(try cells(text) { try splitter.split($0, into: &$1) } == library)
        #expect(cells(text) { splitter.splitPlainly($0, into: &$1) } == library)
    }

    @Test("With quotes the library says")
    func quoted() throws {
        let splitter = try CellSplitter(separator: UInt8(ascii: ","))
        #expect(try cells("\"a,\"\"b\"\"\",c") { try splitter.split($0, into: &$1) } == ["a,\"b\"", "c"])
    }

    @Test(
        "A row of separators alone is blank, one with anything behind them is not",
        arguments: [",,,", ",,x", "\u{3000},,"])
    func blank(_ text: String) throws {
        let splitter = try CellSplitter(separator: UInt8(ascii: ","))
        var record = CSVRecord()
        record.begin(line: 1, lastLine: 1, trouble: nil)
        try Array(text.utf8).withUnsafeBytes { try splitter.split($0, into: &record) }
        #expect(record.isBlank == !text.contains("x"))
    }
}
