import ArgumentParser
import ExamDomain

struct ReportSubmissions: ReportCommand {
    static let kind = ReportKind.submissions
    static let configuration = introduction(
        Phrase(zh: "提交情况：每名考生每道题一行", en: "Submissions: a row for each candidate and question"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
