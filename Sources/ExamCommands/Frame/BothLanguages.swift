import ArgumentParser
import ExamDomain

/// Carries a phrase through ArgumentParser, which knows one language, and takes the reader's out of whatever comes back
/// (help, error sentences, completion scripts, the dump for manual pages).
///
/// The marks are private-use characters of the last plane, read only in texts of ours, never in what a person typed.
enum BothLanguages {
    private static let begin: Unicode.Scalar = "\u{10FF00}"
    private static let middle: Unicode.Scalar = "\u{10FF01}"
    private static let end: Unicode.Scalar = "\u{10FF02}"

    static func mark(_ phrase: Phrase) -> String {
        "\(begin)\(phrase.zh)\(middle)\(phrase.en)\(end)"
    }

    static func read(_ text: String, in language: Language) -> String {
        guard text.unicodeScalars.contains(begin) else { return text }
        var read = String.UnicodeScalarView()
        var side: Language?
        for scalar in text.unicodeScalars {
            switch scalar {
            case begin: side = .zh
            case middle: side = .en
            case end: side = nil
            default: if side == nil || side == language { read.append(scalar) }
            }
        }
        return String(read)
    }
}

extension ArgumentHelp {
    /// Help in both languages: `@Option(help: .text(zh: "…", en: "…", valueName: "FILE"))`.
    static func text(zh: String, en: String, valueName: String? = nil) -> ArgumentHelp {
        text(Phrase(zh: zh, en: en), valueName: valueName)
    }

    static func text(_ phrase: Phrase, valueName: String? = nil) -> ArgumentHelp {
        var help = ArgumentHelp(stringLiteral: BothLanguages.mark(phrase))
        help.valueName = valueName
        return help
    }
}
