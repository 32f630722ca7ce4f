import ExamDomain
import Glibc

/// The bytes of one file on their way out, in pieces of 64 KiB.
package struct OutputSink {
    private let descriptor: Int32
    private let path: String
    private var buffer: [UInt8] = []
    private static let piece = 1 << 16

    /// - Parameter path: named in a failure.
    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
        buffer.reserveCapacity(OutputSink.piece * 2)
    }

    package mutating func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= OutputSink.piece { try flush() }
    }

    package mutating func write(_ bytes: some Sequence<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= OutputSink.piece { try flush() }
    }

    /// Hands all bytes to the system. `OutputFile` does it at the end.
    mutating func flush() throws {
        try buffer.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw Failure.notWritten(path, errno) }
                rest = rest.dropFirst(written)
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
