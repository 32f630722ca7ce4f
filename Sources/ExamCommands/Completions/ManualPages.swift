import ArgumentParser
import ExamDomain
import ExamFiles

/// Writes the manual pages, one for every command in both languages, from the same help that `--help` shows: what
/// `make install` puts beside the program.
struct ManualPages: ExamCommand {
    static let configuration: CommandConfiguration = {
        var configuration = CommandConfiguration.command(
            "manual",
            Phrase(zh: "写出手册页", en: "Write the manual pages"),
            examples: [
                Example(
                    "examctl manual /usr/local/share/man",
                    Phrase(zh: "make install 就是这样做的", en: "As make install does it"))
            ])
        configuration.shouldDisplay = false
        return configuration
    }()

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: .text(zh: "放手册页的文件夹，里面要有 man1 和 zh_CN/man1", en: "The folder of manuals, with man1 and zh_CN/man1 in it"),
        completion: .directory)
    var folder: String

    func run(in context: Context) throws -> ExitStatus {
        for (language, place) in [(Language.en, "man1"), (.zh, "zh_CN/man1")] {
            for path in try ManualPages.paths([]) {
                let page = ManualPage(path, language)
                try OutputFile.write("\(folder)/\(place)/\(page.name).1", force: true) { try $0.write(page.text) }
            }
        }
        return .done
    }

    /// Every command below these words, from the program itself down.
    private static func paths(_ words: [String]) throws -> [CommandPath] {
        let path = try CommandPath(root: Examctl.self, arguments: words)
        let below = path.command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
        return [path] + (try below.flatMap { try paths(words + [$0._commandName]) })
    }
}

/// One manual page in man's own language. The help stands in it as it is, because nothing else breaks Chinese well.
struct ManualPage {
    let name: String
    let text: String

    init(_ path: CommandPath, _ language: Language) {
        name = path.commands.map { $0._commandName }.joined(separator: "-")
        let help = HelpPage(path, language: language, columns: 78).text
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(ManualPage.line)
        let purpose = lines.first ?? ""
        text =
            ([
                ".TH \(ManualPage.line(name[...]).uppercased()) 1 \"\" \"examctl \(Examctl.version)\"", ".SH NAME",
                "\(ManualPage.line(name[...])) \\- \(purpose)", ".SH DESCRIPTION", ".nf",
            ] + lines + [".fi"]).joined(separator: "\n") + "\n"
    }

    /// A line that man shows as it is written.
    private static func line(_ text: Substring) -> String {
        let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : String(escaped)
    }
}
