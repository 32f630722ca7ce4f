import ExamDomain

extension InputFile {
    /// Gives all bytes of the file, piece by piece.
    package static func eachPiece(of path: String, _ receive: (UnsafeRawBufferPointer) -> Void) throws(Failure) {
        try InputFile(path: path).eachPiece { piece in
            receive(piece)
            return true
        }
    }

    /// All bytes of a small file; nil where it has more than so many.
    func whole(atMost limit: Int) throws(Failure) -> [UInt8]? {
        guard size <= limit else { return nil }
        var bytes: [UInt8] = []
        // It may have grown since.
        try eachPiece { piece in
            bytes += piece
            return bytes.count <= limit
        }
        return bytes.count <= limit ? bytes : nil
    }

    /// - Parameter receive: answers whether it wants more.
    private func eachPiece(_ receive: (UnsafeRawBufferPointer) -> Bool) throws(Failure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var offset: Int64 = 0
        while case let count = try read(into: buffer, at: offset), count > 0 {
            guard receive(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])) else { return }
            offset += Int64(count)
        }
    }
}
