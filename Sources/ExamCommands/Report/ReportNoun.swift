import ArgumentParser
import ExamDomain

struct ReportNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "report",
        Phrase(zh: "导出报告：.xlsx、.csv 或 .jsonl", en: "Export reports as .xlsx, .csv or .jsonl"),
        more: [ReportNoun.privacy],
        examples: [
            Example(
                "examctl report all --output report.xlsx",
                Phrase(zh: "汇总、提交情况、考生、人工审核、授权", en: "Summary, submissions, candidates, reviews, exceptions")),
            Example(
                "examctl report submissions --output submissions.csv",
                Phrase(zh: "每名考生每道题一行", en: "A row for each candidate and question")),
        ],
        subcommands: [
            ReportSubmissions.self, ReportCandidates.self, ReportReviews.self, ReportExceptions.self,
            ReportFiles.self, ReportAttention.self, ReportRosterIssues.self, ReportAll.self, ReportMedia.self,
            ReportTemplate.self,
            ReportVerify.self, ReportDiff.self,
        ])

    static let record = Phrase(
        zh: "每份报告的摘要和选项都记入日志，report verify 凭它核对。",
        en: "Each report's digest and options go into the journal, by which report verify knows it.")
    static let privacy = Phrase(
        zh: "证件号码默认只显示前四位和后两位；--ids full 写出完整号码，并记入日志。",
        en:
            "Certificate numbers show the first four and last two characters; --ids full writes them whole, and that goes into the journal."
    )
}
