import ExamDomain

extension InputFile {
    /// Gives all bytes of the file, piece by piece.
    package static func eachPiece(of path: String, _ receive: (UnsafeRawBufferPointer) -> Void) throws(Failure) {
        let file = try InputFile(path: path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var offset: Int64 = 0
        while true {
            let count = try file.read(into: buffer, at: offset)
            guard count > 0 else { return }
            receive(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
            offset += Int64(count)
        }
    }
}
