/// `--map 'COLUMN=field'`: this heading of the file means that field, whatever it looks like.
package struct HeadingMapping: Hashable, Sendable {
    package let heading: String
    package let field: RosterField

    package init(heading: String, field: RosterField) {
        self.heading = heading
        self.field = field
    }

    /// Reads `COLUMN=field`, with the field by its key or any of its headings. The last `=` divides: a heading may hold one.
    package init(option text: String) throws(Failure) {
        guard let equals = text.lastIndex(of: "="), equals > text.startIndex,
            let field = RosterField(heading: String(text[text.index(after: equals)...]))
        else {
            let fields = RosterField.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .usage, code: "badMapping",
                Phrase(zh: "看不懂 --map '\(text)'。", en: "--map '\(text)' cannot be understood."),
                hint: Phrase(
                    zh: "写成 --map '文件中的列名=字段'，字段是：\(fields)",
                    en: "write --map 'HEADING=field'; the fields are: \(fields)"))
        }
        self.init(heading: String(text[..<equals]), field: field)
    }

    func means(_ heading: String) -> Bool {
        RosterField.folded(heading) == RosterField.folded(self.heading)
    }
}
