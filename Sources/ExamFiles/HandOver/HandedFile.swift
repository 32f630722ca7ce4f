import ExamDomain
import Glibc

/// A file that is handed over: where its bytes are, what they must be, and the name it gets.
package struct HandedFile: Hashable, Sendable {
    /// Below the folder of the hand-over, or in the zip.
    package let path: String
    /// Where the bytes are now.
    package let source: String
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    package let size: ByteSize
    /// What a zip tells as the file's time.
    package let modified: Moment
    /// Is it the hand-over's own, such as its list? Then it takes the place of an earlier one.
    package let isOwn: Bool

    package init(
        path: String, source: String, sha256: String, size: ByteSize, modified: Moment, isOwn: Bool = false
    ) {
        self.path = path
        self.source = source
        self.sha256 = sha256
        self.size = size
        self.modified = modified
        self.isOwn = isOwn
    }
}

extension [HandedFile] {
    /// Of all of them together.
    package var size: ByteSize { ByteSize(reduce(0) { $0 + $1.size.bytes }) }
}

/// A SHA-256 in the making; its library lives in another room.
package struct ContentDigest {
    let update: (UnsafeRawBufferPointer) -> Void
    let hex: () -> String

    package init(update: @escaping (UnsafeRawBufferPointer) -> Void, hex: @escaping () -> String) {
        self.update = update
        self.hex = hex
    }
}

/// Makes a digest for each file.
package typealias Digesting = () -> ContentDigest

/// A file whose bytes are not those that its digest promises.
struct OtherContent: Error {
    let path: String
}

/// The bytes of a handed file from its source, compared with the digest when the last has been read.
struct CheckedReading {
    private let input: InputFile
    private let digest: ContentDigest
    private let sha256: String
    private var offset: Int64 = 0

    /// - Throws: `Failure` `.noInput`.
    init(_ path: String, sha256: String, _ digesting: Digesting) throws {
        input = try InputFile(path: path)
        digest = digesting()
        self.sha256 = sha256
    }

    /// - Returns: how many bytes were read; 0 at the end.
    /// - Throws: `OtherContent` at the end; `Failure` `.io`.
    mutating func next(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try input.read(into: buffer, at: offset)
        guard count > 0 else {
            guard digest.hex() == sha256 else { throw OtherContent(path: input.path) }
            return 0
        }
        digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        offset += Int64(count)
        return count
    }

    /// True where the file is there and is the one promised.
    static func holds(_ path: String, sha256: String, _ digesting: Digesting) throws -> Bool {
        do {
            var reading = try CheckedReading(path, sha256: sha256, digesting)
            try withPiece { buffer in while try reading.next(into: buffer) > 0 {} }
            return true
        } catch is OtherContent {
            return false
        } catch let failure as Failure where failure.kind == .noInput {
            return false
        }
    }

    /// A buffer for pieces of 1 MiB.
    static func withPiece<Result>(_ body: (UnsafeMutableRawBufferPointer) throws -> Result) rethrows -> Result {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        return try body(buffer)
    }
}

/// The list of files with their digests, as `sha256sum -c` reads it.
package enum Manifest {
    package static let name = "SHA256SUMS"

    /// `digest  path`, a line each, in the order of the paths.
    package static func text(of files: [HandedFile]) -> String {
        files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            .map { "\($0.sha256)  \($0.path)\n" }.joined()
    }

    /// The paths that a manifest lists; what is no line of one is passed over.
    static func paths(in text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: "  ", maxSplits: 1)
                return parts.count == 2 && parts[0].utf8.count == 64 ? String(parts[1]) : nil
            })
    }
}
