// Schemas as a data dictionary: a row for each key, nested ones by their path.
extension Schema {
    package static let dictionaryColumns = [
        ReportColumn("path", Phrase(zh: "键", en: "Key"), 30, Phrase(zh: "键的位置", en: "Where the key stands")),
        ReportColumn("form", Phrase(zh: "类型", en: "Form"), 20, Phrase(zh: "值的类型", en: "What its value is")),
        ReportColumn(
            "required", Phrase(zh: "必须", en: "Required"), 8, Phrase(zh: "是否必须写", en: "Whether it must be there")),
        ReportColumn(
            "default", Phrase(zh: "默认", en: "Default"), 14, Phrase(zh: "不写时的值", en: "What holds without it")),
        ReportColumn("meaning", Phrase(zh: "含义", en: "Meaning"), 60, Phrase(zh: "说的是什么", en: "What it says")),
    ]

    /// In the order of the keys.
    package var dictionary: [[ReportCell]] {
        (parts + further).flatMap { part in part.object.rows(under: part.name) }
    }
}

extension SchemaObject {
    fileprivate func rows(under path: String) -> [[ReportCell]] {
        keys.flatMap { $0.rows(under: path) }
            + (kinds?.all ?? []).flatMap { kind in
                [
                    [
                        .text(kind.name), .phrase(kinds?.told ?? SchemaForm.null.told), .empty, .empty,
                        .phrase(kind.meaning),
                    ]
                ]
                    + kind.keys.flatMap { $0.rows(under: kind.name) }
            }
    }
}

extension SchemaObject.Kinds {
    fileprivate var told: Phrase { Phrase(zh: "\(key) 的一种", en: "a kind of \(key)") }
}

extension SchemaKey {
    fileprivate func rows(under parent: String) -> [[ReportCell]] {
        let path = parent.isEmpty ? key : "\(parent).\(key)"
        let required = isRequired ? Phrase(zh: "是", en: "yes") : Phrase(zh: "否", en: "no")
        let row: [ReportCell] = [
            .text(path), .phrase(form.told), .json(.bool(isRequired), told: required),
            .text(orEmpty: standard), .phrase(meaning),
        ]
        return [row] + form.nested(under: path)
    }
}

extension SchemaForm {
    fileprivate func nested(under path: String) -> [[ReportCell]] {
        switch self {
        case .object(let object): object.rows(under: path)
        case .list(let form, _, _): form.nested(under: path + "[]")
        case .either(let forms): forms.flatMap { $0.nested(under: path) }
        case .text, .integer, .number, .yesOrNo, .moment, .choice, .word, .null, .any: []
        }
    }

    /// `1 至 20 的整数，或 unlimited`.
    package var told: Phrase {
        switch self {
        case .duration: Phrase(zh: "时长，如 3m、1h30m", en: "duration, such as 3m or 1h30m")
        case .size: Phrase(zh: "大小，如 200MB", en: "size, such as 200MB")
        case .sha256: Phrase(zh: "64 位十六进制数字", en: "64 hexadecimal digits")
        case .text(_, let longest?): Phrase(zh: "文字，最多 \(longest) 字", en: "text, at most \(longest) characters")
        case .text: Phrase(zh: "文字", en: "text")
        case .integer(let from?, let to?): Phrase(zh: "\(from) 至 \(to) 的整数", en: "whole number, \(from) to \(to)")
        case .integer(let from?, nil): Phrase(zh: "\(from) 起的整数", en: "whole number from \(from)")
        case .integer: Phrase(zh: "整数", en: "whole number")
        case .number: Phrase(zh: "数", en: "number")
        case .yesOrNo: Phrase(zh: "true 或 false", en: "true or false")
        case .moment: Phrase(zh: "带时区的时间", en: "time with its offset")
        case .choice(let words):
            Phrase(
                zh: words.map { "\($0.code)（\($0.told.zh)）" }.joined(separator: "、"),
                en: words.map { "\($0.code) (\($0.told.en))" }.joined(separator: ", "))
        case .word(let word): Phrase(verbatim: word)
        case .list: Phrase(zh: "列表", en: "list")
        case .object: Phrase(zh: "一组键", en: "object")
        case .either(let forms):
            Phrase(
                zh: forms.map(\.told.zh).joined(separator: "，或 "), en: forms.map(\.told.en).joined(separator: ", or "))
        case .null: Phrase(zh: "空", en: "nothing")
        case .any: Phrase(zh: "任何值", en: "any value")
        }
    }
}
