import ExamDomain
import Yams

/// What makes a whole file unreadable as settings. The names of the cases are the codes.
struct YAMLFault {
    let code: String
    let message: Phrase
    var line: Int?

    private init(_ code: String, line: Int? = nil, zh: String, en: String) {
        self.code = code
        self.line = line
        message = Phrase(zh: zh, en: en)
    }

    var alone: SettingFaults {
        SettingFaults([Fault(line: line, place: nil, code: code, message: message)])
    }

    func at(_ line: Int?) -> SettingFaults {
        var fault = self
        fault.line = line
        return fault.alone
    }
}

// MARK: - The text

extension YAMLFault {
    static let tooLarge = YAMLFault(
        "tooLarge", zh: "文件超过 1 MiB，不像是考试设置。", en: "The file is larger than 1 MiB; that is no exam's settings.")
    static let empty = YAMLFault(
        "emptyFile", line: 1, zh: "文件是空的，没有任何设置。", en: "The file is empty; there are no settings in it.")
    static let utf16 = YAMLFault(
        "notUTF8", line: 1, zh: "文件是 UTF-16 编码；请另存为 UTF-8。", en: "The file is in UTF-16; save it as UTF-8.")
    static let notUTF8 = YAMLFault(
        "notUTF8", zh: "文件不是 UTF-8 编码（可能是 GBK）；请另存为 UTF-8。",
        en: "The file is not UTF-8 (perhaps GBK); save it as UTF-8.")

    static func invisible(_ scalar: Unicode.Scalar) -> YAMLFault {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return YAMLFault(
            "controlCharacter", zh: "这一行有看不见的控制字符 \(name)，请删去。",
            en: "There is an invisible character \(name) on this line; remove it.")
    }
}

// MARK: - YAML that settings do not use

extension YAMLFault {
    static let tooDeep = YAMLFault(
        "tooDeep", zh: "嵌套太深，考试设置用不到这么多层。", en: "Nested too deeply; settings of an exam need few levels.")
    static let anchor = YAMLFault(
        "anchor", zh: "这里不能用锚点（&）和别名（*）；如果是文字，请加引号。",
        en: "Anchors (&) and aliases (*) cannot be used here; if it is text, put it in quotes.")
    static let merge = YAMLFault(
        "mergeKey", zh: "这里不能用合并键 <<，请把设置逐条写出。", en: "The merge key << cannot be used here; write the settings out.")
    static let complexKey = YAMLFault(
        "complexKey", zh: "键必须是一个词，不能是列表或多行文字。", en: "A key has to be a word, not a list or a text of several lines.")
    static let severalDocuments = YAMLFault(
        "severalDocuments", zh: "文件里有多份 YAML 文档（---）；一场考试一个文件。",
        en: "There are several YAML documents (---) in the file; one file is one exam.")

    static func tag(_ name: String) -> YAMLFault {
        let name = String(name.unicodeScalars.prefix(40).map { $0.isUnprintable ? "?" : Character($0) })
        return YAMLFault(
            "tag", zh: "这里不能用标签（\(name)）；如果 ! 是文字，请加引号。",
            en: "Tags (\(name)) cannot be used here; if the ! is text, put it in quotes.")
    }

    static func duplicates(_ names: [String], _ line: Int) -> YAMLFault {
        let name = String((names.first ?? "").prefix(40).filter { !$0.unicodeScalars.contains(where: \.isUnprintable) })
        return YAMLFault(
            "duplicateKey", line: line, zh: "“\(name)”写了多次，重复的键太多；请每个键只留一个。",
            en: "“\(name)” is said more than once, and there are too many duplicate keys; keep one of each.")
    }
}

// MARK: - Syntax

extension YAMLFault {
    /// - Parameter lines: how many there are; libyaml sees the end of the file on the line after the last.
    static func syntax(_ error: any Error, lines: Int) -> YAMLFault {
        guard let error = error as? YamlError else { return unreadable(line: nil, "\(error)") }
        switch error {
        case .composer(_, let problem, let mark, _):
            var fault = problem.contains("alias") ? anchor : severalDocuments
            fault.line = mark.line
            return fault
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            // At the end of the file, where the quote or bracket was opened says more.
            let isAtEnd = mark.line > lines || problem.contains("unexpected end of stream")
            return told(problem, line: min(isAtEnd ? context?.mark.line ?? mark.line : mark.line, lines))
        case .reader(let problem, _, _, _): return unreadable(line: nil, problem)
        case .duplicatedKeysInMapping(let names, let context): return duplicates(names, context.mark.line)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return unreadable(line: nil, "\(error)")
        }
    }

    /// The usual slips, by a part of libyaml's sentence, in words of ours.
    private static let slips: [(sign: String, told: Phrase)] = [
        (
            "found a tab character",
            Phrase(zh: "不能用 Tab 缩进，请改成空格", en: "a tab cannot be used to indent; use blanks")
        ),
        (
            "cannot start any token",
            Phrase(
                zh: "这里有不能用作开头的字符（常见原因：用 Tab 缩进，或以 @、`、% 开头的文字没加引号）",
                en:
                    "a character that cannot begin a word (often a tab used to indent, or a text beginning with @, ` or % "
                    + "without quotes)")
        ),
        (
            "mapping values are not allowed",
            Phrase(
                zh: "这里不能出现“: ”（常见原因：缩进不对，上一行用了中文冒号“：”，或文字里有冒号没加引号）",
                en:
                    "“: ” cannot stand here (often a wrong indent, a full-width colon on the line before, or a text with a "
                    + "colon without quotes)")
        ),
        (
            "could not find expected ':'",
            Phrase(
                zh: "这一行或上一行缺少“: ”（要用英文冒号，后面空一格）",
                en: "a “: ” is missing on this line or the one before (a colon, then a blank)")
        ),
        ("unexpected end of stream", Phrase(zh: "引号没有闭合", en: "a quote is not closed")),
        (
            "did not find expected ',' or",
            Phrase(zh: "[ ] 或 { } 没有闭合，或缺少逗号", en: "[ ] or { } is not closed, or a comma is missing")
        ),
        (
            "did not find expected",
            Phrase(
                zh: "缩进与上面不一致，或这里缺少键",
                en: "the indent does not agree with the lines above, or a key is missing here")
        ),
    ]

    private static func told(_ problem: String, line: Int) -> YAMLFault {
        if problem.contains("Maximum nesting level") {
            var fault = tooDeep
            fault.line = line
            return fault
        }
        guard let slip = slips.first(where: { problem.contains($0.sign) }) else {
            return unreadable(line: line, problem)
        }
        return YAMLFault("syntax", line: line, zh: "YAML 写法有误：\(slip.told.zh)。", en: "Not YAML: \(slip.told.en).")
    }

    private static func unreadable(line: Int?, _ problem: String) -> YAMLFault {
        YAMLFault("syntax", line: line, zh: "YAML 写法有误：\(problem)。", en: "Not YAML: \(problem).")
    }
}
