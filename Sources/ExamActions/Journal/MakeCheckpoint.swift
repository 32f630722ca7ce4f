import ExamDomain
import ExamStore

/// Takes the journal's end as a checkpoint, signed where there is a key. Reads only: whoever may read may take one.
package struct MakeCheckpoint {
    let key: AuditorKey?

    package init(signedBy key: AuditorKey? = nil) {
        self.key = key
    }

    /// - Throws: `Failure` `.damaged` where the journal is broken: such an end is worth no signature.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Checkpoint {
        try store.read(as: staff) { reading in
            switch try reading.verifyJournal() {
            case .broken(_, let message):
                throw Failure(
                    .damaged, code: "brokenJournal",
                    Phrase(
                        zh: "日志不完整，不能作检查点：\(message.zh)",
                        en: "the journal is broken and gets no checkpoint: \(message.en)"),
                    hint: Phrase(zh: "运行 examctl audit verify", en: "run examctl audit verify"))
            case .whole(let seq, let head):
                let checkpoint = Checkpoint(unit: try reading.unitName(), seq: seq, head: head, madeAt: now)
                return try key?.sign(checkpoint) ?? checkpoint
            }
        }
    }
}
