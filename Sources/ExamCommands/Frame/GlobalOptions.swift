import ArgumentParser
import ExamDomain

/// The options that every command has. They may stand anywhere after `examctl`.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: .text(
            zh: "数据文件夹。默认：环境变量 EXAMCTL_DATA，否则 ./exam-data",
            en: "The data folder. Default: $EXAMCTL_DATA, else ./exam-data", valueName: "DIR"),
        completion: .directory)
    var data: String?

    @Option(
        help: .text(
            zh: "考试代码。单位只有一场考试时可以不写", en: "The exam's code. May be left out while the unit has one exam",
            valueName: "CODE"))
    var exam: String?

    @Option(
        name: .customLong("as"),
        help: .text(
            zh: "以哪位工作人员的名义。默认：环境变量 EXAMCTL_STAFF，否则操作系统用户",
            en: "The staff member who acts. Default: $EXAMCTL_STAFF, else the operating-system user",
            valueName: "STAFF"))
    var staff: String?

    @Option(
        help: .text(
            zh: "结果的形式", en: "The form of the result",
            valueName: "table|json|csv"))
    var format: OutputFormat = .table

    @Option(
        help: .text(
            zh: "语言。默认：由 LC_ALL、LC_MESSAGES、LANG 决定", en: "The language. Default: by LC_ALL, LC_MESSAGES, LANG",
            valueName: "zh|en"))
    var lang: Language?

    @Flag(help: .text(zh: "只输出结果和错误", en: "Print results and errors only"))
    var quiet = false

    @Flag(help: .text(zh: "不提问；需要回答的地方按拒绝处理", en: "Ask nothing; what would need an answer is declined"))
    var noInput = false

    init() {}

    /// The names as the parser reads them, and whether a value follows.
    static let names: [(name: String, takesValue: Bool)] = [
        ("--data", true), ("--exam", true), ("--as", true), ("--format", true), ("--lang", true),
        ("--quiet", false), ("--no-input", false),
    ]
}

extension OutputFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
