import ArgumentParser
import ExamDomain

struct SchemaActivity: SchemaCommand {
    static let schema = Schema.activity
    static let configuration = introduction(
        "activity", Phrase(zh: "应考记录 activity.jsonl 的格式", en: "The format of an activity file"))
    @OptionGroup var options: GlobalOptions
    @Flag(
        name: .customLong("dictionary"),
        help: .text(zh: "列成表，每个键一行", en: "As a table, a row for each key"))
    var isDictionary = false
}
