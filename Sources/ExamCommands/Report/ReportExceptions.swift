import ArgumentParser
import ExamDomain

struct ReportExceptions: ReportCommand {
    static let kind = ReportKind.exceptions
    static let configuration = introduction(
        Phrase(
            zh: "授权：每项授权、每次考试中的设置更改一行，附汇总",
            en: "Exceptions: a row for each grant and each change of a running exam, with totals"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
