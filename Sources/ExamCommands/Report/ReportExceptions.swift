import ArgumentParser
import ExamDomain

struct ReportExceptions: ReportCommand {
    static let kind = ReportKind.exceptions
    static let configuration = introduction(
        Phrase(zh: "授权：每项授权一行", en: "Exceptions: a row for each grant"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
