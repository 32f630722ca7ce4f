import ArgumentParser
import ExamDomain

/// Finds what a mistyped word was meant to be.
enum Suggestion {
    /// The nearest candidate: one that the word begins, or one that a few slips of the finger lead to. Nil where nothing
    /// is near.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let typed = word.lowercased()
        let scored = candidates.map { candidate -> (name: String, slips: Int) in
            let isBeginning = typed.count >= 2 && candidate.hasPrefix(typed)
            return (candidate, isBeginning ? 0 : slips(typed, candidate, isLimitedTo: 4))
        }
        // A third of the word may be wrong: `lst` is list, `ad` is add, `xyz` is nothing.
        guard let best = scored.min(by: { $0.slips < $1.slips }),
            best.slips <= max(1, (min(typed.count, best.name.count) + 1) / 3)
        else { return nil }
        return best.name
    }

    /// How many slips lie between two words: a letter too many, missing, wrong, or two exchanged (optimal string alignment).
    /// Words whose lengths differ by more than the limit are not compared letter by letter.
    static func slips(_ one: String, _ other: String, isLimitedTo limit: Int = .max) -> Int {
        let (a, b) = (Array(one.prefix(64)), Array(other.prefix(64)))
        guard abs(a.count - b.count) <= limit else { return limit + 1 }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let isSame = a[i - 1] == b[j - 1]
                var least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    least = min(least, rows[i - 2][j - 2] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}

// MARK: - For words and options that do not exist

extension Suggestion {
    static func unknownCommand(_ word: String, then next: String?, after path: CommandPath) -> Failure {
        .usage(
            "unknownCommand",
            Phrase(zh: "“\(path.name)”没有“\(word)”这个命令。", en: "'\(path.name)' has no command '\(word)'."),
            hint: hint(word, then: next, after: path))
    }

    private static func hint(_ word: String, then next: String?, after path: CommandPath) -> Phrase {
        let here = path.command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map {
            $0._commandName
        }
        if let near = nearest(to: word, among: here) { return didYouMean("\(path.name) \(near)") }
        let elsewhere = verbs(named: word, besides: next, under: path.commands[0])
        if !elsewhere.isEmpty { return didYouMean(elsewhere.joined(separator: " · ")) }
        return Phrase(
            zh: "可用的命令：\(here.joined(separator: " "))。详见 \(path.name) --help",
            en: "Commands: \(here.joined(separator: " ")). See \(path.name) --help")
    }

    /// Where the word is a verb of another noun: `examctl import` is `examctl roster import` or `examctl activity import`,
    /// and with the noun behind it (`examctl import roster`) only that one.
    private static func verbs(named word: String, besides noun: String?, under root: any ParsableCommand.Type)
        -> [String]
    {
        let nouns = root.configuration.subcommands.filter { noun in
            noun.configuration.subcommands.contains { $0._commandName == word }
        }
        let named = nouns.filter { $0._commandName == noun }
        return (named.isEmpty ? nouns : named).map { "\(root._commandName) \($0._commandName) \(word)" }
    }

    static func unknownOption(_ option: String, options: [String], in path: String) -> Failure {
        let near = nearest(to: option, among: options)
        return .usage(
            "unknownOption",
            Phrase(zh: "“\(path)”没有“\(option)”这个选项。", en: "'\(path)' has no option '\(option)'."),
            hint: near.map(didYouMean) ?? seeHelp(path))
    }

    /// What a word was meant to be; where nothing is near, which there are.
    static func hint(for word: String, among known: [String]) -> Phrase {
        let all = known.joined(separator: " ")
        return nearest(to: word, among: known).map(didYouMean) ?? Phrase(zh: "可用的有：\(all)", en: "There are: \(all)")
    }

    private static func didYouMean(_ words: String) -> Phrase {
        Phrase(zh: "您要的是不是：\(words)", en: "Did you mean: \(words)")
    }

    static func seeHelp(_ path: String) -> Phrase {
        Phrase(zh: "用法见 \(path) --help", en: "See \(path) --help")
    }
}
