import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct AuditVerify: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "verify",
        Phrase(zh: "核对整本日志是否完整、未被改动", en: "Verify that the journal is whole and unaltered"),
        examples: [
            Example(
                "examctl audit verify",
                Phrase(zh: "有一条不符即以 1 退出，并说明是哪一条", en: "Exits 1 and names the first entry that does not fit"))
        ])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let verdict = try context.store().read(as: context.staffName) { try $0.verifyJournal() }
        switch verdict {
        case .whole(let entries, let head):
            let document = JSON.members([
                "status": .string("ok"), "entries": .integer(entries), "head": .string(head), "seq": nil,
                "message": nil,
            ])
            try context.console.show(document) {
                try context.console.print(
                    Phrase(
                        zh: "日志完整：\(entries) 条，最后一条的摘要 \(head.prefix(16))…",
                        en: "The journal is whole: \(entries) entries, head \(head.prefix(16))…"))
            }
            return .done
        case .broken(let seq, let message):
            let document = JSON.members([
                "status": .string("broken"), "entries": nil, "head": nil, "seq": .integer(seq),
                "message": .string(message(context.language)),
            ])
            try context.console.show(document) {
                try context.console.print(
                    Phrase(zh: "日志不完整：\(message.zh)。", en: "The journal is broken: \(message.en)."))
            }
            return .differs
        }
    }
}
