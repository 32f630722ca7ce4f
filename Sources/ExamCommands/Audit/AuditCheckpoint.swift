import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct AuditCheckpoint: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "checkpoint",
        Phrase(zh: "把日志的末尾写成检查点，交给别处保存", en: "Write the journal's end as a checkpoint, to be kept elsewhere"),
        more: [
            Phrase(
                zh: "能改写数据文件夹的人也能重造整本日志；只有存放在别处的检查点能证明那以前没有被改动。"
                    + "--key 用审计人的密钥（Ed25519）签名：密钥由审计人保管，不要放在数据文件夹里；还没有密钥时加 --new-key。",
                en:
                    "Whoever can write the data folder can make the whole journal anew; only a checkpoint kept elsewhere proves that "
                    + "nothing before it was changed. --key signs it with the auditor's key (Ed25519), which the auditor keeps, never in "
                    + "the data folder; --new-key makes one.")
        ],
        examples: [
            Example(
                "examctl audit checkpoint 2026-12-01.json --key auditor.key --new-key",
                Phrase(zh: "第一次：生成密钥并签名", en: "The first time: makes the key and signs")),
            Example(
                "examctl audit verify --checkpoint 2026-12-01.json",
                Phrase(zh: "以后用它核对", en: "Later, verify against it")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: .text(zh: "写到哪个文件；不写则输出到屏幕", en: "The file to write; without it, standard output", valueName: "FILE"),
        completion: .file(extensions: ["json"]))
    var file: String?
    @Option(
        help: .text(zh: "审计人的密钥文件", en: "The auditor's key file", valueName: "KEYFILE"), completion: .file())
    var key: String?
    @Flag(help: .text(zh: "生成密钥文件（须不存在）", en: "Make the key file, which must not exist")) var newKey = false
    @Flag(help: .text(zh: "覆盖已有的检查点文件", en: "Replace an existing checkpoint file")) var force = false

    mutating func validate() throws {
        guard newKey, key == nil else { return }
        throw Failure.usage(
            "keyNeeded", Phrase(zh: "--new-key 要同时用 --key 说明写到哪里。", en: "--new-key needs --key to say where."))
    }

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        if let file { try OutputFile.check(file, force: force) }
        let signer = try auditorKey(store)
        let checkpoint = try MakeCheckpoint(signedBy: signer).run(
            in: store, by: context.staffName, at: context.now())
        let document = checkpoint.json.pretty + "\n"
        guard let file else {
            try context.console.print(document: document)
            return .done
        }
        try OutputFile.write(file, force: force) { try $0.write(document) }
        try context.console.show(checkpoint.json) {
            try context.console.print(
                Phrase(
                    zh: "检查点已写入 \(file)：共 \(checkpoint.seq) 条，摘要 \(checkpoint.head.prefix(16))…",
                    en: "Wrote \(file): \(checkpoint.seq) entries, head \(checkpoint.head.prefix(16))…"))
            try context.console.print(
                checkpoint.signature.map {
                    Phrase(zh: "公钥 \($0.publicKey)", en: "Public key \($0.publicKey)")
                }
                    ?? Phrase(
                        zh: "没有签名：请存放在写数据文件夹的人改不到的地方。",
                        en: "It is not signed: keep it where nobody who writes the data folder can change it."))
        }
        return .done
    }

    private func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    }

    private func auditorKey(_ store: Store) throws -> AuditorKey? {
        guard let key else { return nil }
        guard !newKey else {
            let made = AuditorKey()
            guard !FileSystem.leads(folder(of: key), intoOrTo: store.folder.path) else {
                throw Failure.usage(
                    "keyInside", Phrase(zh: "密钥不能放在数据文件夹里。", en: "The key must not lie in the data folder."))
            }
            guard FileSystem.status(of: key) == nil else {
                throw Failure(
                    .cannotCreate, code: "keyExists", Phrase(zh: "“\(key)”已存在，没有写入", en: "“\(key)” exists already"),
                    hint: Phrase(
                        zh: "用已有的密钥签名：去掉 --new-key；要新的密钥：换一个文件名",
                        en: "leave out --new-key to sign with it, or name another file for a new key"))
            }
            try OutputFile.write(key, force: false) { try $0.write(made.text) }
            return made
        }
        guard let known = AuditorKey(text: try SmallDocument.text(at: key)) else {
            throw FaultyFile(
                file: key, code: "notAKey", message: Phrase(zh: "“\(key)”不是密钥文件", en: "“\(key)” is no key file"))
        }
        return known
    }
}
