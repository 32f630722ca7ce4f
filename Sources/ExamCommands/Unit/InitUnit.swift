import ArgumentParser
import ExamActions
import ExamDomain

struct InitUnit: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "init",
        Phrase(zh: "建立单位的数据文件夹，您成为第一位管理员", en: "Make the unit's data folder; you become its first admin"),
        more: [
            Phrase(
                zh: "文件夹只有您自己能读写（0700，其中的文件 0600）。已有的文件夹不会被改动。",
                en:
                    "Only you can read and write the folder (0700, the files in it 0600). A folder that is there already is "
                    + "left as it is.")
        ],
        examples: [
            Example(
                "examctl init --unit 'School of Arts'", Phrase(zh: "在这里建立 ./exam-data", en: "Make ./exam-data here")),
            Example("examctl init --data ~/exams/2026", Phrase(zh: "建在别处", en: "Make it somewhere else")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(
        help: .text(
            zh: "单位名称。默认：数据文件夹的名字", en: "The unit's name. Default: the name of the data folder", valueName: "NAME"))
    var unit: String?

    func run(in context: Context) throws -> ExitStatus {
        let path = context.dataFolder
        let name = unit ?? path.split(separator: "/").last.map(String.init) ?? path
        try FoundUnit(name, admin: context.staffName).run(at: path, now: context.now())
        let console = context.console
        try console.show(
            .members(["data": .string(path), "unit": .string(name), "admin": .string(context.staffName)])
        ) {
            try console.print(
                Phrase(
                    zh: "已建立数据文件夹 \(path)（\(name)），管理员：\(context.staffName)",
                    en: "Made the data folder \(path) (\(name)). Admin: \(context.staffName)"))
        }
        // What was done is said before what comes next, also where both go into one file.
        try console.finish()
        console.note(InitUnit.nextSteps(path))
        return .done
    }

    private static func nextSteps(_ path: String) -> Phrase {
        let folder = ShellWord.of(path)
        let export = path == "./exam-data" ? "" : "  export EXAMCTL_DATA=\(folder)\n"
        return Phrase(
            zh: """
                接下来：
                \(export)  examctl staff add NAME --role configurator      添加工作人员
                  examctl exam template exam.yaml                 得到一份考试设置，按需修改
                  examctl exam apply exam.yaml                    建立考试
                  examctl roster import FILE --dry-run            先看名单有没有问题，再导入
                """,
            en: """
                Next:
                \(export)  examctl staff add NAME --role configurator      put staff on the list
                  examctl exam template exam.yaml                 get settings to start from, and edit them
                  examctl exam apply exam.yaml                    make the exam
                  examctl roster import FILE --dry-run            see whether the roster is sound, then import it
                """)
    }
}
