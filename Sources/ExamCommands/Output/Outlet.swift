import ExamDomain
import Glibc

/// Where output goes: standard output, standard error, or a test's recorder.
struct Outlet: Sendable {
    /// A terminal's columns; nil for a file or a pipe, where nothing is ever cut.
    let columns: Int?
    let isColoured: Bool
    /// Writes all of it or throws a `WriteError`.
    let write: @Sendable ([UInt8]) throws -> Void

    var isTerminal: Bool { columns != nil }

    init(columns: Int?, isColoured: Bool = false, write: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.columns = columns
        self.isColoured = isColoured
        self.write = write
    }

    /// What went wrong with a write.
    enum WriteError: Error, Equatable {
        /// Nobody reads any more: no fault of ours, and nothing to tell anybody.
        case closed
        /// The system's error number: disk full and the like.
        case failed(Int32)
    }

    /// - Parameter environment: for `NO_COLOR`, `TERM` and `COLUMNS`.
    static func descriptor(_ descriptor: Int32, environment: [String: String]) -> Outlet {
        let columns = isatty(descriptor) == 1 ? terminalColumns(descriptor, environment) : nil
        let isPlain = !environment["NO_COLOR", default: ""].isEmpty || environment["TERM"] == "dumb"
        return Outlet(columns: columns, isColoured: columns != nil && !isPlain) { bytes in
            try writeAll(bytes, to: descriptor)
        }
    }

    private static func terminalColumns(_ descriptor: Int32, _ environment: [String: String]) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        if let columns = environment["COLUMNS"].flatMap({ Int($0) }), (1...10_000).contains(columns) { return columns }
        return 80
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if count == 0 {
                    throw WriteError.failed(EIO)
                } else if errno == EPIPE {
                    throw WriteError.closed
                } else if errno == EAGAIN {
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&ready, 1, -1)
                } else if errno != EINTR {
                    throw WriteError.failed(errno)
                }
            }
        }
    }
}
