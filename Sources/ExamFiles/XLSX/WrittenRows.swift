import CXlsxReader
import Glibc

/// What a sheet's rows are as bytes of XML, to know them again in the finished workbook.
struct WrittenRows: Equatable {
    private(set) var bytes = 0
    /// CRC-32: it is to find what a disk lost, not what somebody changed.
    private var checksum: uLong = 0

    mutating func add(_ piece: UnsafeRawBufferPointer) {
        guard let first = piece.baseAddress else { return }
        checksum = crc32_z(checksum, first.assumingMemoryBound(to: Bytef.self), piece.count)
        bytes += piece.count
    }

    /// Reads a whole stream, and leaves it at its end. Nil where it cannot be read.
    init?(readingAll file: UnsafeMutablePointer<FILE>) {
        guard fseek(file, 0, SEEK_SET) == 0 else { return nil }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { piece.deallocate() }
        while case let count = fread(piece.baseAddress, 1, piece.count, file), count > 0 {
            add(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        guard ferror(file) == 0, fseek(file, 0, SEEK_END) == 0 else { return nil }
    }

    init() {}
}
