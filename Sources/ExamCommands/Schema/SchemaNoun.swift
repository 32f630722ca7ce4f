import ArgumentParser
import ExamDomain

struct SchemaNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "schema", Phrase(zh: "文件格式：JSON Schema 和数据说明", en: "The formats of files: JSON Schemas and data dictionaries"),
        more: [
            Phrase(
                zh: "由程序自己的定义写出，与本程序读写的一致。编辑器和别的程序可以用它检查文件；--dictionary 给人看。",
                en:
                    "Made from the program's own definitions, so it is what this program reads and writes. For editors and other "
                    + "programs; --dictionary is for people.")
        ],
        examples: [
            Example("examctl schema exam", Phrase(zh: "exam.yaml 的 JSON Schema", en: "The JSON Schema of exam.yaml")),
            Example(
                "examctl schema report --dictionary",
                Phrase(zh: "报告每一列的含义", en: "What every column of the reports says")),
        ],
        subcommands: [SchemaExam.self, SchemaActivity.self, SchemaReport.self])
}

/// A schema command: they differ in what they describe and in nothing else.
protocol SchemaCommand: ExamCommand {
    static var schema: Schema { get }
    var isDictionary: Bool { get }
}

extension SchemaCommand {
    static func introduction(_ name: String, _ purpose: Phrase) -> CommandConfiguration {
        .command(
            name, purpose,
            examples: [
                Example(
                    "examctl schema \(name)",
                    Phrase(
                        zh: "JSON Schema；用 > \(name).schema.json 存为文件，供编辑器和程序使用",
                        en: "The JSON Schema; kept by > \(name).schema.json for editors and programs")),
                Example(
                    "examctl schema \(name) --dictionary", Phrase(zh: "每个键的含义", en: "What every key means")),
            ])
    }

    func run(in context: Context) throws -> ExitStatus {
        let console = context.console
        guard isDictionary || console.format == .csv else {
            try console.print(document: Self.schema.json(in: console.language).pretty + "\n")
            return .done
        }
        try console.show(
            ListView(
                columns: Schema.dictionaryColumns.map { Column($0.key, $0.heading) }, rows: Self.schema.dictionary))
        return .done
    }
}
