import ArgumentParser
import ExamDomain
import ExamFiles
import Templates

struct RosterTemplate: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "template", Phrase(zh: "得到一份名单模板", en: "Get a roster to fill in"),
        more: [
            Phrase(
                zh: "用 Excel 或 WPS 打开后，先把“证件号码”一列设为“文本”再填写；示例行请删去。",
                en:
                    "In Excel or WPS make the column of certificate numbers “Text” before you fill it in, and delete the sample rows."
            )
        ],
        examples: [
            Example("examctl roster template roster.csv", Phrase(zh: "写成文件", en: "Write it to a file")),
            Example("examctl roster template", Phrase(zh: "显示出来", en: "Show it")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "写到这个文件。默认：标准输出", en: "The file to write. Default: standard output", valueName: "FILE"))
    var file: String?
    @Flag(help: .text(zh: "文件已存在时覆盖", en: "Replace a file that exists")) var force = false

    func run(in context: Context) throws -> ExitStatus {
        guard let file else {
            let text = String(decoding: Template.roster, as: UTF8.self)
            // A byte order mark and CR are for spreadsheets; at a terminal they would only show as marks.
            let shown = text.unicodeScalars.filter { $0 != "\u{FEFF}" && $0 != "\r" }
            try context.console.print(document: context.console.out.isTerminal ? String(shown) : text)
            return .done
        }
        try OutputFile.write(file, force: force) { try $0.write(Template.roster) }
        try context.console.show(.members(["file": .string(file)])) {
            try context.console.print(Phrase(zh: "已写出名单模板：\(file)", en: "Wrote a roster to fill in: \(file)"))
        }
        context.console.note(
            Phrase(
                zh: "填好后运行：examctl roster import \(ShellWord.of(file)) --dry-run",
                en: "Fill it in, then run: examctl roster import \(ShellWord.of(file)) --dry-run"))
        return .done
    }
}
