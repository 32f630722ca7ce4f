import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ReviewList: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "list",
        Phrase(
            zh: "列出人工审核，等待最久的在前，并说明等了多久", en: "List reviews, the longest waiting first, with how long each has waited"),
        examples: [
            Example("examctl review list --state waiting", Phrase(zh: "还没有人领取的", en: "Those nobody has claimed")),
            Example("examctl review list --group 声乐", Phrase(zh: "只看这个报考专业的", en: "Only of this group")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(
        help: .text(
            zh: "只列这种状态：waiting、claimed、approved、rejected、withdrawn",
            en: "Only this state: waiting, claimed, approved, rejected, withdrawn", valueName: "STATE"))
    var state: Review.State?
    @Option(help: .reviewedGroup) var group: String?

    func run(in context: Context) throws -> ExitStatus {
        let now = context.now()
        let console = context.console
        try context.read { reading, exam in
            if let group { try reading.demandGroup(group, of: exam) }
            try console.show(
                ListView(
                    columns: ReviewView.listColumns(console.format), timeZone: exam.exam.timeZone,
                    ifEmpty: Phrase(zh: "没有审核。", en: "No reviews.")
                ) { receive in
                    let states = state.map { [$0] } ?? Review.State.allCases
                    try reading.eachReview(of: exam, in: states, group: group, at: now) { kept in
                        guard let candidate = try reading.candidate(kept.review.candidate) else { return }
                        try receive(ReviewView.listCells(kept.review, of: candidate, at: now, console))
                    }
                })
        }
        return .done
    }
}
