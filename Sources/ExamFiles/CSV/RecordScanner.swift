import Glibc

/// Finds where the records of a CSV text end, with their physical lines. What is inside a record is libcsv's to say.
///
/// libcsv alone cannot be asked: it drops empty lines, tells no line numbers, and lets a quote that is never closed (or
/// closed in the middle of a cell, `"x"y`) swallow the rows after it without a word. Here such a quote costs its own line
/// and no other.
struct RecordScanner {
    let separator: UInt8

    /// Longer records are refused, this one is not.
    static let longestRecord = 64 << 10

    enum Step: Equatable {
        /// An empty line.
        case blank(next: Int)
        /// - Parameters:
        ///   - end: where its bytes end, line end excluded.
        ///   - next: where the next line begins.
        ///   - lineEnds: line ends inside the record's quotes.
        case record(end: Int, next: Int, lineEnds: Int)
        /// A quote is not closed, or text follows its closing. The record ends with the line where the quote opened.
        case unclosed(end: Int, next: Int, lineEnds: Int)
        /// More text is needed to say.
        case incomplete
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lf: UInt8 = 0x0A
    private static let cr: UInt8 = 0x0D
    /// How far a plain line is looked for: further would cost more than it saves.
    private static let plainReach = 4096

    /// - Parameters:
    ///   - text: from the start of a line on, not empty.
    ///   - isLast: nothing follows the text.
    func step(in text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) -> Step {
        if let plain = plainLine(text, start) { return plain }
        var index = start
        var lineEnds = 0
        var atFieldStart = true
        while index < text.count {
            let byte = text[index]
            if atFieldStart, byte == RecordScanner.quote {
                let opened = (index: index, lineEnds: lineEnds)
                switch quoted(text, from: index, recordStart: start, isLast: isLast, &lineEnds) {
                case .closed(let after):
                    guard after < text.count || isLast else { return .incomplete }
                    guard after == text.count || endsCell(text[after]) else { fallthrough }
                    index = after
                    atFieldStart = false
                case .open: return unclosed(text, opened.index, lineEnds: opened.lineEnds, isLast: isLast)
                case .incomplete: return .incomplete
                }
                continue
            }
            atFieldStart = byte == separator
            index += 1
            guard byte == RecordScanner.lf || byte == RecordScanner.cr else { continue }
            let end = index - 1
            guard let next = afterLineEnd(text, end, isLast: isLast) else { return .incomplete }
            return end == start ? .blank(next: next) : .record(end: end, next: next, lineEnds: lineEnds)
        }
        return isLast ? .record(end: index, next: index, lineEnds: lineEnds) : .incomplete
    }

    /// The usual line, seen quickly: without quotes, ended by LF or CRLF. Nil for any other.
    private func plainLine(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Step? {
        let reach = min(text.count - start, RecordScanner.plainReach)
        guard let first = text.baseAddress.map({ UnsafeRawPointer($0 + start) }),
            let length = RecordScanner.place(of: RecordScanner.lf, from: first, within: reach),
            RecordScanner.place(of: RecordScanner.quote, from: first, within: length) == nil
        else { return nil }
        let end = RecordScanner.place(of: RecordScanner.cr, from: first, within: length) ?? length
        guard end >= length - 1 else { return nil }
        let next = start + length + 1
        return end == 0 ? .blank(next: next) : .record(end: start + end, next: next, lineEnds: 0)
    }

    private static func place(of byte: UInt8, from first: UnsafeRawPointer, within count: Int) -> Int? {
        memchr(first, Int32(byte), count).map { UnsafeRawPointer($0) - first }
    }

    private func endsCell(_ byte: UInt8) -> Bool {
        byte == separator || byte == RecordScanner.lf || byte == RecordScanner.cr
    }

    private enum Quoted {
        case closed(after: Int)
        case open
        case incomplete
    }

    /// Goes through a quoted cell, counting its line ends.
    private func quoted(
        _ text: UnsafeBufferPointer<UInt8>, from open: Int, recordStart: Int, isLast: Bool, _ lineEnds: inout Int
    ) -> Quoted {
        let before = lineEnds
        var index = open + 1
        while index < text.count {
            switch text[index] {
            case RecordScanner.quote:
                guard index + 1 < text.count else { return isLast ? .closed(after: index + 1) : .incomplete }
                guard text[index + 1] == RecordScanner.quote else { return .closed(after: index + 1) }
                index += 1
            case RecordScanner.lf: lineEnds += 1
            case RecordScanner.cr where index + 1 < text.count && text[index + 1] != RecordScanner.lf: lineEnds += 1
            default: break
            }
            index += 1
            // No cell is so long; so this quote was meant to close on a line above.
            if lineEnds > before, index - recordStart > RecordScanner.longestRecord { return .open }
        }
        return isLast ? .open : .incomplete
    }

    private func unclosed(
        _ text: UnsafeBufferPointer<UInt8>, _ open: Int, lineEnds: Int, isLast: Bool
    ) -> Step {
        var end = open
        while end < text.count, text[end] != RecordScanner.lf, text[end] != RecordScanner.cr { end += 1 }
        guard end < text.count else { return isLast ? .unclosed(end: end, next: end, lineEnds: lineEnds) : .incomplete }
        guard let next = afterLineEnd(text, end, isLast: isLast) else { return .incomplete }
        return .unclosed(end: end, next: next, lineEnds: lineEnds)
    }

    /// Where the line after this line end begins; nil where a CR is the last byte so far and may be half of a CRLF.
    private func afterLineEnd(_ text: UnsafeBufferPointer<UInt8>, _ end: Int, isLast: Bool) -> Int? {
        guard text[end] == RecordScanner.cr else { return end + 1 }
        guard end + 1 < text.count else { return isLast ? end + 1 : nil }
        return text[end + 1] == RecordScanner.lf ? end + 2 : end + 1
    }
}
