import ArgumentParser
import ExamDomain

struct CandidateResetIdentity: GrantCommand {
    static let configuration = CommandConfiguration.command(
        "reset-identity",
        Phrase(zh: "重置实人验证，考生可以重新验证", en: "Reset the identity check, so that it can be tried anew"),
        more: [
            CandidateNoun.naming,
            Phrase(
                zh: "失败次数归零，等待时间取消，还没有判定的人工审核撤回。",
                en: "Failures go to zero, the waiting time ends, and an undecided review is withdrawn."),
        ],
        examples: [
            Example(
                "examctl candidate reset-identity A0001 --reason 验证服务故障",
                Phrase(zh: "从头验证", en: "Start the check again"))
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var grant: GrantOptions

    func kind() throws -> Grant.Kind? { .identityReset }
}
