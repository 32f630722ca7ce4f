import ArgumentParser
import ExamDomain

struct ExamDiff: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "diff", Phrase(zh: "比较文件与现行设置", en: "Compare a file with the settings in force"),
        more: [
            Phrase(
                zh: "比的是意思：3m 就是 180s，写出默认值等于不写，须知和承诺书的文字也比。相同时退出码为 0，不同（或还没有这场考试）为 1。",
                en:
                    "By meaning: 3m is 180s, a default said is a default left out, and the texts count. The exit status is 0 "
                    + "where both are the same, 1 where they differ or there is no such exam yet.")
        ],
        examples: [Example("examctl exam diff exam.yaml", Phrase(zh: "文件里有什么不同", en: "What is different in the file"))])

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: .text(zh: "考试设置（YAML）", en: "The exam's settings (YAML)"), completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        try store.read(as: context.staffName) { _ in }
        let (exam, warnings) = try context.examFromFile(file)
        let kept = try store.read(as: context.staffName) { try $0.exam(exam.code.text) }
        let difference = ExamDifference(from: kept?.exam, to: exam)
        let console = context.console
        console.noteWarnings(warnings, in: file)
        let document = JSON.members([
            "exam": .string(exam.code.text), "isNew": .bool(kept == nil), "isSame": .bool(difference.isEmpty),
            "changes": difference.json,
        ])
        try console.show(document) {
            try console.print(ExamDiff.heading(exam.code, isNew: kept == nil, changes: difference.changes.count))
            for line in difference.lines {
                try console.print(Phrase(zh: "  \(VisibleText.of(line.zh))", en: "  \(VisibleText.of(line.en))"))
            }
        }
        return difference.isEmpty ? .done : .differs
    }

    private static func heading(_ code: ExamCode, isNew: Bool, changes: Int) -> Phrase {
        if isNew { return Phrase(zh: "还没有考试 \(code)，文件将建立：", en: "There is no exam \(code) yet; the file would make:") }
        if changes == 0 { return Phrase(zh: "文件与考试 \(code) 的现行设置相同。", en: "The file and exam \(code) are the same.") }
        return Phrase(
            zh: "文件与考试 \(code) 的现行设置有 \(changes) 处不同：",
            en: "The file differs from exam \(code) in \(changes.counted("place")):")
    }
}
