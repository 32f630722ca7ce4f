import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct HelpPageTests {
    @Test("Help opens with what it is for and the examples, in the reader's language")
    func opening() {
        #expect(
            call("roster", "import", "--help").out.hasPrefix(
                """
                Bring a roster into the exam.

                  examctl roster import roster.csv --dry-run
                      See what would change

                  examctl roster import roster.csv --skip-bad
                      Pass over bad rows

                """))
        #expect(
            call("roster", "import", "--help", "--lang", "zh").out.hasPrefix(
                "导入准考名单。\n\n  examctl roster import roster.csv --dry-run\n      先看改动\n"))
    }

    @Test("Usage, arguments, options and what every command has, in Chinese")
    func chinese() {
        let help = call("roster", "import", "--help", environment: ["LC_ALL": "zh_CN"]).out
        #expect(help.contains("\n用法：examctl roster import FILE [选项]\n\n参数：\n  FILE                    名单文件\n"))
        #expect(help.contains("\n选项：\n  --dry-run               只看会改什么\n"))
        #expect(help.contains("\n通用选项：\n  --data DIR              数据文件夹"))
        #expect(help.contains("（默认：table）"))
        #expect(help.contains("  -h, --help              显示本帮助\n"))
    }

    @Test("Neither language has a word of the other's, nor the marks between them")
    func pure() {
        for arguments in [["--help"], ["roster", "--help"], ["roster", "import", "--help"], ["init", "--help"]] {
            let english = call(arguments).out
            #expect(!english.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || $0.value > 0x10FF00 })
            let chinese = call(arguments + ["--lang", "zh"]).out
            #expect(
                !["Usage", "Options", "Arguments", "Commands", "Show", "default"].contains { chinese.contains($0) })
            #expect(!chinese.unicodeScalars.contains { $0.value > 0x10FF00 })
        }
    }

    @Test("A noun lists its verbs with their purposes")
    func noun() {
        #expect(
            call("roster", "--help").out.hasSuffix(
                """
                Usage: examctl roster COMMAND [OPTIONS]

                Commands:
                  import                  Bring a roster into the exam
                  list                    List

                For each command: examctl roster COMMAND --help

                """))
    }

    @Test("Lines fill the terminal and no more; option help in Chinese is 27 characters wide at 80 columns")
    func widths() {
        for columns in [50, 80, 100] {
            let help = call(["roster", "import", "--help", "--lang", "zh"], columns: columns).out
            let widest = help.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
            #expect(widest <= columns)
            #expect(widest > columns - 6)
        }
        let help = call(["roster", "import", "--help", "--lang", "zh"]).out
        #expect(help.contains("  --max-change N%         同时有行数上限和比例上限时以先到者为准，超过后整个导入\n                          被拒绝"))
    }

    @Test("The option names known to the walk through the words are those of the parser")
    func names() {
        let parsed = HelpArgument.all(of: GlobalOptions.self, .en)
        #expect(parsed.flatMap(\.names) == GlobalOptions.names.map(\.name))
        #expect(parsed.map { $0.valueName != nil } == GlobalOptions.names.map(\.takesValue))
    }
}
