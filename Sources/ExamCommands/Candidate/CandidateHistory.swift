import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct CandidateHistory: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "history",
        Phrase(zh: "考生的全部记录，按先后排列", en: "Everything that happened to a candidate, in order"),
        more: [CandidateNoun.naming],
        examples: [
            Example(
                "examctl candidate history A0001",
                Phrase(zh: "考生的每一步和工作人员的每个决定", en: "Each step of the candidate and each decision of staff"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String

    func run(in context: Context) throws -> ExitStatus {
        try context.read { reading, exam in
            let found = try CandidateStanding(candidate, in: exam, at: context.now(), reading)
            try context.console.show(
                JournalList.view(zone: exam.exam.timeZone) { receive in
                    try reading.eachEntry(about: found.candidate.id, readBy: context.staffName, receive)
                })
        }
        return .done
    }
}
