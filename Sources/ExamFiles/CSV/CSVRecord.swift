import ExamDomain

/// One record of a CSV file: its cells as bytes, and the physical lines that it takes up.
package struct CSVRecord: Sendable {
    /// Where it begins, from 1.
    package private(set) var line = 0
    /// Where it ends: the same, unless a quoted cell holds line ends.
    package private(set) var lastLine = 0
    package private(set) var trouble: Trouble?
    private var bytes: [UInt8] = []
    /// Where each cell ends in `bytes`.
    private var ends: [Int] = []

    package enum Trouble: Hashable, Sendable {
        /// The cells are then those between the separators of its lines, quotes and all.
        case unclosedQuote
        case tooLong
    }

    package var count: Int { ends.count }

    /// The cell's text; nil where it holds bytes that are no text.
    package func text(_ index: Int) -> String? {
        bytes.withUnsafeBufferPointer { bytes in
            let cell = UnsafeBufferPointer(rebasing: bytes[range(index)])
            // Decoding puts three bytes for one or two broken ones, so the length tells; only after a lead byte of F0 and
            // above it puts three for three. It is far quicker than to validate.
            guard !cell.contains(where: { $0 >= 0xF0 }) else { return String(validating: cell, as: UTF8.self) }
            let text = String(decoding: cell, as: UTF8.self)
            return text.utf8.count == cell.count ? text : nil
        }
    }

    /// The cell's text with U+FFFD for what is no text.
    package func lossyText(_ index: Int) -> String {
        String(decoding: bytes[range(index)], as: UTF8.self)
    }

    /// True where every cell is blank: such a row says nothing.
    package var isBlank: Bool {
        // Most rows begin with a visible byte; only the others are looked at as text.
        guard let first = bytes.first else { return true }
        // Blank and invisible characters begin with C2, E1…E3 or EF.
        guard first <= 0x20 || (0xC2...0xE3).contains(first) || first == 0xEF else { return false }
        return (0..<count).allSatisfy { lossyText($0).unicodeScalars.allSatisfy { $0.isBlank || $0.isInvisible } }
    }

    private func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    // MARK: - Filled by the reader

    mutating func begin(line: Int, lastLine: Int, trouble: Trouble?) {
        self.line = line
        self.lastLine = lastLine
        self.trouble = trouble
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ cell: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: cell)
        ends.append(bytes.count)
    }
}
