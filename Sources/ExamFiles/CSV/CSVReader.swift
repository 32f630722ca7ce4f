import ExamDomain

/// The records of a CSV file, one at a time, in memory that does not grow with the file.
package struct CSVReader {
    private let stream: TextStream
    private let scanner: RecordScanner
    private let splitter: CellSplitter
    private var record = CSVRecord()
    private var line = 1

    /// A line longer than this ends the reading; one shorter but too long is only refused.
    static let hopeless = 1 << 20
    /// Of text at a time, to begin with.
    private static let largestWindow = 256 << 10

    init(_ stream: TextStream, separator: CellSeparator) throws {
        self.stream = stream
        let byte = separator.byte
        scanner = RecordScanner(separator: byte)
        splitter = try CellSplitter(separator: byte)
    }

    /// Calls its argument once for each record; lines without anything are none.
    mutating func forEachRecord(_ receive: (CSVRecord) throws -> Void) throws {
        var window = [UInt8](repeating: 0, count: stream.window(CSVReader.largestWindow))
        var filled = 0
        while true {
            let count = try window.withUnsafeMutableBytes { bytes in
                try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
            }
            filled += count
            let taken = try window.withUnsafeBufferPointer { bytes in
                try take(UnsafeBufferPointer(rebasing: bytes[..<filled]), isLast: count == 0, receive)
            }
            guard count > 0 else { return }
            guard filled - taken <= CSVReader.hopeless else { throw FaultyFile.endlessLine(stream.path, line) }
            window.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[taken..<filled]))
            }
            filled -= taken
            if filled > window.count / 2 { window += [UInt8](repeating: 0, count: window.count) }
        }
    }

    /// The first records of the file, at most so many.
    mutating func firstRecords(_ count: Int) throws -> [CSVRecord] {
        struct Enough: Error {}
        var records: [CSVRecord] = []
        do {
            try forEachRecord { record in
                records.append(record)
                if records.count == count { throw Enough() }
            }
        } catch is Enough {}
        return records
    }

    /// - Returns: how much of the text was taken.
    private mutating func take(
        _ text: UnsafeBufferPointer<UInt8>, isLast: Bool, _ receive: (CSVRecord) throws -> Void
    ) throws -> Int {
        var start = 0
        while start < text.count {
            switch scanner.step(in: text, from: start, isLast: isLast) {
            case .incomplete: return start
            case .blank(let next):
                line += 1
                start = next
            case .record(let end, let next, let lineEnds):
                let isTooLong = end - start > RecordScanner.longestRecord
                record.begin(line: line, lastLine: line + lineEnds, trouble: isTooLong ? .tooLong : nil)
                try splitter.split(
                    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[start..<end])), into: &record)
                try receive(record)
                line += lineEnds + 1
                start = next
            case .unclosed(let end, let next, let lineEnds):
                record.begin(line: line, lastLine: line + lineEnds, trouble: .unclosedQuote)
                splitter.splitPlainly(
                    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[start..<end])), into: &record)
                try receive(record)
                line += lineEnds + 1
                start = next
            }
        }
        return start
    }
}

extension CellSeparator {
    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .tab: UInt8(ascii: "\t")
        case .semicolon: UInt8(ascii: ";")
        }
    }
}

extension FaultyFile {
    static func endlessLine(_ path: String, _ line: Int) -> FaultyFile {
        let message = Phrase(
            zh: "第 \(line) 行超过 1 MiB，不像准考名单。", en: "Line \(line) is longer than 1 MiB, which no roster has.")
        return FaultyFile(
            file: path, code: RosterFaultCode.tooLong.rawValue, message: message,
            hint: Phrase(zh: "请核对是否选错文件，或重新另存为 CSV", en: "check that it is the right file, or save it as CSV again"),
            faults: [CellFault(.tooLong, message).at(line: line, place: nil)])
    }
}
