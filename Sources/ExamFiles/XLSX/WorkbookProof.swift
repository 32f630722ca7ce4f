import CXlsxReader
import ExamDomain
import Glibc

/// Reads a workbook that was just written, because libxlsxwriter does not tell of a write that failed on the way: every member
/// has its checksum, and is XML from its first to its last element.
enum WorkbookProof {
    /// - Parameters:
    ///   - path: what opens the file.
    ///   - name: the file as messages call it.
    static func demandWhole(_ path: String, called name: String) throws {
        guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, nil) else { throw Failure.notWritten(name, EIO) }
        defer { zip_discard(archive) }
        let count = zip_get_num_entries(archive, 0)
        guard count > 0 else { throw Failure.notWritten(name, EIO) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { piece.deallocate() }
        for member in 0..<zip_uint64_t(count) {
            guard isWhole(member, of: archive, piece) else { throw Failure.notWritten(name, EIO) }
        }
    }

    private static func isWhole(
        _ member: zip_uint64_t, of archive: OpaquePointer, _ piece: UnsafeMutableRawBufferPointer
    ) -> Bool {
        guard let file = zip_fopen_index(archive, member, 0) else { return false }
        defer { zip_fclose(file) }
        guard let parser = XML_ParserCreate(nil) else { return false }
        defer { XML_ParserFree(parser) }
        while true {
            let count = zip_fread(file, piece.baseAddress, zip_uint64_t(piece.count))
            guard count >= 0 else { return false }
            let bytes = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard XML_Parse(parser, bytes, Int32(count), count == 0 ? 1 : 0) == XML_STATUS_OK else { return false }
            if count == 0 { return true }
        }
    }
}
