import ArgumentParser
import ExamDomain

struct CandidateNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "candidate",
        Phrase(zh: "查看考生的应考过程，给考生授权", en: "See a candidate's way through the exam, grant exceptions"),
        more: [CandidateNoun.naming],
        examples: [
            Example(
                "examctl candidate show A0001",
                Phrase(zh: "这名考生现在到了哪一步", en: "Where the candidate stands now")),
            Example(
                "examctl candidate why A0001",
                Phrase(zh: "为什么卡住了，怎么办", en: "What stops the candidate, and the ways out")),
            Example(
                "examctl candidate history A0001",
                Phrase(zh: "从头到尾发生了什么", en: "Everything that happened, in order")),
        ],
        subcommands: [
            CandidateShow.self, CandidateWhy.self, CandidateDeadline.self, CandidateHistory.self,
            CandidateGrantTake.self, CandidateExtend.self, CandidateReopen.self, CandidateResetIdentity.self,
            CandidateRevoke.self,
        ])

    /// How candidates are named, wherever a command takes one.
    static let naming = Phrase(
        zh: "考生用准考证号，或“证件类型:证件号码”指定，例如 A0001 或 residentId:11010519491231002X。",
        en:
            "A candidate is named by admission number, or by type:number, such as A0001 or residentId:11010519491231002X."
    )

    static let argument = ArgumentHelp.text(
        zh: "准考证号，或 证件类型:证件号码", en: "Admission number, or type:number", valueName: "CANDIDATE")
}
