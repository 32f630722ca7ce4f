import ArgumentParser
import ExamDomain

/// One argument, option or flag of a command, from the library's own description of it.
struct HelpArgument {
    let isPositional: Bool
    let isOptional: Bool
    let isRepeating: Bool
    /// `-h`, `--help`.
    let names: [String]
    /// `FILE`; nil for a flag.
    let valueName: String?
    let text: String

    /// The options of every command, which help tells apart.
    var isEverywhere: Bool {
        names.contains { name in GlobalOptions.names.contains { $0.name == name } }
    }

    var row: (label: String, text: String) {
        (
            isPositional
                ? usage : ([names.joined(separator: ", ")] + [valueName].compactMap { $0 }).joined(separator: " "), text
        )
    }

    /// `FILE`, `[FILE]`, `FILE...`, `--role ROLE`.
    var usage: String {
        let word =
            isPositional ? valueName ?? "" : ([names.last ?? ""] + [valueName].compactMap { $0 }).joined(separator: " ")
        return (isOptional ? "[\(word)]" : word) + (isRepeating ? "..." : "")
    }

    static func all(of type: any ParsableArguments.Type, _ language: Language) -> [HelpArgument] {
        let dump = JSON(parsing: type._dumpHelp().utf8)
        let arguments = dump?["command"]?["arguments"]?.array ?? []
        return arguments.compactMap { HelpArgument($0, language) }
    }

    private init?(_ argument: JSON, _ language: Language) {
        guard argument["shouldDisplay"] != .bool(false), let kind = argument["kind"]?.string else { return nil }
        isPositional = kind == "positional"
        isOptional = argument["isOptional"] == .bool(true)
        isRepeating = argument["isRepeating"] == .bool(true)
        names = (argument["names"]?.array ?? []).compactMap { name in
            name["name"]?.string.map { (name["kind"]?.string == "short" ? "-" : "--") + $0 }
        }
        if names.contains("--help") || names.contains("--version") { return nil }
        valueName = kind == "flag" ? nil : argument["valueName"]?.string.map(HelpArgument.placeholder)
        var remarks: [String] = []
        let values = (argument["allValueStrings"] ?? argument["allValues"])?.array?.compactMap(\.string) ?? []
        if kind != "flag", !values.isEmpty, valueName?.contains("|") != true {
            remarks.append(
                Phrase(
                    zh: "可选：" + values.joined(separator: "、"), en: "one of " + values.joined(separator: ", "))(language)
            )
        }
        if kind != "flag", let value = argument["defaultValue"]?.string {
            remarks.append(Phrase(zh: "默认：\(value)", en: "default: \(value)")(language))
        }
        let abstract = BothLanguages.read(argument["abstract"]?.string ?? "", in: language)
        text =
            remarks.isEmpty
            ? abstract
            : Phrase(
                zh: "\(abstract)（\(remarks.joined(separator: "；"))）",
                en: "\(abstract) (\(remarks.joined(separator: "; ")))")(language)
    }

    /// `file` in the library, `FILE` in our help and in the contract; `table|json|csv` stays.
    static func placeholder(_ name: String) -> String { name.contains("|") ? name : name.uppercased() }
}
