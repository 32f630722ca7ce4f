import ExamDomain

/// One column of a list, or one line of a card, said once for table, JSON and CSV.
struct Column: Hashable, Sendable {
    /// The key in JSON, camelCase. The contract's where it names one.
    let key: String
    let heading: Phrase
    /// False for what JSON and CSV tell but a table has no room for.
    let isInTable: Bool

    init(_ key: String, _ heading: Phrase, isInTable: Bool = true) {
        self.key = key
        self.heading = heading
        self.isInTable = isInTable
    }
}

/// A list as a command gives it: its columns, and its rows as a stream. `Console` shows it as table, JSON or CSV.
struct ListView {
    let columns: [Column]
    /// The zone its moments are told in.
    let timeZone: ExamTimeZone
    /// Said instead of a table without rows (JSON and CSV say it by being empty).
    let ifEmpty: Phrase
    /// Calls its argument once for each row, with as many cells as there are columns.
    let forEachRow: (_ receive: ([ReportCell]) throws -> Void) throws -> Void

    init(
        columns: [Column], timeZone: ExamTimeZone = .utc,
        ifEmpty: Phrase = Phrase(zh: "没有记录。", en: "Nothing to list."),
        forEachRow: @escaping (_ receive: ([ReportCell]) throws -> Void) throws -> Void
    ) {
        self.columns = columns
        self.timeZone = timeZone
        self.ifEmpty = ifEmpty
        self.forEachRow = forEachRow
    }

    init(
        columns: [Column], rows: [[ReportCell]], timeZone: ExamTimeZone = .utc,
        ifEmpty: Phrase = Phrase(zh: "没有记录。", en: "Nothing to list.")
    ) {
        self.init(columns: columns, timeZone: timeZone, ifEmpty: ifEmpty) { receive in
            for row in rows { try receive(row) }
        }
    }
}

extension ListView {
    /// The whole list as an array of objects, for a short one that is part of a larger document.
    func json(in language: Language) throws -> JSON {
        let writer = CellWriter(language: language, timeZone: timeZone)
        var objects: [JSON] = []
        try forEachRow { objects.append(writer.object(columns, $0)) }
        return .array(objects)
    }
}

/// A single thing: its columns and one row, told as lines of label and value, a JSON object, or CSV of one row.
struct CardView {
    let fields: [(column: Column, cell: ReportCell)]
    let timeZone: ExamTimeZone

    init(_ fields: [(Column, ReportCell)], timeZone: ExamTimeZone = .utc) {
        self.fields = fields.map { (column: $0.0, cell: $0.1) }
        self.timeZone = timeZone
    }
}

// MARK: - A cell in each form

/// How a cell is written in one language and one zone.
struct CellWriter {
    let language: Language
    let timeZone: ExamTimeZone

    /// For people and for CSV: words, local times, units.
    func text(_ cell: ReportCell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): JSON.number(number).line
        case .moment(let moment): timeZone.told(moment)
        case .interval(let interval): interval.told(language)
        case .size(let size): size.told
        case .word(_, let word): word(language)
        case .json(_, let told): told(language)
        case .list(let list): list.told(language)
        }
    }

    /// For programs: codes, ISO 8601, seconds, bytes.
    func json(_ cell: ReportCell) -> JSON {
        switch cell {
        case .empty: .null
        case .text(let text): .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .moment(let moment): .string(timeZone.iso8601(moment))
        case .interval(let interval): .number(interval.seconds)
        case .size(let size): .integer(size.bytes)
        case .word(let code, _): .string(code)
        case .json(let value, _): value
        case .list(let list): list.json
        }
    }

    /// The same as a text; empty where there is nothing.
    func code(_ cell: ReportCell) -> String {
        switch json(cell) {
        case .null: ""
        case .string(let text): text
        case let value: value.line
        }
    }

    func object(_ columns: [Column], _ cells: [ReportCell]) -> JSON {
        .object(zip(columns, cells).map { JSON.Member(key: $0.key, value: json($1)) })
    }
}

extension ReportCell {
    /// Numbers stand at the right of their column.
    var isNumeric: Bool {
        switch self {
        case .integer, .number, .size: true
        case .empty, .text, .moment, .interval, .word, .json, .list: false
        }
    }
}
