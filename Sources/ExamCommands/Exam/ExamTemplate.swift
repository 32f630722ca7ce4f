import ArgumentParser
import ExamDomain
import Templates

struct ExamTemplate: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "template", Phrase(zh: "得到一份带说明的考试设置，改好后 apply", en: "Get commented settings to edit and apply"),
        more: [
            Phrase(
                zh: "写了 FILE，系统须知 notice.md 和考试承诺书 commitment.md 放在它旁边；已有的文件不覆盖，除非加 --force。",
                en:
                    "With FILE, notice.md and commitment.md are put beside it. Files that exist are not replaced without "
                    + "--force.")
        ],
        examples: [
            Example("examctl exam template exam.yaml", Phrase(zh: "写到这里，连同两份文字", en: "Here, with the two texts")),
            Example("examctl exam template", Phrase(zh: "只看看", en: "Just look")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "写到这个文件", en: "The file to write"), completion: .file(extensions: ["yaml", "yml"]))
    var file: String?
    @Flag(help: .text(zh: "覆盖已有的文件", en: "Replace files that exist")) var force = false

    func run(in context: Context) throws -> ExitStatus {
        guard let file else {
            try context.console.print(document: String(decoding: Template.exam, as: UTF8.self))
            return .done
        }
        let folder = ExamFolder(
            path: file, settings: Template.exam,
            texts: [("notice.md", Template.notice), ("commitment.md", Template.commitment)])
        try folder.write(force: force)
        try folder.show(on: context.console)
        try context.console.finish()
        context.console.note(
            Phrase(
                zh: "改好后运行 examctl exam apply \(ShellWord.of(file))",
                en: "Edit it, then run examctl exam apply \(ShellWord.of(file))"))
        return .done
    }
}
