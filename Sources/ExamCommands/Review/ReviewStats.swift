import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ReviewStats: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "stats",
        Phrase(zh: "审核的统计：等待、判定、原因", en: "Figures of the reviews: waiting, decided, reasons"),
        examples: [
            Example("examctl review stats", Phrase(zh: "现在还有多少份在等待", en: "How many wait now")),
            Example("examctl review stats --group 声乐", Phrase(zh: "只看这个报考专业的", en: "Only of this group")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .reviewedGroup) var group: String?

    func run(in context: Context) throws -> ExitStatus {
        let now = context.now()
        try context.read { reading, exam in
            if let group { try reading.demandGroup(group, of: exam) }
            let figures = try ReviewFigures(of: exam, group: group, at: now, reading)
            try ReviewFiguresView(figures, at: now, in: exam.exam.timeZone).show(on: context.console)
        }
        return .done
    }
}
