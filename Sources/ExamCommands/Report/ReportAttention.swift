import ArgumentParser
import ExamDomain

struct ReportAttention: ReportCommand {
    static let kind = ReportKind.attention
    static let configuration = introduction(
        Phrase(zh: "异常：现在需要联系谁，最急的在前", en: "Who needs a call now, the most urgent first"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
