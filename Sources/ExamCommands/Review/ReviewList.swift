import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ReviewList: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "list",
        Phrase(zh: "列出人工审核，等待最久的在前", en: "List reviews, the longest waiting first"),
        examples: [
            Example("examctl review list --state waiting", Phrase(zh: "还没有人领取的", en: "Those nobody has claimed"))
        ])

    @OptionGroup var options: GlobalOptions
    @Option(
        help: .text(
            zh: "只列这种状态：waiting、claimed、approved、rejected、withdrawn",
            en: "Only this state: waiting, claimed, approved, rejected, withdrawn", valueName: "STATE"))
    var state: Review.State?

    func run(in context: Context) throws -> ExitStatus {
        try context.read { reading, exam in
            try context.console.show(
                ListView(
                    columns: ReviewView.columns, timeZone: exam.exam.timeZone,
                    ifEmpty: Phrase(zh: "没有审核。", en: "No reviews.")
                ) { receive in
                    try reading.eachReview(of: exam, in: state.map { [$0] } ?? Review.State.allCases) { kept in
                        guard let candidate = try reading.candidate(kept.review.candidate) else { return }
                        try receive(ReviewView.cells(kept.review, of: candidate))
                    }
                })
        }
        return .done
    }
}
