import ArgumentParser
import ExamDomain

struct ReportRosterIssues: ReportCommand {
    static let kind = ReportKind.rosterIssues
    static let configuration = introduction(
        Phrase(zh: "名单问题：需要核对的考生", en: "Roster issues: entries that need a look"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
