import ExamDomain
import Glibc

/// A file of recorded facts, one JSON object a line (JSON lines), read as a stream: memory does not grow with it.
///
/// UTF-8 with or without a byte order mark, lines ended by LF or CRLF.
package struct ActivityFile {
    private let file: InputFile

    /// In bytes, without the line end. A longer line is no fact.
    package static let longestLine = 1 << 20
    private static let piece = 256 << 10

    /// - Throws: `Failure` of kind `.noInput` where there is no regular file to read.
    package init(path: String) throws(Failure) {
        file = try InputFile(path: path)
    }

    /// The folder that the file lies in, beside which its facts' own files are looked for.
    package var folder: String {
        guard let slash = file.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == file.path.startIndex ? "/" : String(file.path[..<slash])
    }

    /// Calls its argument for every line that is not blank, in order.
    ///
    /// - Parameter receive: is given the physical line from 1 and its object; nil where it is too long, no UTF-8, or no
    ///   JSON object. What it throws ends the reading and is thrown.
    /// - Throws: `Failure` of kind `.io`.
    package func forEachLine(_ receive: (_ line: Int, _ object: JSON?) throws -> Void) throws {
        var line = LineInTheMaking()
        var piece = [UInt8](repeating: 0, count: ActivityFile.piece)
        var offset = try startOfText()
        while true {
            let count = try piece.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
            guard count > 0 else { break }
            offset += Int64(count)
            try piece.withUnsafeBytes { bytes in
                var rest = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                while let end = rest.firstLineEnd {
                    line.append(UnsafeRawBufferPointer(rebasing: rest[..<end]))
                    try line.finish(receive)
                    rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
                }
                line.append(rest)
            }
        }
        try line.finish(receive)
    }

    private func startOfText() throws -> Int64 {
        let mark = TextEncoding.utf8.byteOrderMark
        return try file.head(mark.count) == mark ? Int64(mark.count) : 0
    }
}

/// One line as it grows piece by piece.
private struct LineInTheMaking {
    private var number = 1
    private var bytes: [UInt8] = []
    /// More than a line may hold: the rest is let go by.
    private var isTooLong = false

    mutating func append(_ piece: UnsafeRawBufferPointer) {
        guard !isTooLong else { return }
        // One byte more, for the CR that belongs to the line end.
        isTooLong = bytes.count + piece.count > ActivityFile.longestLine + 1
        if isTooLong { bytes.removeAll(keepingCapacity: true) } else { bytes.append(contentsOf: piece) }
    }

    mutating func finish(_ receive: (_ line: Int, _ object: JSON?) throws -> Void) throws {
        defer {
            number += 1
            bytes.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        if bytes.last == 0x0D { bytes.removeLast() }
        guard !isTooLong, bytes.count <= ActivityFile.longestLine else { return try receive(number, nil) }
        guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
        try receive(number, object)
    }

    /// Nil where the line is no JSON object in UTF-8.
    private var object: JSON? {
        // NB: Foundation's reader guesses UTF-16 and UTF-32 by their zero bytes, which no JSON in UTF-8 has.
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil,
            let value = JSON(parsing: bytes), case .object = value
        else { return nil }
        return value
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var firstLineEnd: Int? {
        guard let start = baseAddress, let found = memchr(start, 0x0A, count) else { return nil }
        return UnsafeRawPointer(found) - start
    }
}
