/// A report as a value: sheets of typed columns and rows that come one at a time. XLSX, CSV, JSON lines and the terminal
/// are four ways to show one; none of them decides anything.
package struct Report {
    /// Document title: the exam's title and what the report is.
    package let title: Phrase
    /// The unit whose report it is; a document property.
    package let unit: String
    /// Counted when it is asked for: only a workbook shows it.
    package let summary: () throws -> SummarySheet
    /// Each streams alone.
    package let sheets: [ReportSheet]
    /// Gives the rows of all sheets, each with its sheet's place in `sheets`: of one sheet in order, of several in turns, so
    /// that what they are made of is looked at once. Answers with the summary, counted on the way.
    package let inOnePass: (_ receive: (_ sheet: Int, _ row: [ReportCell]) throws -> Void) throws -> SummarySheet
    /// Sheets that stand after them in a workbook and nowhere else: totals, a dictionary.
    package let furtherSheets: [ReportSheet]
    /// The exam's zone: dates in the workbook are wall-clock times of it.
    package let timeZone: ExamTimeZone
    /// Document property "created": the moment the data are as of, so that the same data give the same bytes.
    package let asOf: Moment

    /// - Parameter inOnePass: nil: sheet after sheet, then the summary.
    package init(
        title: Phrase, unit: String = "", summary: @autoclosure @escaping () throws -> SummarySheet,
        sheets: [ReportSheet],
        furtherSheets: [ReportSheet] = [], timeZone: ExamTimeZone, asOf: Moment,
        inOnePass: ((_ receive: (_ sheet: Int, _ row: [ReportCell]) throws -> Void) throws -> SummarySheet)? = nil
    ) {
        self.title = title
        self.unit = unit
        self.summary = summary
        self.sheets = sheets
        self.furtherSheets = furtherSheets
        self.timeZone = timeZone
        self.asOf = asOf
        self.inOnePass =
            inOnePass ?? { receive in
                for (index, sheet) in sheets.enumerated() { try sheet.forEachRow { try receive(index, $0) } }
                return try summary()
            }
    }
}

/// One sheet: its columns, and its rows as a stream.
package struct ReportSheet {
    /// The sheet's name: 提交情况 / Submissions. At most 31 characters without `[]:*?/\`.
    package let name: Phrase
    package let columns: [ReportColumn]
    /// The first columns, which stay in sight while the rest scrolls to the side.
    package let frozenColumns: Int
    /// Calls its argument once for each row, in order; each row has as many cells as there are columns. May be called
    /// more than once (the XLSX writer does not need to), and throws what the store or the receiver throws.
    package let forEachRow: (_ receive: ([ReportCell]) throws -> Void) throws -> Void

    package init(
        name: Phrase, columns: [ReportColumn], frozenColumns: Int = 0,
        forEachRow: @escaping (_ receive: ([ReportCell]) throws -> Void) throws -> Void
    ) {
        self.name = name
        self.columns = columns
        self.frozenColumns = frozenColumns
        self.forEachRow = forEachRow
    }
}

package struct ReportColumn: Hashable, Sendable {
    /// The key in `.jsonl`, camelCase.
    package let key: String
    /// The heading in the reader's language.
    package let heading: Phrase
    /// The usual width in terminal columns (a Han character takes two).
    package let width: Int
    /// What the column says, for the data dictionary.
    package let meaning: Phrase
    package let form: ReportForm
    /// The colour behind a word, by its code; none for a code that is not here. `ReportTone.ofStatus` for statuses.
    package let tones: [String: ReportTone]

    package init(
        key: String, heading: Phrase, width: Int, meaning: Phrase, form: ReportForm = .text,
        tones: [String: ReportTone] = [:]
    ) {
        self.key = key
        self.heading = heading
        self.width = width
        self.meaning = meaning
        self.form = form
        self.tones = tones
    }
}

/// How a word is coloured where colour helps the eye. The word always stands beside it.
package enum ReportTone: Hashable, Sendable, CaseIterable {
    /// Done, as it should be.
    case good
    /// Under way, or somebody is waiting.
    case open
    /// Lost, refused or late.
    case bad
    /// Nothing yet.
    case quiet

    /// The tones of every status that the contract knows, by its code.
    package static let ofStatus: [String: ReportTone] = [
        "submitted": .good, "finished": .good, "passed": .good, "approved": .good, "complete": .good, "uploaded": .good,
        "recorded": .good,
        "answering": .open, "entering": .open, "waiting": .open, "claimed": .open, "incomplete": .open,
        "recording": .open, "uploading": .open,
        "expired": .bad, "locked": .bad, "rejected": .bad, "failed": .bad,
        "notStarted": .quiet, "notEntered": .quiet, "withdrawn": .quiet,
    ]
}

package enum ReportCell: Hashable, Sendable {
    case empty
    /// Always text, whatever it looks like: ids, names, `=1+1`.
    case text(String)
    case integer(Int64)
    /// A fraction such as a kappa.
    case number(Double)
    case moment(Moment)
    case interval(Interval)
    case size(ByteSize)
    /// A code in `.jsonl`, its word elsewhere.
    case word(code: String, Phrase)
    /// Several words in one cell: an array of codes in `.jsonl`, joined elsewhere.
    case json(JSON, told: Phrase)
    /// The same of things that are told only when it is written.
    case list(ReportedList)
}

/// The first sheet: a row for each question with its counts by status, and a chart of them.
package struct SummarySheet: Sendable {
    package static let name = Phrase(zh: "汇总", en: "Summary")

    package let name: Phrase
    /// Headings of the counted columns: question id, title?, then statuses, then all.
    package let columns: [ReportColumn]
    package let rows: [[ReportCell]]
    /// Facts above the table: (label, value): exam, window, candidates on the roster, as of.
    package let keyFigures: [KeyFigure]
    /// The table's columns (by key) that the stacked bar chart of each question shows, in order. A key that is a status
    /// has the colour of its tone.
    package let charted: [String]
    package let chartTitle: Phrase
    /// To the right of the table, each with its chart under the first.
    package let further: [SummaryTable]

    package init(
        name: Phrase, columns: [ReportColumn], rows: [[ReportCell]], keyFigures: [KeyFigure], charted: [String],
        chartTitle: Phrase, further: [SummaryTable] = []
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.keyFigures = keyFigures
        self.charted = charted
        self.chartTitle = chartTitle
        self.further = further
    }

    package struct KeyFigure: Hashable, Sendable {
        package let label: Phrase
        package let value: ReportCell

        package init(_ label: Phrase, _ value: ReportCell) {
            self.label = label
            self.value = value
        }
    }
}
