import ExamDomain

/// Finds the reader's language and form before the words are parsed, because help and usage errors need them too.
enum ReaderLanguage {
    /// `--lang` where it names a language, else the environment.
    static func choose(arguments: [String], environment: [String: String]) -> Language {
        let asked = lastValue(of: "--lang", in: arguments).flatMap(Language.init(rawValue:))
        return asked ?? of(environment: environment)
    }

    /// By POSIX: the first of LC_ALL, LC_MESSAGES, LANG that is not empty decides. zh* is Chinese, all others English.
    static func of(environment: [String: String]) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
    }

    /// The last value of an option among the arguments before `--`; the parser too lets the last one win.
    static func lastValue(of option: String, in arguments: [String]) -> String? {
        let words = arguments.prefix { $0 != "--" }
        var value: String?
        for (index, word) in words.enumerated() {
            if word == option, index + 1 < words.count { value = words[index + 1] }
            if word.hasPrefix(option + "=") { value = String(word.dropFirst(option.count + 1)) }
        }
        return value
    }
}
