import ExamDomain

/// A sheet as JSON lines, for programs: an object a row, its keys the columns in order, codes as codes, times with the
/// exam's offset, intervals in seconds, sizes in bytes, and null where there is nothing.
enum ReportJSONLines {
    /// Answers with the number of rows.
    static func write(_ sheet: ReportSheet, zone: ExamTimeZone, to sink: inout OutputSink) throws -> Int {
        var clock = WallClock(zone)
        let keys = sheet.columns.enumerated().map { index, column in
            Array(((index == 0 ? "{" : ",") + JSON.string(column.key).line + ":").utf8)
        }
        var line: [UInt8] = []
        return try sheet.forEachNumberedRow { _, row in
            line.removeAll(keepingCapacity: true)
            for (key, cell) in zip(keys, row) {
                line += key
                append(cell, &clock, to: &line)
            }
            if keys.isEmpty { line.append(UInt8(ascii: "{")) }
            line.append(UInt8(ascii: "}"))
            line.append(0x0A)
            try sink.write(line)
        }
    }

    private static func append(_ cell: ReportCell, _ clock: inout WallClock, to line: inout [UInt8]) {
        switch cell {
        case .empty: line.append(contentsOf: "null".utf8)
        case .text(let text): append(text, to: &line)
        case .integer(let number): line.append(contentsOf: String(number).utf8)
        case .number(let number): line.append(contentsOf: JSON.number(number).line.utf8)
        case .moment(let moment):
            line.append(UInt8(ascii: "\""))
            clock.iso8601(moment, to: &line)
            line.append(UInt8(ascii: "\""))
        case .interval(let interval): line.append(contentsOf: JSON.number(interval.seconds).line.utf8)
        case .size(let size): line.append(contentsOf: String(size.bytes).utf8)
        case .word(let code, _): append(code, to: &line)
        case .json(let value, _): line.append(contentsOf: value.line.utf8)
        case .list(let list): line.append(contentsOf: list.json.line.utf8)
        }
    }

    private static func append(_ text: String, to line: inout [UInt8]) {
        guard text.utf8.allSatisfy(isPlain) else {
            line.append(contentsOf: JSON.string(text).line.utf8)
            return
        }
        line.append(UInt8(ascii: "\""))
        line.append(contentsOf: text.utf8)
        line.append(UInt8(ascii: "\""))
    }

    /// True for printable ASCII that needs no escape, and for bytes of U+3000…U+9FFF (lead bytes E3 to E9), among which
    /// `JSON` escapes nothing. Everything else goes the long way.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: false
        case 0x20...0x7E, 0x80...0xBF, 0xE3...0xE9: true
        default: false
        }
    }
}
