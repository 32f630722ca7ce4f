import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct ReportVerify: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "verify",
        Phrase(
            zh: "核对手中的文件是不是由本单位导出的报告", en: "Say whether a file in hand is a report that was issued here"),
        more: [
            Phrase(
                zh: "以文件的 SHA-256 对照日志：一个字节不同就不是。是则以 0 退出，不是则以 1 退出。",
                en:
                    "By the file's SHA-256 and the journal: a single other byte and it is not. Exits 0 where it is, 1 where not."
            )
        ],
        examples: [
            Example(
                "examctl report verify report.xlsx",
                Phrase(zh: "何时、由谁、以哪些选项导出", en: "When, by whom and with which options"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "手中的文件", en: "The file in hand", valueName: "FILE"), completion: .file())
    var file: String

    func run(in context: Context) throws -> ExitStatus {
        let sha256 = try Digest.hex(ofFile: file)
        let issues = try FindReport(sha256).run(in: context.store(), by: context.staffName)
        let document = JSON.members([
            "file": .string(file), "sha256": .string(sha256), "issued": .bool(!issues.isEmpty),
            "issues": .array(issues.map(ReportVerify.json)),
        ])
        try context.console.show(document) { try tell(issues, sha256, on: context.console) }
        return issues.isEmpty ? .differs : .done
    }

    private static func json(_ issue: FindReport.Issue) -> JSON {
        let entry = issue.entry
        return .members([
            "seq": .integer(entry.seq), "at": .string(issue.zone.iso8601(entry.at)),
            "by": .string(entry.by.text), "exam": .string(entry.subject), "report": .string(entry.action),
            "details": JSON(parsing: entry.details.utf8) ?? .null,
        ])
    }

    private func tell(_ issues: [FindReport.Issue], _ sha256: String, on console: Console) throws {
        let shown = VisibleText.of(ShellPath.name(of: file))
        guard !issues.isEmpty else {
            return try console.print(
                Phrase(
                    zh: "“\(shown)”不是由本单位导出的报告，或导出后被改动过（SHA-256 \(sha256.prefix(16))…）。",
                    en: "\(shown) was not issued here, or was changed since (SHA-256 \(sha256.prefix(16))…)."))
        }
        try console.print(Phrase(zh: "“\(shown)”是由本单位导出的报告：", en: "\(shown) was issued here:"))
        for issue in issues {
            let entry = issue.entry
            let at = issue.zone.iso8601(entry.at)
            let details = JSON(parsing: entry.details.utf8) ?? .null
            let choice = ReportChoice(journaled: details["options"] ?? .null)
            let asOf = details["asOf"]?.string.flatMap(Moment.init(iso8601:))
            let options = choice.told(asOf: asOf, in: issue.zone)
            let rows = details["rows"]?.integer ?? 0
            let who = VisibleText.of(entry.by.text)
            try console.print(
                Phrase(
                    zh:
                        "  \(at)  \(who)  \(entry.action)（\(entry.subject)，\(rows) 行）  \(options.zh)  日志第 \(entry.seq) 条",
                    en:
                        "  \(at)  \(who)  \(entry.action) (\(entry.subject), \(rows.counted("row")))  \(options.en)  journal entry \(entry.seq)"
                ))
        }
    }
}
