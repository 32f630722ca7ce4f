import ExamDomain

/// A file's text as UTF-8, piece by piece from the start. Where the file's bytes are no text in its encoding, the stream
/// holds bytes that are no UTF-8.
final class TextStream {
    /// Larger files are refused; at the limit they are not.
    static let largest: Int64 = 1 << 30

    var path: String { file.path }

    /// A first buffer for the text, at most so large. What a file decodes to may be longer than the file.
    func window(_ most: Int) -> Int {
        min(most, max(4096, 2 * file.fitting(most)))
    }

    private let file: InputFile
    private let transcoder: Transcoder?
    private let tap: (UnsafeRawBufferPointer) -> Void
    private var offset: Int64 = 0
    /// What the transcoder has still to take.
    private var raw: [UInt8] = []
    private var held = 0

    /// - Parameter tap: sees every byte of the file once and in order, the byte order mark too.
    init(_ file: InputFile, as encoding: TextEncoding, tap: @escaping (UnsafeRawBufferPointer) -> Void) throws {
        guard file.size <= TextStream.largest else { throw FaultyFile.tooLarge(file.path) }
        self.file = file
        self.tap = tap
        transcoder = encoding == .utf8 ? nil : try Transcoder(from: encoding)
        let mark = encoding.byteOrderMark
        let head = try file.head(mark.count)
        if head == mark {
            head.withUnsafeBytes(tap)
            offset = Int64(mark.count)
        }
    }

    /// Reads into the buffer and says how many bytes it gave; 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let transcoder else { return try readRaw(into: buffer) }
        if raw.isEmpty { raw = [UInt8](repeating: 0, count: max(4, file.fitting(128 << 10))) }
        while true {
            let fresh = try raw.withUnsafeMutableBytes { bytes in
                try readRaw(into: UnsafeMutableRawBufferPointer(rebasing: bytes[held...]))
            }
            let filled = held + fresh
            guard filled > 0 else { return 0 }
            let isLast = filled < raw.count
            let (taken, given) = raw.withUnsafeMutableBytes { bytes in
                let input = UnsafeMutableRawBufferPointer(rebasing: bytes[..<filled])
                let result = transcoder.decode(input, into: buffer, isLast: isLast)
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[result.taken..<filled]))
                return result
            }
            held = filled - taken
            if given > 0 { return given }
            guard taken > 0 else { return 0 }
        }
    }

    /// Lets the tap see what is left, without reading it as text.
    func drain() throws {
        var rest = [UInt8](repeating: 0, count: file.fitting(256 << 10))
        while try rest.withUnsafeMutableBytes({ try readRaw(into: $0) }) > 0 {}
    }

    private func readRaw(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !buffer.isEmpty else { return 0 }
        let count = try file.read(into: buffer, at: offset)
        tap(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        offset += Int64(count)
        guard offset <= TextStream.largest else { throw FaultyFile.tooLarge(file.path) }
        return count
    }
}

extension FaultyFile {
    static func tooLarge(_ path: String) -> FaultyFile {
        FaultyFile(
            file: path, code: "tooLarge",
            message: Phrase(zh: "文件超过 1 GiB。", en: "The file is larger than 1 GiB."),
            hint: Phrase(zh: "请核对是否选错文件；确实需要时请拆分", en: "check that it is the right file; if it is, split it"))
    }
}
