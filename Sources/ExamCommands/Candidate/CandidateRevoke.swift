import ArgumentParser
import ExamActions
import ExamDomain

struct CandidateRevoke: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "revoke",
        Phrase(zh: "撤销一项授权", en: "Take a grant back"),
        more: [
            CandidateNoun.naming,
            Phrase(
                zh: "授权不会被删除，撤销是另一条记录，从那时起该授权不再算数。考生已经用到的授权不能撤销。授权号见 candidate deadline、report exceptions 和授权时的回答。",
                en:
                    "Nothing is deleted: a revocation is a further entry, from which on the grant counts for nothing. What a candidate "
                    + "has relied on cannot be revoked. The grant's number stands in candidate deadline, in report exceptions and "
                    + "in the answer of the grant."),
        ],
        examples: [
            Example(
                "examctl candidate revoke A0001 --grant 152 --reason 误操作",
                Phrase(zh: "撤销一名考生的授权", en: "One candidate's grant")),
            Example(
                "examctl candidate revoke A0001 --grant 152 --everyone --reason 误操作 --dry-run",
                Phrase(zh: "同一次授权的所有考生，先看影响", en: "Of all who got it by the same command; see first whom")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Option(help: .text(zh: "授权号", en: "The grant's number", valueName: "N")) var grant: Int64
    @Flag(help: .text(zh: "同一次授权的所有考生", en: "Everybody who got it by the same command")) var everyone = false
    @OptionGroup var why: GrantReason

    func run(in context: Context) throws -> ExitStatus {
        let outcome = try RevokeGrant(
            grant, of: candidate, everyone: everyone, in: context.examCode, reason: try why.demandedReason(),
            dryRun: why.dryRun
        ).run(in: context.store(), by: context.staffName, at: context.now())
        try GrantAnswer(outcome, isSingle: !everyone).print(on: context.console)
        context.console.note(
            why.dryRun
                ? Phrase(zh: "试运行：什么也没有写入。", en: "A dry run: nothing was written.")
                : Phrase(zh: "已撤销。", en: "Revoked."))
        return .done
    }
}
