import Crypto
import ExamDomain
import Glibc

/// A SHA-256 in the making.
package struct Digest: Sendable {
    private var hasher = SHA256()

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hasher.update(bufferPointer: bytes)
    }

    package mutating func update(_ bytes: [UInt8]) {
        hasher.update(data: bytes)
    }

    /// 32 bytes.
    package var bytes: [UInt8] { Array(hasher.finalize()) }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Digest.hex(bytes) }

    package static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    package static func hex(of text: String) -> String {
        var digest = Digest()
        digest.update(Array(text.utf8))
        return digest.hex
    }
}
