/// What the cells of a column are. Any of them may be empty (`null` in `.jsonl`).
package enum ReportForm: Hashable, Sendable {
    case text
    /// The path of a file from the workbook's own folder on, which a workbook links to; text elsewhere.
    case link
    /// A whole number from 0.
    case count
    /// A number that names something: never added up, and written without separators.
    case serial
    case number
    /// A length of time: seconds in `.jsonl`, hours, minutes and seconds elsewhere.
    case duration
    /// A file's size: bytes in `.jsonl`, readable elsewhere.
    case size
    /// true or false in `.jsonl`, 是 or 否 elsewhere.
    case yesOrNo
    /// A sentence in the reader's language; in `.jsonl` in English, so that its bytes hold for every language.
    case sentence
    /// Texts, one a line: an array in `.jsonl`.
    case lines
    /// A time: ISO 8601 with the exam's offset in `.jsonl`, the exam's wall clock elsewhere.
    case moment
    /// One of these words: its code in `.jsonl`.
    case words([ReportWord])
    /// Several things in one cell: an array of objects with these keys in `.jsonl`, joined elsewhere.
    case list([SchemaKey])

    package static func words<Word: RawRepresentable<String>>(of words: [Word], _ told: (Word) -> Phrase) -> ReportForm
    {
        .words(words.map { ReportWord(code: $0.rawValue, told: told($0)) })
    }

    package var told: Phrase {
        switch self {
        case .text: Phrase(zh: "文字", en: "text")
        case .link: Phrase(zh: "链接", en: "link")
        case .count: Phrase(zh: "整数", en: "whole number")
        case .serial: Phrase(zh: "编号", en: "running number")
        case .number: Phrase(zh: "数", en: "number")
        case .duration: Phrase(zh: "时长", en: "duration")
        case .size: Phrase(zh: "大小", en: "size")
        case .yesOrNo: Phrase(zh: "是或否", en: "yes or no")
        case .sentence: Phrase(zh: "句子", en: "sentence")
        case .lines: Phrase(zh: "多行文字", en: "lines")
        case .moment: Phrase(zh: "时间", en: "time")
        case .words: Phrase(zh: "选项", en: "one of")
        case .list: Phrase(zh: "列表", en: "list")
        }
    }

    /// True where a cell may stand in a column of this form.
    package func takes(_ cell: ReportCell) -> Bool {
        switch (self, cell) {
        case (_, .empty), (.text, .text), (.link, .text), (.number, .number), (.moment, .moment), (.list, .json),
            (.list, .list),
            (.duration, .interval), (.size, .size), (.yesOrNo, .json(.bool, _)), (.sentence, .json(.string, _)),
            (.lines, .json(.array, _)):
            true
        case (.count, .integer(let number)), (.serial, .integer(let number)): number >= 0
        case (.words(let words), .word(let code, let told)): words.contains(ReportWord(code: code, told: told))
        case (.text, _), (.link, _), (.count, _), (.serial, _), (.number, _), (.moment, _), (.words, _), (.list, _),
            (.duration, _),
            (.size, _), (.yesOrNo, _), (.sentence, _), (.lines, _):
            false
        }
    }
}

/// A word that a column can say: its code for programs, itself for people.
package struct ReportWord: Hashable, Sendable {
    package let code: String
    package let told: Phrase

    package init(code: String, told: Phrase) {
        self.code = code
        self.told = told
    }
}
