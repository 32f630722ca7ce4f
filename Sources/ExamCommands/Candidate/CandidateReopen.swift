import ArgumentParser
import ExamDomain

struct CandidateReopen: GrantCommand {
    static let configuration = CommandConfiguration.command(
        "reopen",
        Phrase(zh: "重新开放已提交的题目", en: "Reopen a submitted question"),
        more: [
            CandidateNoun.naming,
            Phrase(
                zh: "continue：录制和附件保留，剩余时间从考生下一步起继续计时。fresh：题目重新开始，原录制留作证据，不能选定。都不增加录制次数。",
                en:
                    "continue: takes and attachments stay, and what was left of the clock runs on from the candidate's next step. fresh: the question starts anew; old takes stay as evidence and cannot be selected. Neither gives a further take."
            ),
        ],
        examples: [
            Example(
                "examctl candidate reopen A0001 --question q2 --how continue --reason 误交",
                Phrase(zh: "接着答", en: "Go on where the candidate was")),
            Example(
                "examctl candidate reopen A0001 --question q2 --how fresh --reason 设备故障",
                Phrase(zh: "重新答", en: "Start the question anew")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var grant: GrantOptions
    @Option(help: .grantedQuestion) var question: String
    @Option(help: .text(zh: "continue 或 fresh", en: "continue or fresh", valueName: "HOW")) var how: Grant.Reopening

    func kind() throws -> Grant.Kind? {
        .reopen(QuestionID(told: question), how)
    }
}

extension Grant.Reopening: ExpressibleByArgument {}
