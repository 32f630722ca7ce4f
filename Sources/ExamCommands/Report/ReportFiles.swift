import ArgumentParser
import ExamDomain

struct ReportFiles: ReportCommand {
    static let kind = ReportKind.files
    static let configuration = introduction(
        Phrase(zh: "视频与附件：每个文件一行", en: "Files: a row for each recording and attachment"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
