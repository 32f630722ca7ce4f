import ExamDomain
import ExamStore

/// What a checkpoint proves about a journal.
package enum CheckpointVerdict: Hashable, Sendable {
    /// Up to its entry the journal is what it was when the checkpoint was made.
    case holds
    /// The journal's entry is another, or gone: it was changed since.
    case changed
    case badSignature
    /// Not signed, where a key was named.
    case unsigned
    /// Signed, but not by the key that was named.
    case otherKey
    /// Of another unit's journal, by the name that it tells.
    case otherUnit

    /// - Parameter publicKey: the auditor's, as known from elsewhere; nil: any signature counts.
    package init(of checkpoint: Checkpoint, publicKey: String?, _ reading: Reading) throws {
        if let signature = checkpoint.signature {
            guard signature.fits(checkpoint) else {
                self = .badSignature
                return
            }
            if let publicKey, publicKey != signature.publicKey {
                self = .otherKey
                return
            }
        } else if publicKey != nil {
            self = .unsigned
            return
        }
        if try reading.journalHash(at: checkpoint.seq) == checkpoint.head {
            self = .holds
        } else {
            self = try reading.unitName() == checkpoint.unit ? .changed : .otherUnit
        }
    }

    package var told: Phrase {
        switch self {
        case .holds: Phrase(zh: "相符", en: "holds")
        case .changed:
            Phrase(zh: "日志与检查点不符：那以前的内容被改动过", en: "the journal is not the one it was: something before it was changed")
        case .badSignature: Phrase(zh: "检查点的签名不对：检查点被改动过", en: "its signature does not fit: the checkpoint was changed")
        case .unsigned: Phrase(zh: "检查点没有签名", en: "it is not signed")
        case .otherUnit: Phrase(zh: "这是另一个单位的检查点", en: "it is a checkpoint of another unit")
        case .otherKey: Phrase(zh: "检查点是用另一把密钥签的", en: "it is signed with another key")
        }
    }
}
