import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct AuditVerify: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "verify",
        Phrase(zh: "核对整本日志是否完整、未被改动", en: "Verify that the journal is whole and unaltered"),
        examples: [
            Example(
                "examctl audit verify",
                Phrase(zh: "有一条不符即以 1 退出，并说明是哪一条", en: "Exits 1 and names the first entry that does not fit")),
            Example(
                "examctl audit verify --checkpoint 2026-12-01.json",
                Phrase(zh: "再用别处保存的检查点核对", en: "And against a checkpoint that was kept elsewhere")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(
        help: .text(zh: "用检查点核对，可多次", en: "Verify against a checkpoint; may be repeated", valueName: "FILE"),
        completion: .file(extensions: ["json"]))
    var checkpoint: [String] = []
    @Option(
        help: .text(
            zh: "审计人的公钥（64 位十六进制）：检查点必须由它签名",
            en: "The auditor's public key (64 hexadecimal digits), which must have signed",
            valueName: "HEX"))
    var publicKey: String?

    func run(in context: Context) throws -> ExitStatus {
        if let publicKey, !Checkpoint.isHex(publicKey, bytes: 32) {
            throw Failure.usage(
                "badKey", Phrase(zh: "--public-key 应为 64 位十六进制。", en: "--public-key must be 64 hexadecimal digits."))
        }
        let checkpoints = try checkpoint.map { (file: $0, checkpoint: try SmallDocument.checkpoint(at: $0)) }
        let answer = try context.store().read(as: context.staffName) { reading in
            VerifyAnswer(
                journal: try reading.verifyJournal(), rows: try reading.rowMismatch(deep: true),
                checkpoints: try checkpoints.map { file, checkpoint in
                    (file, checkpoint, try CheckpointVerdict(of: checkpoint, publicKey: publicKey, reading))
                })
        }
        try answer.show(on: context.console)
        return answer.isSound ? .done : .differs
    }
}

/// What the journal alone says, and what the checkpoints prove of it.
private struct VerifyAnswer {
    let journal: JournalChain.Verdict
    /// Nil where every row of every table is as the journal has it.
    let rows: RowMismatch?
    let checkpoints: [(file: String, checkpoint: Checkpoint, verdict: CheckpointVerdict)]

    var isSound: Bool {
        guard case .whole = journal, rows == nil else { return false }
        return checkpoints.allSatisfy { $0.verdict == .holds }
    }

    /// The last entry that a checkpoint proves; nil where none does.
    private var anchoredUpTo: Int64? { checkpoints.filter { $0.verdict == .holds }.map(\.checkpoint.seq).max() }

    func show(on console: Console) throws {
        try console.show(document(console.language)) {
            switch journal {
            case .whole(let entries, let head):
                try console.print(
                    Phrase(
                        zh: "日志完整：\(entries) 条，最后一条的摘要 \(head.prefix(16))…",
                        en: "The journal is whole: \(entries.counted("entry", "entries")), head \(head.prefix(16))…"))
                try console.print(rowsTold)
                for one in checkpoints { try console.print(told(one.file, one.checkpoint, one.verdict)) }
                try console.print(anchored(entries))
            case .broken(_, let message):
                try console.print(Phrase(zh: "日志不完整：\(message.zh)。", en: "The journal is broken: \(message.en)."))
                if rows != nil { try console.print(rowsTold) }
                for one in checkpoints { try console.print(told(one.file, one.checkpoint, one.verdict)) }
            }
        }
    }

    private var rowsTold: Phrase {
        guard let rows else {
            return Phrase(zh: "各表的每一行都与日志相符。", en: "Every row of every table is as the journal has it.")
        }
        return Phrase(zh: "数据与日志不符：\(rows.told.zh)。", en: "The data do not fit the journal: \(rows.told.en).")
    }

    private func told(_ file: String, _ checkpoint: Checkpoint, _ verdict: CheckpointVerdict) -> Phrase {
        Phrase(
            zh: "检查点 \(file)（第 \(checkpoint.seq) 条）：\(verdict.told.zh)",
            en: "Checkpoint \(file) (entry \(checkpoint.seq)): \(verdict.told.en)")
    }

    private func anchored(_ entries: Int64) -> Phrase {
        let rest = entries - (anchoredUpTo ?? 0)
        guard rest > 0 else { return Phrase(zh: "整本日志都有检查点证明。", en: "A checkpoint proves all of it.") }
        return anchoredUpTo.map { last in
            Phrase(
                zh: "第 \(last) 条之后的 \(rest) 条还没有检查点证明。",
                en: "Entries after \(last) that no checkpoint anchors: \(rest).")
        }
            ?? Phrase(
                zh: "没有检查点证明：若有人重造了整本日志，单凭它自己看不出来（examctl audit checkpoint）。",
                en:
                    "No checkpoint anchors it: a journal made anew as a whole would not show by itself (examctl audit checkpoint)."
            )
    }

    private func document(_ language: Language) -> JSON {
        var members: [JSON.Member]
        func member(_ key: String, _ value: JSON) -> JSON.Member { JSON.Member(key: key, value: value) }
        switch journal {
        case .whole(let entries, let head):
            members = [
                member("status", .string(isSound ? "ok" : "broken")), member("entries", .integer(entries)),
                member("head", .string(head)), member("seq", .null), member("message", .text(rows?.told(language))),
            ]
        case .broken(let seq, let message):
            members = [
                member("status", .string("broken")), member("entries", .null), member("head", .null),
                member("seq", .integer(seq)), member("message", .string(message(language))),
            ]
        }
        members.append(member("anchoredUpTo", anchoredUpTo.map { .integer($0) } ?? .null))
        members.append(
            member(
                "checkpoints",
                .array(
                    checkpoints.map { file, checkpoint, verdict in
                        .members([
                            "file": .string(file), "seq": .integer(checkpoint.seq),
                            "holds": .bool(verdict == .holds), "message": .string(verdict.told(language)),
                        ])
                    })))
        return .object(members)
    }
}
