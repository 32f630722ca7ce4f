import ExamDomain

// MARK: - One answer in three forms

extension Console {
    /// Shows a list as table, JSON (an array of objects) or CSV. Memory does not grow with the list.
    func show(_ list: ListView) throws {
        switch format {
        case .table: try printTable(list)
        case .json: try showJSON(list)
        case .csv:
            try write(CSVText.line(list.columns.map { $0.heading(language) }))
            try list.forEachRow { row in try write(csvLine(row, list.timeZone)) }
        }
    }

    /// Shows a single thing as lines of label and value, a JSON object, or CSV of one row.
    func show(_ card: CardView) throws {
        let columns = card.fields.map(\.column)
        let cells = card.fields.map(\.cell)
        switch format {
        case .table: try printFields(card)
        case .json:
            try write(CellWriter(language: language, timeZone: card.timeZone).object(columns, cells).pretty + "\n")
        case .csv:
            try write(CSVText.line(columns.map { $0.heading(language) }))
            try write(csvLine(cells, card.timeZone))
        }
    }

    /// Shows a document whose shape is its own: as JSON it is this one; for people `told` prints it with `print`,
    /// `printTable` and `printFields`; as CSV it is one row of its members, or a row for each object of an array.
    func show(_ document: JSON, told: () throws -> Void) throws {
        switch format {
        case .table: try told()
        case .json: try write(document.pretty + "\n")
        case .csv: try print(document: CSVText.lines(document))
        }
    }

    private func showJSON(_ list: ListView) throws {
        let writer = CellWriter(language: language, timeZone: list.timeZone)
        var isFirst = true
        try list.forEachRow { row in
            try write((isFirst ? "[\n  " : ",\n  ") + writer.object(list.columns, row).line)
            isFirst = false
        }
        try write(isFirst ? "[]\n" : "\n]\n")
    }

    private func csvLine(_ row: [ReportCell], _ timeZone: ExamTimeZone) -> String {
        let writer = CellWriter(language: language, timeZone: timeZone)
        let texts = row.map { $0.isNumeric ? writer.text($0) : CSVText.defused(writer.text($0)) }
        let line = CSVText.line(texts)
        return out.isTerminal ? VisibleText.keepingLines(of: line) : line
    }
}

// MARK: - For people

extension Console {
    /// How many rows are measured before the first is printed.
    private static let sampleSize = 1000

    /// A table whatever the format. Inside `show(_:told:)`; elsewhere use `show(_:)`.
    func printTable(_ list: ListView) throws {
        let shown = list.columns.indices.filter { list.columns[$0].isInTable }
        let headings = shown.map { list.columns[$0].heading(language) }
        let writer = CellWriter(language: language, timeZone: list.timeZone)
        var sample: [[TableLayout.Cell]] = []
        var layout: TableLayout?
        try list.forEachRow { row in
            let cells = shown.map { index in
                TableLayout.Cell(text: VisibleText.of(writer.text(row[index])), isNumeric: row[index].isNumeric)
            }
            if let layout {
                try write(layout.line(cells.map(\.text)) + "\n")
                return
            }
            sample.append(cells)
            if sample.count == Console.sampleSize { layout = try begin(headings, sample) }
        }
        if layout != nil { return }
        if sample.isEmpty { try print(list.ifEmpty) } else { _ = try begin(headings, sample) }
    }

    private func begin(_ headings: [String], _ sample: [[TableLayout.Cell]]) throws -> TableLayout {
        let layout = TableLayout(headings: headings, sample: sample, columns: out.columns)
        let heading = layout.line(headings)
        try write((out.isColoured ? "\u{1B}[1m\(heading)\u{1B}[m" : heading) + "\n")
        for row in sample { try write(layout.line(row.map(\.text)) + "\n") }
        return layout
    }

    /// Lines of label and value, the values aligned. Empty values show as an en dash.
    func printFields(_ card: CardView) throws {
        let writer = CellWriter(language: language, timeZone: card.timeZone)
        let shown = card.fields.filter(\.column.isInTable)
        let width = shown.map { DisplayWidth.of($0.column.heading(language)) }.max() ?? 0
        for (column, cell) in shown {
            let label = column.heading(language)
            let padding = String(repeating: " ", count: width - DisplayWidth.of(label) + 2)
            let value = VisibleText.of(writer.text(cell))
            try write(label + padding + (value.isEmpty ? "–" : value) + "\n")
        }
    }
}

extension CSVText {
    /// An object as a row under its keys; an array of objects as one row each, under the keys of the first.
    static func lines(_ document: JSON) -> String {
        let rows = document.array ?? [document]
        guard case .object(let members)? = rows.first else { return rows.map { line([cell($0)]) }.joined() }
        let keys = members.map(\.key)
        return line(keys) + rows.map { row in line(keys.map { cell(row[$0] ?? .null) }) }.joined()
    }

    private static func cell(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .string(let text): defused(text)
        case .bool, .integer, .number, .array, .object: value.line
        }
    }
}
