import ArgumentParser
import ExamDomain

/// The help of one command, written by us: what it is for, examples, usage, arguments and options, in the reader's
/// language and broken at sane widths (ArgumentParser knows one language and never breaks Chinese).
struct HelpPage {
    let commands: [any ParsableCommand.Type]
    let language: Language
    /// Display columns to fill.
    let columns: Int

    private static let labelWidth = 26

    init(_ path: CommandPath, language: Language, columns: Int?) {
        commands = path.commands
        self.language = language
        self.columns = min(max(columns ?? 80, 50), 100)
    }

    var text: String {
        guard let command = commands.last else { return "" }
        let subcommands = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
        let arguments = subcommands.isEmpty ? HelpArgument.all(of: command, language) : []
        let own = arguments.filter { !$0.isEverywhere }
        var sections = [opening(command.configuration), usage(own, hasSubcommands: !subcommands.isEmpty)]
        sections.append(section(Phrase(zh: "参数", en: "Arguments"), own.filter(\.isPositional).map(\.row)))
        sections.append(section(Phrase(zh: "选项", en: "Options"), own.filter { !$0.isPositional }.map(\.row)))
        let rows = subcommands.map { (label: $0._commandName, text: read($0.configuration.abstract)) }
        sections.append(section(Phrase(zh: "命令", en: "Commands"), rows))
        if subcommands.isEmpty || commands.count == 1 {
            sections.append(section(Phrase(zh: "通用选项", en: "Options everywhere"), everywhere()))
        }
        if !subcommands.isEmpty { sections.append(seeMore()) }
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    // MARK: - Sections

    /// What it is for, then the examples and whatever else there is to know.
    private func opening(_ configuration: CommandConfiguration) -> String {
        let purpose = read(configuration.abstract) + Phrase(zh: "。", en: ".")(language)
        let paragraphs = read(configuration.discussion).split(separator: "\n", omittingEmptySubsequences: false)
        let lines = TextWrap.lines(purpose, columns: columns) + [""] + paragraphs.flatMap { wrapped(String($0)) }
        var text = lines.joined(separator: "\n")
        while text.last == "\n" { text.removeLast() }
        return text
    }

    /// Keeps the indentation of a line.
    private func wrapped(_ line: String) -> [String] {
        let indent = String(line.prefix { $0 == " " })
        // A call stands on one line, so that it can be copied.
        if line.hasPrefix("  \(HelpPage.programName) ") { return [line] }
        return TextWrap.lines(String(line.dropFirst(indent.count)), columns: columns - indent.count).map {
            $0.isEmpty ? "" : indent + $0
        }
    }

    private static let programName = "examctl"

    private func usage(_ arguments: [HelpArgument], hasSubcommands: Bool) -> String {
        var words = commands.map { $0._commandName }
        if hasSubcommands { words.append(Phrase(zh: "命令", en: "COMMAND")(language)) }
        words += arguments.filter { $0.isPositional || !$0.isOptional }.map(\.usage)
        words.append(Phrase(zh: "[选项]", en: "[OPTIONS]")(language))
        return Phrase(zh: "用法：", en: "Usage: ")(language) + words.joined(separator: " ")
    }

    private func everywhere() -> [(label: String, text: String)] {
        HelpArgument.all(of: GlobalOptions.self, language).map(\.row) + [
            ("-h, --help", Phrase(zh: "显示本帮助", en: "Show this help")(language))
        ] + (commands.count == 1 ? [("--version", Phrase(zh: "显示版本", en: "Show the version")(language))] : [])
    }

    private func seeMore() -> String {
        let path = commands.map { $0._commandName }.joined(separator: " ")
        return Phrase(
            zh: "每个命令的说明：\(path) 命令 --help", en: "For each command: \(path) COMMAND --help")(language)
    }

    private func section(_ title: Phrase, _ rows: [(label: String, text: String)]) -> String {
        guard !rows.isEmpty else { return "" }
        let lines = rows.flatMap { row -> [String] in
            let label = "  " + row.label
            let text = TextWrap.lines(row.text, columns: columns - HelpPage.labelWidth)
            let indent = String(repeating: " ", count: HelpPage.labelWidth)
            let width = DisplayWidth.of(label)
            guard !row.text.isEmpty else { return [label] }
            guard width < HelpPage.labelWidth - 1 else { return [label] + text.map { indent + $0 } }
            let padding = String(repeating: " ", count: HelpPage.labelWidth - width)
            return [label + padding + text[0]] + text.dropFirst().map { indent + $0 }
        }
        return ([title(language) + Phrase(zh: "：", en: ":")(language)] + lines).joined(separator: "\n")
    }

    private func read(_ text: String) -> String {
        BothLanguages.read(text, in: language)
    }
}
