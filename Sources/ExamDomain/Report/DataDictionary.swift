/// The sheet 数据说明: a row for each column of a report's sheets, from the definitions that the sheets are made of.
package struct DataDictionary: Sendable {
    package static let columns = [
        ReportColumn("sheet", Phrase(zh: "工作表", en: "Sheet"), 14, Phrase(zh: "工作表的名称", en: "The sheet's name")),
        ReportColumn("column", Phrase(zh: "列", en: "Column"), 16, Phrase(zh: "列的标题", en: "The column's heading")),
        ReportColumn(
            "key", Phrase(zh: "键", en: "Key"), 18,
            Phrase(zh: "在 .jsonl 中的名称，不随语言变化", en: "Its name in .jsonl, the same in every language")),
        ReportColumn("form", Phrase(zh: "类型", en: "Form"), 12, Phrase(zh: "单元格里是什么", en: "What its cells are")),
        ReportColumn("meaning", Phrase(zh: "含义", en: "Meaning"), 60, Phrase(zh: "这一列说的是什么", en: "What it says")),
        ReportColumn(
            "words", Phrase(zh: "取值", en: "Words"), 50,
            Phrase(zh: "可能的值，括号里是 .jsonl 中的代码", en: "What it can say, with the code in .jsonl")),
    ]

    package static func rows(of name: Phrase, _ columns: [ReportColumn]) -> [[ReportCell]] {
        columns.map { column in
            [
                .phrase(name), .phrase(column.heading), .text(column.key), .phrase(column.form.told),
                .phrase(column.meaning), words(of: column.form),
            ]
        }
    }

    /// Of words, each with its code; of a list, the keys of its objects.
    private static func words(of form: ReportForm) -> ReportCell {
        switch form {
        case .words(let words):
            .phrase(
                Phrase(
                    zh: words.map { "\($0.told.zh)（\($0.code)）" }.joined(separator: "、"),
                    en: words.map { "\($0.told.en) (\($0.code))" }.joined(separator: ", ")))
        case .list(let keys):
            .phrase(
                Phrase(
                    zh: keys.map { "\($0.key)（\($0.meaning.zh)）" }.joined(separator: "、"),
                    en: keys.map { "\($0.key) (\($0.meaning.en))" }.joined(separator: ", ")))
        case .text, .link, .count, .serial, .number, .moment, .duration, .size, .yesOrNo, .sentence, .lines: .empty
        }
    }

    /// - Parameters:
    ///   - sheets: of the workbook, in their order, the summary's table too.
    ///   - provenance: rows about the report as a whole, at the end.
    package static func sheet(
        of sheets: [(name: Phrase, columns: [ReportColumn])], provenance: [[ReportCell]] = []
    ) -> ReportSheet {
        ReportSheet(name: Phrase(zh: "数据说明", en: "Data dictionary"), columns: columns, frozenColumns: 2) { receive in
            for sheet in sheets {
                for row in rows(of: sheet.name, sheet.columns) { try receive(row) }
            }
            for row in provenance { try receive(row) }
        }
    }
}

extension ReportCell {
    /// A text in the reader's language.
    package static func phrase(_ phrase: Phrase) -> ReportCell { .json(.string(phrase.en), told: phrase) }
}
