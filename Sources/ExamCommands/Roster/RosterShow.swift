import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct RosterShow: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "show", Phrase(zh: "名单中关于一名考生的全部内容", en: "All that the roster says of one candidate"),
        more: [CandidateNoun.naming],
        examples: [Example("examctl roster show A0001", Phrase(zh: "按准考证号", en: "By admission number"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @OptionGroup var revealing: RevealFlag

    func run(in context: Context) throws -> ExitStatus {
        let found = try context.read { reading, exam in try reading.rosterCandidate(candidate, in: exam) }
        if revealing.reveal { try context.reveal("roster show", subject: found.handle) }
        try context.console.show(RosterView(isRevealed: revealing.reveal).card(found))
        return .done
    }
}
