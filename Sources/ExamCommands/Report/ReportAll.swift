import ArgumentParser
import ExamDomain

struct ReportAll: ReportCommand {
    static let kind = ReportKind.all
    static let configuration = introduction(
        Phrase(zh: "全部报告，合为一个工作簿", en: "All reports in one workbook"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
