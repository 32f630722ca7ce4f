import ArgumentParser
import ExamDomain
import ExamFiles
import Templates

struct ReportTemplate: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "template", Phrase(zh: "得到一份报告定义，按需修改", en: "Get a report's definition to edit"),
        more: [
            Phrase(
                zh: "报告定义把一种报告、它的列和筛选条件存成文件，用 --definition 反复使用。不写名称则列出有哪些。",
                en:
                    "A definition keeps a report, its columns and filters in a file, to be used again with --definition. "
                    + "Without a name it lists which there are.")
        ],
        examples: [
            Example("examctl report template", Phrase(zh: "有哪些", en: "Which there are")),
            Example(
                "examctl report template calls calls.yaml", Phrase(zh: "写成文件", en: "Write one to a file")),
            Example(
                "examctl report attention --definition calls.yaml --output calls.xlsx",
                Phrase(zh: "按它导出", en: "Report by it")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: .text(zh: "哪一份", en: "Which one", valueName: "NAME"),
        completion: .list(Template.reports.map(\.name)))
    var name: String?
    @Argument(
        help: .text(zh: "写到这个文件。默认：标准输出", en: "The file to write. Default: standard output", valueName: "FILE"),
        completion: .file(extensions: ["yaml", "yml"]))
    var file: String?
    @Flag(help: .text(zh: "覆盖已有的文件", en: "Replace an existing file")) var force = false

    func run(in context: Context) throws -> ExitStatus {
        guard let name else {
            try context.console.show(try ReportTemplate.list())
            return .done
        }
        guard let template = Template.reports.first(where: { $0.name == name }) else { throw unknown(name) }
        guard let file else {
            try context.console.print(document: String(decoding: template.bytes, as: UTF8.self))
            return .done
        }
        let definition = try ReportDefinitionFile.definition(of: template.bytes, called: name)
        try OutputFile.write(file, force: force) { try $0.write(template.bytes) }
        try context.console.show(.members(["file": .string(file)])) {
            let shown = VisibleText.of(file)
            try context.console.print(Phrase(zh: "已写出报告定义：\(shown)", en: "Wrote a report's definition: \(shown)"))
        }
        let command =
            "examctl report \(definition.kind.rawValue) --definition \(ShellWord.of(file)) --output \(name).xlsx"
        context.console.note(Phrase(zh: "改好后运行：\(command)", en: "Edit it, then run: \(command)"))
        return .done
    }

    private static func list() throws -> ListView {
        ListView(
            columns: [
                Column("name", Phrase(zh: "名称", en: "Name")), Column("report", Phrase(zh: "报告", en: "Report")),
                Column("title", Phrase(zh: "是什么", en: "What it is")),
            ],
            rows: try Template.reports.map { template in
                let definition = try ReportDefinitionFile.definition(of: template.bytes, called: template.name)
                return [
                    .text(template.name), .text(definition.kind.rawValue),
                    definition.choice.title.map(ReportCell.phrase) ?? .empty,
                ]
            })
    }

    private func unknown(_ name: String) -> Failure {
        let known = Template.reports.map(\.name)
        return .usage(
            "unknownTemplate",
            Phrase(zh: "没有报告定义“\(name)”。", en: "There is no definition '\(name)'."),
            hint: Suggestion.hint(for: name, among: known))
    }
}
