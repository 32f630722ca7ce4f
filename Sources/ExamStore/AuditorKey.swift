import Crypto
import ExamDomain
import Foundation

/// An auditor's signing key (Ed25519). It is kept by the auditor, never in the data folder: who can write the folder could sign
/// with it too.
package struct AuditorKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new one.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    private static let heading = "examctl auditor key 1"

    /// As `text` wrote it; nil where it is no key.
    package init?(text: String) {
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count == 2, lines[0] == AuditorKey.heading, let bytes = Digest.bytes(hex: String(lines[1])),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    /// Two lines for a file that only the auditor can read.
    package var text: String { "\(AuditorKey.heading)\n\(Digest.hex(Array(key.rawRepresentation)))\n" }

    /// 64 hexadecimal digits, to be given to whoever verifies.
    package var publicKey: String { Digest.hex(Array(key.publicKey.rawRepresentation)) }

    package func sign(_ checkpoint: Checkpoint) throws -> Checkpoint {
        let value = try key.signature(for: Data(checkpoint.signedText.utf8))
        return checkpoint.signed(Checkpoint.Signature(publicKey: publicKey, value: Digest.hex(Array(value))))
    }
}

extension Checkpoint.Signature {
    /// True where it is this key's signature of the checkpoint.
    package func fits(_ checkpoint: Checkpoint) -> Bool {
        guard let key = Digest.bytes(hex: publicKey), let value = Digest.bytes(hex: value),
            let known = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
        else { return false }
        return known.isValidSignature(value, for: Data(checkpoint.signedText.utf8))
    }
}

extension Digest {
    /// Lower-case hexadecimal digits as bytes; nil for anything else.
    static func bytes(hex: String) -> [UInt8]? {
        guard hex.utf8.count % 2 == 0, Checkpoint.isHex(hex, bytes: hex.utf8.count / 2) else { return nil }
        let digits = hex.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
