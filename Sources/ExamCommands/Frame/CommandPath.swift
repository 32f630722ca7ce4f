import ArgumentParser
import ExamDomain

/// The commands that the words name, from `examctl` down, and what is left for the last of them.
///
/// We walk the words ourselves so that options of every command may stand before the noun too, a mistyped word gets a
/// suggestion (ArgumentParser has none), and only the command that runs is set up.
struct CommandPath {
    private(set) var commands: [any ParsableCommand.Type]
    /// The options of every command that stood before the last command, with their values.
    private(set) var options: [String] = []
    /// What follows the last command.
    private(set) var words: [String] = []
    /// `examctl help roster import`.
    private(set) var isHelp = false

    /// `examctl roster import`.
    var name: String { commands.map { $0._commandName }.joined(separator: " ") }

    /// The command that the words end at; a noun where no verb follows.
    var command: any ParsableCommand.Type { commands[commands.count - 1] }

    /// - Throws: a usage `Failure` for a word that is no command here, with the nearest ones in the hint.
    init(root: any ParsableCommand.Type, arguments: [String]) throws {
        commands = [root]
        var rest = arguments[...]
        while let word = rest.first, !command.configuration.subcommands.isEmpty {
            if let option = GlobalOptions.names.first(where: { word == $0.name || word.hasPrefix($0.name + "=") }) {
                let count = option.takesValue && word == option.name ? 2 : 1
                options += rest.prefix(count)
                rest = rest.dropFirst(count)
            } else if word.hasPrefix("-") {
                break
            } else if word == "help", commands.count == 1, !isHelp {
                isHelp = true
                rest.removeFirst()
            } else if let next = CommandPath.subcommand(word, of: command) {
                commands.append(next)
                rest.removeFirst()
            } else {
                throw Suggestion.unknownCommand(word, then: rest.dropFirst().first, after: self)
            }
        }
        words = Array(rest)
    }

    private static func subcommand(_ word: String, of command: any ParsableCommand.Type)
        -> (any ParsableCommand.Type)?
    {
        command.configuration.subcommands.first {
            $0._commandName == word || $0.configuration.aliases.contains(word)
        }
    }
}
