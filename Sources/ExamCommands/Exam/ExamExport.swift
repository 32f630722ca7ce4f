import ArgumentParser
import ExamDomain
import ExamFiles

struct ExamExport: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "export", Phrase(zh: "把现行设置写成 YAML", en: "Write the settings in force as YAML"),
        more: [
            Phrase(
                zh: "不写 FILE 时输出到屏幕，不含须知和承诺书；写了 FILE，两份文字放在它旁边，在别处 apply 得到同样的考试。已有的文件不覆盖，除非加 --force。",
                en:
                    "Without FILE it goes to standard output, without the texts. With FILE the notice and the commitment are put "
                    + "beside it: applied elsewhere they give the same exam. Files that exist are not replaced without --force."
            )
        ],
        examples: [
            Example("examctl exam export", Phrase(zh: "看现行设置", en: "See the settings in force")),
            Example(
                "examctl exam export copy/exam.yaml",
                Phrase(zh: "连同须知和承诺书写到 copy 文件夹", en: "With its texts into the folder copy")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "写到这个文件", en: "The file to write"), completion: .file(extensions: ["yaml", "yml"]))
    var file: String?
    @Flag(help: .text(zh: "覆盖已有的文件", en: "Replace files that exist")) var force = false

    func run(in context: Context) throws -> ExitStatus {
        let exam = try context.read { $1.exam }
        let yaml = ExamFile.yaml(of: exam)
        let texts = ExamFile.texts(of: exam)
        guard let file else {
            try context.console.print(document: yaml)
            try context.console.finish()
            if !texts.isEmpty {
                let names = texts.map(\.file)
                context.console.note(
                    Phrase(
                        zh: "\(names.joined(separator: "、")) 不在其中；要一起写出，请写明文件名。",
                        en: "\(names.joined(separator: ", ")) not included; name a file to have them written beside it."
                    ))
            }
            return .done
        }
        let folder = ExamFolder(
            path: file, settings: Array(yaml.utf8), texts: texts.map { ($0.file, Array($0.content.utf8)) })
        try folder.write(force: force)
        try folder.show(on: context.console)
        return .done
    }
}
