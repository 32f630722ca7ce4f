import ExamDomain

/// One record of a CSV file: its cells as bytes, and the physical lines that it takes up.
package struct CSVRecord: Sendable {
    /// Where it begins, from 1.
    package private(set) var line = 0
    /// Where it ends: the same, unless a quoted cell holds line ends.
    package private(set) var lastLine = 0
    package private(set) var trouble: Trouble?
    private var bytes: [UInt8] = []
    /// Where the cells are in `bytes`.
    private var cells: [Range<Int>] = []
    /// The highest of the bytes.
    private var highest: UInt8 = 0

    package enum Trouble: Hashable, Sendable {
        /// The cells are then those between the separators of its lines, quotes and all.
        case unclosedQuote
        case tooLong
    }

    package var count: Int { cells.count }

    /// The cell's text; nil where it holds bytes that are no text.
    package func text(_ index: Int) -> String? {
        bytes.withUnsafeBufferPointer { bytes in
            let cell = UnsafeBufferPointer(rebasing: bytes[cells[index]])
            // Decoding puts three bytes for one or two broken ones, so the length tells; only after a lead byte of F0 and
            // above it puts three for three. It is far quicker than to validate.
            guard highest < 0xF0 else { return String(validating: cell, as: UTF8.self) }
            let text = String(decoding: cell, as: UTF8.self)
            return text.utf8.count == cell.count ? text : nil
        }
    }

    /// The cell's text with U+FFFD for what is no text.
    package func lossyText(_ index: Int) -> String {
        String(decoding: bytes[cells[index]], as: UTF8.self)
    }

    /// True where every cell is blank: such a row says nothing.
    package var isBlank: Bool {
        // Most rows begin with a visible byte; only the others are looked at as text.
        if let cell = cells.first, !cell.isEmpty {
            let first = bytes[cell.lowerBound]
            // Blank and invisible characters begin with C2, E1…E3 or EF.
            guard first <= 0x20 || (0xC2...0xE3).contains(first) || first == 0xEF else { return false }
        }
        return (0..<count).allSatisfy { lossyText($0).unicodeScalars.allSatisfy { $0.isBlank || $0.isInvisible } }
    }

    // MARK: - Filled by the reader

    mutating func begin(line: Int, lastLine: Int, trouble: Trouble?) {
        self.line = line
        self.lastLine = lastLine
        self.trouble = trouble
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        highest = 0
    }

    mutating func append(_ cell: UnsafeRawBufferPointer) {
        let start = bytes.count
        bytes.append(contentsOf: cell)
        cells.append(start..<bytes.count)
        note(cell)
    }

    /// Appends everything between two separators as a cell.
    mutating func append(_ text: UnsafeRawBufferPointer, between separator: UInt8) {
        var start = bytes.count
        bytes.append(contentsOf: text)
        let first = bytes.count - text.count
        for index in 0..<text.count where text[index] == separator {
            cells.append(start..<first + index)
            start = first + index + 1
        }
        cells.append(start..<bytes.count)
        note(text)
    }

    private mutating func note(_ text: UnsafeRawBufferPointer) {
        for byte in text { highest = max(highest, byte) }
    }
}
