import ExamDomain

/// Writes CSV as spreadsheets like it: UTF-8 with a byte order mark, commas, CRLF (RFC 4180).
package struct CSVWriter {
    /// Takes the bytes; throws what writing throws.
    package typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    private let isDefusing: Bool
    private let sink: Sink
    private var buffer: [UInt8]

    private static let full = 64 << 10

    /// - Parameter isDefusing: whether a cell that a spreadsheet would take for a formula gets an apostrophe before it. A
    ///   roster imports as the same either way.
    package init(isDefusing: Bool, to sink: @escaping Sink) {
        self.isDefusing = isDefusing
        self.sink = sink
        buffer = TextEncoding.utf8.byteOrderMark
        buffer.reserveCapacity(CSVWriter.full + 4096)
    }

    package mutating func write(_ cells: [String]) throws {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            // NB: a lone empty cell would be an empty line, which is no row.
            append(isDefusing ? SpreadsheetFormula.defused(cell) : cell, isAlone: cells.count == 1)
        }
        buffer.append(0x0D)
        buffer.append(0x0A)
        if buffer.count >= CSVWriter.full { try flush() }
    }

    /// Call after the last row; a file without rows then holds the mark alone.
    package mutating func finish() throws {
        try flush()
    }

    private mutating func flush() throws {
        try buffer.withUnsafeBytes(sink)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ cell: String, isAlone: Bool) {
        var cell = cell
        cell.withUTF8 { bytes in
            guard isAlone && bytes.isEmpty || CSVWriter.needsQuotes(bytes) else {
                buffer.append(contentsOf: bytes)
                return
            }
            buffer.append(UInt8(ascii: "\""))
            for byte in bytes {
                if byte == UInt8(ascii: "\"") { buffer.append(byte) }
                buffer.append(byte)
            }
            buffer.append(UInt8(ascii: "\""))
        }
    }

    /// Blanks at the ends too, for some readers strip them.
    private static func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.first == 0x20 || bytes.last == 0x20 { return true }
        return bytes.contains { byte in
            byte < 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ";")
        }
    }
}
