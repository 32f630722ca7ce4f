import ArgumentParser
import ExamDomain

struct SchemaExam: SchemaCommand {
    static let schema = Schema.exam
    static let configuration = introduction("exam", Phrase(zh: "考试设置 exam.yaml 的格式", en: "The format of exam.yaml"))
    @OptionGroup var options: GlobalOptions
    @Flag(
        name: .customLong("dictionary"),
        help: .text(zh: "列成表，每个键一行", en: "As a table, a row for each key"))
    var isDictionary = false
}
