import ArgumentParser
import ExamDomain

struct AuditNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "audit",
        Phrase(zh: "查看和核对操作日志", en: "Read and verify the journal"),
        more: [
            Phrase(
                zh: "每项更改都是日志中的一条，写明时间、人员、内容和理由；每条都带有前一条的摘要，改动或删去任何一条都会被发现。",
                en:
                    "Every change is an entry with time, staff, what changed and why. Each covers the hash of the one before, so that none can be altered or removed unnoticed."
            )
        ],
        examples: [
            Example("examctl audit log --last 20", Phrase(zh: "最近 20 条", en: "The last 20 entries")),
            Example("examctl audit verify", Phrase(zh: "核对整本日志", en: "Verify the whole journal")),
        ],
        subcommands: [AuditLog.self, AuditVerify.self, AuditCheckpoint.self])
}
