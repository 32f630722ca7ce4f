import ArgumentParser
import ExamDomain

/// Says in both languages what ArgumentParser says in English about words that do not fit (64).
///
/// Its errors are its own secret; only the sentences are public. Each is known here by its fixed beginning and end,
/// and a test calls forth every one of them, so that an update of the library cannot change them unseen.
struct UsageSentence {
    /// `examctl roster import`.
    let path: String
    /// The options of the command, for suggestions.
    let options: [String]

    init(path: String, options: [String]) {
        self.path = path
        self.options = options
    }

    init(_ path: CommandPath) {
        self.init(path: path.name, options: HelpArgument.all(of: path.command, .en).flatMap(\.names) + ["--help"])
    }

    func failure(_ error: any Error, sentence: String) -> Failure {
        if let own = UsageSentence.thrownInside(error) {
            return Failure(own.kind, code: own.code, own.message, hint: own.hint ?? Suggestion.seeHelp(path))
        }
        // Two readings of `-abc`, a line each: the first says enough.
        let sentence = sentence.firstRange(of: "\n   or: ").map { String(sentence[..<$0.lowerBound]) } ?? sentence
        if let found = between("Unknown option '", "'", in: sentence) {
            return Suggestion.unknownOption(found, options: options, in: path)
        }
        let (code, message) = told(sentence)
        return .usage(code, message, hint: Suggestion.seeHelp(path))
    }

    private func told(_ sentence: String) -> (code: String, Phrase) {
        if let name = between("Missing value for '", "'", in: sentence) {
            let name = placeholder(name)
            return ("missingValue", Phrase(zh: "“\(name)”缺少值。", en: "'\(name)' needs a value."))
        }
        if let name = between("Missing expected argument '", "'", in: sentence) {
            let name = placeholder(name)
            return ("missingArgument", Phrase(zh: "缺少“\(name)”。", en: "'\(name)' is missing."))
        }
        if let names = between("Missing one of: '", "'", in: sentence) {
            let names = placeholder(names)
            return (
                "missingArgument",
                Phrase(
                    zh: "需要以下之一：\(names.split(separator: "', '").joined(separator: "、"))。",
                    en: "One of these is needed: \(names.split(separator: "', '").joined(separator: ", ")).")
            )
        }
        if let words = between("Unexpected argument '", "'", in: sentence) ?? unexpectedArguments(sentence) {
            return (
                "unexpectedArgument",
                Phrase(
                    zh: "多余的词：\(words.split(separator: "', '").joined(separator: "、"))。",
                    en: "Words too many: \(words.split(separator: "', '").joined(separator: ", ")).")
            )
        }
        return toldOfValues(sentence)
    }

    private func toldOfValues(_ sentence: String) -> (code: String, Phrase) {
        if let parts = split(sentence, "The value '", "' is invalid for '", "'") {
            let name = placeholder(parts.1)
            return (
                "invalidValue",
                Phrase(
                    zh: "“\(parts.0)”不能作为“\(name)”的值。\(choices(parts.2, .zh))",
                    en: "'\(parts.0)' is not a value for '\(name)'.\(choices(parts.2, .en))")
            )
        }
        if let parts = split(sentence, "The option '", "' does not take any value, but '", "' was specified.") {
            return (
                "unexpectedValue",
                Phrase(
                    zh: "“\(parts.0)”不带值，却给了“\(parts.1)”。",
                    en: "'\(parts.0)' takes no value, but was given '\(parts.1)'.")
            )
        }
        if let parts = split(sentence, "Value to be set with flag '", "' had already been set with flag '", "'") {
            return (
                "contradiction",
                Phrase(zh: "“\(parts.0)”与“\(parts.1)”不能同时使用。", en: "'\(parts.0)' and '\(parts.1)' exclude each other.")
            )
        }
        return ("usage", Phrase(zh: "这些词不合用法（\(sentence)）。", en: sentence.hasSuffix(".") ? sentence : sentence + "."))
    }

    // MARK: - Taking sentences apart

    /// `. Please provide one of 'table', 'json' or 'csv'.` as `可选：table、json、csv。`
    private func choices(_ tail: String, _ language: Language) -> String {
        let values = tail.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map(\.element)
        guard tail.contains("Please provide one of"), !values.isEmpty else { return "" }
        return Phrase(
            zh: "可选：\(values.joined(separator: "、"))。", en: " Choose from: \(values.joined(separator: ", "))."
        )(language)
    }

    /// `2 unexpected arguments: 'a', 'b'`
    private func unexpectedArguments(_ sentence: String) -> String? {
        let words = sentence.split(separator: " ", maxSplits: 1)
        guard words.count == 2, Int(words[0]) != nil else { return nil }
        return between("unexpected arguments: '", "'", in: String(words[1]))
    }

    private func between(_ head: String, _ tail: String, in sentence: String) -> String? {
        guard sentence.hasPrefix(head) else { return nil }
        let rest = sentence.dropFirst(head.count)
        // Only an unknown option has words of the library's own after it; its suggestion is not as good as ours.
        let body = rest.firstRange(of: "'. Did you mean '").map { rest[..<$0.lowerBound] + "'" } ?? rest[...]
        guard body.hasSuffix(tail) else { return nil }
        return String(body.dropLast(tail.count))
    }

    /// The texts before the middle, between middle and tail, and after the tail. The middle is sought from the end, because
    /// what a person typed stands before it and may hold anything.
    private func split(_ sentence: String, _ head: String, _ middle: String, _ tail: String)
        -> (String, String, String)?
    {
        guard sentence.hasPrefix(head) else { return nil }
        let rest = sentence.dropFirst(head.count)
        guard let middle = rest.ranges(of: middle).last,
            let end = rest[middle.upperBound...].firstRange(of: tail)
        else { return nil }
        return (
            String(rest[..<middle.lowerBound]), String(rest[middle.upperBound..<end.lowerBound]),
            String(rest[end.upperBound...])
        )
    }

    /// `--data <DIR>` as the contract and our help write it: `--data DIR`.
    private func placeholder(_ name: String) -> String {
        let parts = name.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let end = parts[1].firstIndex(of: ">") else { return name }
        return parts[0] + HelpArgument.placeholder(String(parts[1][..<end])) + parts[1][end...].dropFirst()
    }

    /// A `Failure` thrown by a command's `validate()` or by the reading of one value, which the library wraps.
    private static func thrownInside(_ error: any Error) -> Failure? {
        var rest: [Any] = [error]
        var seen = 0
        while let value = rest.popLast(), seen < 64 {
            if let failure = value as? Failure { return failure }
            seen += 1
            rest += Mirror(reflecting: value).children.map(\.value)
        }
        return nil
    }
}
