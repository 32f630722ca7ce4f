import ArgumentParser
import ExamDomain

@testable import ExamCommands

/// A small program on the frame, to try the frame itself.
struct TryOut: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "examctl", Phrase(zh: "试用", en: "Try the frame"),
        examples: [Example("examctl roster list", Phrase(zh: "看名单", en: "See the roster"))],
        subcommands: [Hall.self, Roster.self, Activity.self], version: "1.2.3")

    /// A noun that is its own verb.
    struct Hall: ExamCommand {
        static let configuration = CommandConfiguration.command(
            "init", Phrase(zh: "建立数据文件夹", en: "Make the data folder"),
            examples: [Example("examctl init", Phrase(zh: "在这里", en: "Here"))])
        @OptionGroup var options: GlobalOptions

        func run(in context: Context) throws -> ExitStatus {
            try context.console.show(
                .members([
                    "staff": .string(context.staffName), "data": .string(context.dataFolder),
                    "exam": .text(context.examCode),
                    "language": .string(context.language.rawValue), "format": .string(context.format.rawValue),
                    "quiet": .bool(context.isQuiet), "canAsk": .bool(context.canAsk),
                ])
            ) {
                try context.console.print(Phrase(zh: "好", en: "fine"))
            }
            context.console.note(Phrase(zh: "下一步", en: "next"))
            return .done
        }
    }

    struct Roster: ParsableCommand {
        static let configuration = CommandConfiguration.command(
            "roster", Phrase(zh: "准考名单", en: "Who may sit the exam"),
            examples: [Example("examctl roster list", Phrase(zh: "看名单", en: "See the roster"))],
            subcommands: [Import.self, List.self])
    }

    struct Activity: ParsableCommand {
        static let configuration = CommandConfiguration.command(
            "activity", Phrase(zh: "应考记录", en: "What candidates did"),
            examples: [Example("examctl activity import day.jsonl", Phrase(zh: "导入", en: "Bring it in"))],
            subcommands: [Import.self, Count.self])
    }

    struct Import: ExamCommand {
        static let configuration = CommandConfiguration.command(
            "import", Phrase(zh: "导入准考名单", en: "Bring a roster into the exam"),
            more: [
                Phrase(
                    zh: "名单可以是逗号、制表符或分号分隔的文本，编码自动识别；有一处不对就什么也不写入，所有问题一次列出，方便一次改完。",
                    en:
                        "Text with commas, tabs or semicolons; the encoding is found out. One fault and nothing is written."
                )
            ],
            examples: [
                Example("examctl roster import roster.csv --dry-run", Phrase(zh: "先看改动", en: "See what would change")),
                Example("examctl roster import roster.csv --skip-bad", Phrase(zh: "跳过有错的行", en: "Pass over bad rows")),
            ])
        @OptionGroup var options: GlobalOptions
        @Argument(help: .text(zh: "名单文件", en: "The roster file")) var file: String
        @Flag(help: .text(zh: "只看会改什么", en: "Change nothing")) var dryRun = false
        @Flag(help: .text(zh: "跳过有错的行", en: "Pass over rows with faults")) var skipBad = false
        @Option(
            help: .text(
                zh: "同时有行数上限和比例上限时以先到者为准，超过后整个导入被拒绝，名单保持原样不变", en: "At most so much may change",
                valueName: "N%"),
            transform: { text in
                guard let number = Int(text) else {
                    throw Failure.usage("badShare", Phrase(zh: "比例不对：\(text)", en: "Not a share: \(text)"))
                }
                return number
            }) var maxChange: Int?
        @Flag(exclusivity: .exclusive) var speed: Speed?

        enum Speed: String, EnumerableFlag { case fast, slow }

        mutating func validate() throws {
            if file == "bad" { throw Failure.usage("badFile", Phrase(zh: "不好", en: "bad")) }
        }

        func run(in context: Context) throws -> ExitStatus {
            let code = RefusalCode(rawValue: file)
            if let code { throw Refusal(code, Phrase(zh: "不行", en: "no"), hint: Phrase(zh: "改", en: "mend")) }
            struct Odd: Error { let secret = "110105194912310021" }
            if file == "odd" { throw Odd() }
            if file == "faulty" {
                throw FaultyFile(
                    file: "exam.yaml", code: "faults", message: Phrase(zh: "文件有问题", en: "It has faults"),
                    faults: [
                        Fault(
                            line: 17, place: "questions[0].takes", code: "badValue",
                            message: Phrase(zh: "太多", en: "too many")),
                        Fault(line: nil, place: nil, code: "missingKey", message: Phrase(zh: "缺", en: "missing")),
                    ])
            }
            return skipBad ? .doneInPart : .done
        }
    }

    struct Count: ExamCommand {
        static let configuration = CommandConfiguration.command(
            "count", Phrase(zh: "数", en: "Count"),
            examples: [Example("examctl activity count 3 --up --note 'two words'", Phrase(zh: "向上", en: "Upwards"))])
        @OptionGroup var options: GlobalOptions
        @Argument var number: Int
        @Option var note: String?
        @Flag var way: Way

        enum Way: String, EnumerableFlag { case up, down }

        func run(in context: Context) throws -> ExitStatus { .done }
    }

    struct List: ExamCommand {
        static let configuration = CommandConfiguration.command(
            "list", Phrase(zh: "列出", en: "List"),
            examples: [Example("examctl roster list", Phrase(zh: "看名单", en: "See the roster"))])
        @OptionGroup var options: GlobalOptions
        @Option(help: .text(zh: "查找", en: "Look for")) var search: String?

        func run(in context: Context) throws -> ExitStatus {
            try context.console.show(
                ListView(
                    columns: [
                        Column("name", Phrase(zh: "姓名", en: "Name")), Column("takes", Phrase(zh: "次数", en: "Takes")),
                        Column("status", Phrase(zh: "状态", en: "Status")),
                    ],
                    rows: [
                        [.text("张三"), .integer(3), .word(code: "submitted", Phrase(zh: "已提交", en: "submitted"))],
                        [.text("=Evil\u{1B}[31m"), .integer(12), .empty],
                    ]))
            return .done
        }
    }
}
