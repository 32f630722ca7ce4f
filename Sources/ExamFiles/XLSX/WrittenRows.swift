import Glibc

/// A sheet's rows as XML in the library's temporary file, held open beyond the library's own use of it to know them again in
/// the finished workbook.
final class WrittenRows {
    /// In bytes.
    let count: Int
    private let descriptor: Int32

    /// Nil where the file cannot be held.
    ///
    /// - Parameter file: everything in it has left the program.
    init?(in file: UnsafeMutablePointer<FILE>) {
        descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0)
        var status = stat()
        count = descriptor >= 0 && fstat(descriptor, &status) == 0 ? status.st_size : -1
        if count < 0 { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Are these the bytes at this place? False also where they cannot be read.
    ///
    /// - Parameter piece: what they are read into.
    func hold(
        _ bytes: UnsafeRawBufferPointer, at place: Int, readInto piece: UnsafeMutableRawBufferPointer
    ) -> Bool {
        var compared = 0
        while compared < bytes.count {
            let wanted = min(piece.count, bytes.count - compared)
            let count = pread(descriptor, piece.baseAddress, wanted, place + compared)
            guard count > 0, let first = bytes.baseAddress, let read = piece.baseAddress,
                memcmp(first + compared, read, count) == 0
            else { return false }
            compared += count
        }
        return true
    }
}
