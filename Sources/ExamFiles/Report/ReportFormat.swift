import ExamDomain

/// How a report is written, told by the ending of the file's name.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    case xlsx, csv, jsonl

    /// - Throws: `Failure` (usage) for any other ending.
    package init(path: String) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let format = parts.last.flatMap({ ReportFormat(rawValue: $0.lowercased()) }) else {
            throw Failure(
                .usage, code: "unknownEnding",
                Phrase(
                    zh: "从文件名“\(name)”看不出报告的格式。",
                    en: "The name \"\(name)\" does not tell the report's format."),
                hint: Phrase(
                    zh: "文件名请以 .xlsx、.csv 或 .jsonl 结尾。", en: "Let the name end in .xlsx, .csv or .jsonl."))
        }
        self = format
    }
}
