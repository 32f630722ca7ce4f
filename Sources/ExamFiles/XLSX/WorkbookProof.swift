import CXlsxReader
import ExamDomain
import Glibc

/// Reads a workbook that was just written, because libxlsxwriter does not tell of a write that failed on the way: every sheet has
/// the very rows that were written to it, every other member its checksum, and everything but the rows is XML from its first to
/// its last element.
struct WorkbookProof {
    private let archive: OpaquePointer
    /// The rows that are still to be found, by the name of the sheet's member.
    private var awaited: [String: WrittenRows?]
    private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    /// The same part of the rows.
    private let rowsPiece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

    /// - Parameters:
    ///   - path: what opens the file.
    ///   - rows: of every sheet, in the order of the sheets; nil: it has none.
    ///   - name: the file as messages call it.
    static func demandWhole(_ path: String, rows: [WrittenRows?], called name: String) throws {
        guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, nil) else { throw Failure.notWritten(name, EIO) }
        defer { zip_discard(archive) }
        var proof = WorkbookProof(archive, rows)
        defer {
            proof.piece.deallocate()
            proof.rowsPiece.deallocate()
        }
        guard proof.isWhole() else { throw Failure.notWritten(name, EIO) }
    }

    private init(_ archive: OpaquePointer, _ rows: [WrittenRows?]) {
        self.archive = archive
        awaited = Dictionary(
            uniqueKeysWithValues: rows.enumerated().map { ("xl/worksheets/sheet\($0.offset + 1).xml", $0.element) })
    }

    private mutating func isWhole() -> Bool {
        for member in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
            guard let name = zip_get_name(archive, member, 0) else { return false }
            let rows = awaited.removeValue(forKey: String(cString: name)) ?? nil
            guard isWhole(member, holding: rows) else { return false }
        }
        return awaited.isEmpty
    }

    private func isWhole(_ member: zip_uint64_t, holding rows: WrittenRows?) -> Bool {
        if let rows {
            guard let file = UnpackedMember(member, of: archive) else { return false }
            return isWhole(holding: rows) { file.read(into: piece) }
        }
        guard let file = zip_fopen_index(archive, member, 0) else { return false }
        defer { zip_fclose(file) }
        return isWhole(holding: nil) { fill(from: file) }
    }

    /// The rows are compared as bytes and left out of what is parsed: that would take ten times as long, and tell less.
    ///
    /// - Parameter fill: fills the piece as far as the member goes; nil where it is damaged.
    private func isWhole(holding rows: WrittenRows?, _ fill: () -> Int?) -> Bool {
        guard let parser = XML_ParserCreate(nil) else { return false }
        defer { XML_ParserFree(parser) }
        let count = rows?.count ?? 0
        var found = 0
        var isBeforeRows = count > 0
        while let filled = fill() {
            let bytes = UnsafeRawBufferPointer(rebasing: piece[..<filled])
            var rest = bytes[...]
            if isBeforeRows {
                // The first piece holds them all: what comes before the rows are the widths of columns.
                guard let start = bytes.firstRange(of: "<sheetData>".utf8)?.upperBound,
                    isXML(bytes[..<start], parser)
                else { return false }
                rest = bytes[start...]
                isBeforeRows = false
            }
            let part = rest.prefix(count - found)
            if let rows, !part.isEmpty {
                let bytes = UnsafeRawBufferPointer(rebasing: part)
                guard rows.hold(bytes, at: found, readInto: rowsPiece) else { return false }
                found += part.count
            }
            rest = rest[part.endIndex...]
            guard isXML(rest, parser, isLast: bytes.isEmpty) else { return false }
            if bytes.isEmpty { return found == count }
        }
        return false
    }

    private func fill(from file: OpaquePointer) -> Int? {
        var filled = 0
        while filled < piece.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: piece[filled...])
            let count = zip_fread(file, rest.baseAddress, zip_uint64_t(rest.count))
            guard count >= 0 else { return nil }
            if count == 0 { break }
            filled += Int(count)
        }
        return filled
    }

    private func isXML(
        _ bytes: Slice<UnsafeRawBufferPointer>, _ parser: XML_Parser, isLast: Bool = false
    ) -> Bool {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        return XML_Parse(parser, text, Int32(bytes.count), isLast ? 1 : 0) == XML_STATUS_OK
    }
}
