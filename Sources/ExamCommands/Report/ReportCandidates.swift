import ArgumentParser
import ExamDomain

struct ReportCandidates: ReportCommand {
    static let kind = ReportKind.candidates
    static let configuration = introduction(
        Phrase(zh: "考生：每名考生一行", en: "Candidates: a row for each"))
    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
}
