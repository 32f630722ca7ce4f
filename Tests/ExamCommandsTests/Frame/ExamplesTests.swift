import ArgumentParser
import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct ExamplesTests {
    @Test("Every level of the program has an example, and each example is understood as typed")
    func program() throws {
        // Until the nouns stand, the program's own examples name commands that are still to come.
        guard !Examctl.nouns.isEmpty else { return }
        try check(Examctl.self, of: Examctl.self)
    }

    @Test("So it is in the small program")
    func small() throws {
        try check(TryOut.self, of: TryOut.self)
    }

    private func check(_ command: any ParsableCommand.Type, of root: any ParsableCommand.Type) throws {
        let examples = command.configuration.discussion.split(separator: "\n").filter { $0.hasPrefix("  examctl ") }
        #expect((1...3).contains(examples.count), "\(command) has \(examples.count) examples")
        for example in examples {
            let path = try CommandPath(root: root, arguments: Array(ExamplesTests.words(of: example).dropFirst()))
            #expect(throws: Never.self, "\(example)") {
                _ = try path.command.parseAsRoot(path.options + path.words)
            }
        }
        for subcommand in command.configuration.subcommands { try check(subcommand, of: root) }
    }

    /// Splits as a shell does, as far as examples need it: blanks, 'single' and "double" quotes.
    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if quote == nil, character == " " {
                if let finished = word { words.append(finished) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + [word].compactMap { $0 }
    }
}
