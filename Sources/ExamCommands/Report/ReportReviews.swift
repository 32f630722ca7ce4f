import ArgumentParser
import ExamDomain

struct ReportReviews: ReportCommand {
    static let kind = ReportKind.reviews
    static let configuration = introduction(
        Phrase(zh: "人工审核：每轮一行", en: "Identity reviews: a row for each round"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
