import ArgumentParser
import ExamDomain

/// A call that works as typed, and what it does.
struct Example: Hashable, Sendable {
    /// From `examctl` on, as a shell reads it.
    let words: String
    let meaning: Phrase

    init(_ words: String, _ meaning: Phrase) {
        self.words = words
        self.meaning = meaning
    }
}

extension CommandConfiguration {
    /// How every noun and verb introduces itself:
    ///
    ///     static let configuration = CommandConfiguration.command(
    ///         "import", Phrase(zh: "导入准考名单", en: "Bring a roster into the exam"),
    ///         examples: [Example("examctl roster import roster.csv", Phrase(zh: "…", en: "…"))])
    ///
    /// - Parameters:
    ///   - purpose: what it is for, one line without a full stop; it also stands in the list of the level above.
    ///   - more: paragraphs under the examples: what a newcomer has to know.
    ///   - examples: one or two.
    ///   - subcommands: of a noun, its verbs in the order of a day's work.
    static func command(
        _ name: String, _ purpose: Phrase, more: [Phrase] = [], examples: [Example],
        subcommands: [any ParsableCommand.Type] = [], version: String = ""
    ) -> CommandConfiguration {
        let paragraphs = more.map(BothLanguages.mark)
        let calls = examples.map { "  \($0.words)\n      \(BothLanguages.mark($0.meaning))" }
        return CommandConfiguration(
            commandName: name, abstract: BothLanguages.mark(purpose),
            discussion: (calls + paragraphs).joined(separator: "\n\n"), version: version, subcommands: subcommands)
    }
}
