import ArgumentParser
import ExamDomain

/// What the words ask for: a command to run, or a text to tell (help, version, a completion script).
enum CounterRequest {
    case run(any ExamCommand)
    case tell(String)

    /// - Parameter canAsk: a person sits at a terminal, for input and output.
    /// - Throws: a usage `Failure` where the words do not fit.
    init(_ root: any ParsableCommand.Type, arguments: [String], console: Console, canAsk: Bool = false) throws {
        // The library's own requests, made by completion scripts and by the making of manual pages.
        let own = ["---completion", "--generate-completion-script", "--experimental-dump-help"]
        if arguments.contains(where: { word in own.contains { word == $0 || word.hasPrefix($0 + "=") } }) {
            self = .tell(try LibraryText.asked(of: root, by: arguments, console.language))
            return
        }
        let path = try CommandPath(root: root, arguments: arguments)
        let help = HelpPage(path, language: console.language, columns: console.out.columns)
        if path.isHelp {
            self = .tell(help.text)
        } else if path.command.configuration.subcommands.isEmpty {
            self = try CounterRequest.verb(path, root: root, help: help)
        } else if let noun = path.command as? any WorkingNoun.Type, path.words.isEmpty, canAsk,
            let work = try? noun.work.parse(path.options), !work.options.noInput,
            work.options.format == .table
        {
            self = .run(work)
        } else {
            self = .tell(try CounterRequest.noun(path, root: root, help: help))
        }
    }

    private static func verb(
        _ path: CommandPath, root: any ParsableCommand.Type, help: HelpPage
    ) throws -> CounterRequest {
        do {
            guard let command = try path.command.parseAsRoot(path.options + path.words) as? any ExamCommand else {
                return .tell(help.text)
            }
            return .run(command)
        } catch {
            // What the library calls a success without a command is a wish for help.
            if path.command.exitCode(for: error) == .success { return .tell(help.text) }
            if path.words.first == "--version" { return .tell(version(root)) }
            throw UsageSentence(path).failure(error, sentence: path.command.message(for: error))
        }
    }

    /// A noun alone tells its help.
    private static func noun(
        _ path: CommandPath, root: any ParsableCommand.Type, help: HelpPage
    ) throws -> String {
        do {
            _ = try GlobalOptions.parse(path.options)
        } catch {
            throw UsageSentence(path).failure(error, sentence: GlobalOptions.message(for: error))
        }
        guard let word = path.words.first, !path.words.contains(where: ["--help", "-h"].contains) else {
            return help.text
        }
        if word == "--version" { return version(root) }
        let options = GlobalOptions.names.map(\.name) + ["--help", "--version"]
        throw Suggestion.unknownOption(word, options: options, in: path.name)
    }

    private static func version(_ root: any ParsableCommand.Type) -> String {
        "\(root._commandName) \(root.configuration.version)\n"
    }
}

/// Texts that ArgumentParser writes about the whole program, with our phrases read in one language.
enum LibraryText {
    /// A completion script for a shell.
    static func completions(
        of root: any ParsableCommand.Type, for shell: CompletionShell, _ language: Language
    ) -> String {
        BothLanguages.read(root.completionScript(for: shell), in: language)
    }

    /// The answer to one of the library's hidden options.
    static func asked(
        of root: any ParsableCommand.Type, by arguments: [String], _ language: Language
    ) throws -> String {
        do {
            _ = try root.parseAsRoot(arguments)
            return ""
        } catch {
            let text = root.message(for: error)
            guard root.exitCode(for: error) == .success else {
                throw UsageSentence(path: root._commandName, options: []).failure(error, sentence: text)
            }
            return BothLanguages.read(text, in: language) + "\n"
        }
    }
}
