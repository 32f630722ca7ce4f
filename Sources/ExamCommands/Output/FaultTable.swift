import ExamDomain

/// Faults or warnings of a file, for people: the first fifty in columns, and how many more there are.
///
/// Unlike other tables it is never cut to the terminal's width: the sentences are what it is for.
struct FaultTable {
    private let headings: [Phrase]
    private let rows: [[Phrase]]
    private let more: Int

    /// Rows that a person reads at one time.
    static let longest = 50

    /// What a row tells beside the sentence.
    struct Column: Sendable {
        let heading: Phrase
        let text: @Sendable (Fault) -> String?

        /// The line's number.
        static let line = Column(heading: Phrase(zh: "行", en: "Line")) { $0.line.map(String.init) }
        /// The column's heading in the file.
        static let place = Column(heading: Phrase(zh: "列", en: "Column")) { $0.place }
        static let code = Column(heading: Phrase(zh: "代码", en: "Code")) { $0.code }
        static let factID = Column(heading: Phrase(verbatim: "id")) { $0.factID }
    }

    init(_ faults: [Fault], columns: [Column], message: Phrase) {
        headings = columns.map(\.heading) + [message]
        rows = faults.prefix(FaultTable.longest).map { fault in
            columns.map { Phrase(verbatim: $0.text(fault) ?? "") } + [fault.message]
        }
        more = max(0, faults.count - FaultTable.longest)
    }

    fileprivate func lines(_ language: Language) -> [String] {
        let headings = headings.map { $0(language) }
        let cells = rows.map { row in
            row.enumerated().map { index, phrase in
                TableLayout.Cell(text: VisibleText.of(phrase(language)), isNumeric: index == 0)
            }
        }
        let layout = TableLayout(headings: headings, sample: cells, columns: nil)
        return [layout.line(headings)] + cells.map { layout.line($0.map(\.text)) }
    }

    fileprivate var remainder: Phrase? {
        guard more > 0 else { return nil }
        return Phrase(zh: "……另有 \(more) 处；用 --format json 查看全部。", en: "… and \(more) more; --format json shows all.")
    }
}

extension Console {
    func print(_ table: FaultTable) throws {
        for line in table.lines(language) { try print(Phrase(verbatim: line)) }
        if let remainder = table.remainder { try print(remainder) }
    }
}
