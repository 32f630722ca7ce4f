import CXlsxWriter
import ExamDomain

/// Puts one cell of a report into a sheet. Text is always a string: never a formula or a number, nor a link where none is asked
/// for.
struct CellWriter {
    private let language: Language
    private var clock: WallClock

    init(language: Language, zone: ExamTimeZone) {
        self.language = language
        clock = WallClock(zone)
    }

    mutating func write(
        _ cell: ReportCell, to sheet: Workbook.Sheet, row: UInt32, column: UInt16, formats: CellFormats
    ) {
        switch cell {
        case .empty: break
        case .text(let text): write(text, to: sheet, row, column, formats.text)
        case .integer(let number):
            worksheet_write_number(sheet, row, column, Double(number), formats.integer)
        case .number(let number):
            // A workbook has no infinity and no NaN.
            if number.isFinite { worksheet_write_number(sheet, row, column, number, formats.number) }
        case .moment(let moment): write(moment, to: sheet, row, column, formats)
        case .interval(let interval):
            guard interval.milliseconds >= 0 else { return write(interval.clock, to: sheet, row, column, formats.text) }
            let days = Double(interval.milliseconds / 1000) / 86_400
            worksheet_write_number(sheet, row, column, days, formats.interval)
        case .size(let size):
            worksheet_write_number(sheet, row, column, Double(size.bytes), formats.size)
        case .word(_, let phrase): write(phrase(language), to: sheet, row, column, formats.text)
        case .json(_, let told): write(told(language), to: sheet, row, column, formats.text)
        case .list(let list): write(list.told(language), to: sheet, row, column, formats.text)
        }
    }

    func write(
        _ text: String, to sheet: Workbook.Sheet, _ row: UInt32, _ column: UInt16, _ format: Workbook.Format?
    ) {
        guard !text.isEmpty else { return }
        SheetText.withCString(text) { _ = worksheet_write_string(sheet, row, column, $0, format) }
    }

    /// A file's path from the workbook's own folder on, and a link to it.
    func write(
        linkTo path: String, to sheet: Workbook.Sheet, _ row: UInt32, _ column: UInt16, _ format: Workbook.Format
    ) {
        // What would begin a place in the file, or an escape of the address.
        let address = "external:" + path.replacing("%", with: "%25").replacing("#", with: "%23")
        let outcome = SheetText.withCString(path) { shown in
            worksheet_write_url_opt(sheet, row, column, address, format, shown, nil)
        }
        // A path that is too long for a link is still told.
        if outcome != LXW_NO_ERROR { write(path, to: sheet, row, column, nil) }
    }

    /// As days since 1900 on the exam's wall clock, whole seconds; the jsonl has the thousandths.
    private mutating func write(
        _ moment: Moment, to sheet: Workbook.Sheet, _ row: UInt32, _ column: UInt16, _ formats: CellFormats
    ) {
        let seconds = (Double(moment.milliseconds) / 1000).rounded(.down) + Double(clock.offset(at: moment))
        let days = seconds / 86_400 + 25_569
        // NB: Excel's calendar has a 29 February 1900 and nothing before that year.
        guard days >= 61 else {
            var text: [UInt8] = []
            clock.told(moment, to: &text)
            return write(String(decoding: text, as: UTF8.self), to: sheet, row, column, formats.text)
        }
        worksheet_write_number(sheet, row, column, days, formats.moment)
    }

    /// How wide a cell will look, in columns of a fixed-width face.
    func width(_ cell: ReportCell) -> Int {
        switch cell {
        case .empty: 0
        case .text(let text): text.columns
        case .integer(let number): String(number).count * 4 / 3
        case .number(let number): min(12, number.description.count)
        case .moment: 19
        case .interval(let interval): interval.clock.count
        case .size: 9
        case .word(_, let phrase), .json(_, told: let phrase): phrase(language).columns
        case .list(let list): list.told(language).columns
        }
    }

    /// What a cell says where it is text; nil for a number or a time.
    func text(_ cell: ReportCell) -> String? {
        switch cell {
        case .empty, .integer, .number, .moment, .interval, .size: nil
        case .text(let text): text
        case .word(_, let phrase), .json(_, told: let phrase): phrase(language)
        case .list(let list): list.told(language)
        }
    }
}
