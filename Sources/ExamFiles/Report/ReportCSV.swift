import ExamDomain

/// A sheet as comma-separated values that a spreadsheet opens by a double click: UTF-8 with a BOM, CRLF, headings and
/// words in the reader's language, and no cell that would be run as a formula (unless raw texts are asked for).
enum ReportCSV {
    /// Answers with the number of rows, the headings not counted.
    ///
    /// - Parameter raw: texts as they are, for a program that is no spreadsheet.
    static func write(
        _ sheet: ReportSheet, zone: ExamTimeZone, language: Language, raw: Bool = false, to sink: inout OutputSink
    ) throws -> Int {
        var clock = WallClock(zone)
        var line: [UInt8] = [0xEF, 0xBB, 0xBF]
        for (index, column) in sheet.columns.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            append(column.heading(language), raw, to: &line)
        }
        line += crlf
        try sink.write(line)
        return try sheet.forEachNumberedRow { _, row in
            line.removeAll(keepingCapacity: true)
            for (index, cell) in row.enumerated() {
                if index > 0 { line.append(UInt8(ascii: ",")) }
                append(cell, language, raw, &clock, to: &line)
            }
            line += crlf
            try sink.write(line)
        }
    }

    private static let crlf: [UInt8] = [0x0D, 0x0A]

    private static func append(
        _ cell: ReportCell, _ language: Language, _ raw: Bool, _ clock: inout WallClock, to line: inout [UInt8]
    ) {
        switch cell {
        case .empty: break
        case .text(let text): append(text, raw, to: &line)
        case .integer(let number): line.append(contentsOf: String(number).utf8)
        case .number(let number): line.append(contentsOf: number.isFinite ? JSON.number(number).line.utf8 : "".utf8)
        case .moment(let moment): clock.told(moment, to: &line)
        case .interval(let interval): line.append(contentsOf: interval.clock.utf8)
        case .size(let size): line.append(contentsOf: String(size.bytes).utf8)
        case .word(_, let phrase): append(phrase(language), raw, to: &line)
        case .json(_, let told): append(told(language), raw, to: &line)
        case .list(let list): append(list.told(language), raw, to: &line)
        }
    }

    // MARK: - Text

    private static func append(_ text: String, _ raw: Bool, to line: inout [UInt8]) {
        let isFormula = !raw && startsLikeFormula(text)
        guard isFormula || needsQuotes(text) else {
            line.append(contentsOf: text.utf8)
            return
        }
        let quote = UInt8(ascii: "\"")
        line.append(quote)
        if isFormula { line.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == quote { line.append(quote) }
            line.append(byte)
        }
        line.append(quote)
    }

    private static func needsQuotes(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return first == UInt8(ascii: " ") || last == UInt8(ascii: " ")
            || text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
    }

    /// What spreadsheets take for a formula by its first character, full-width forms included (OWASP, "CSV Injection").
    static func startsLikeFormula(_ text: String) -> Bool {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }
}
