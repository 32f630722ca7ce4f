import ArgumentParser
import ExamDomain

struct SchemaReport: SchemaCommand {
    static let schema = Schema.report
    static let configuration = introduction(
        "report", Phrase(zh: "报告 .jsonl 的格式，也是各列的含义", en: "The format of reports as .jsonl, and so of their columns"))
    @OptionGroup var options: GlobalOptions
    @Flag(
        name: .customLong("dictionary"),
        help: .text(zh: "列成表，每个键一行", en: "As a table, a row for each key"))
    var isDictionary = false
}
