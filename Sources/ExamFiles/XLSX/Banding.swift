import CXlsxWriter

/// A fine tint behind every second row, so that the eye keeps its line across a wide sheet.
///
/// A conditional format: it costs nothing for each row, stays regular when the sheet is sorted, and lies under no cell whose
/// word has a colour of its own.
struct Banding {
    /// Of the sheet, from 0; the heading is row 0.
    let lastRow: UInt32
    /// Of each column: do its words have colours?
    let toned: [Bool]

    func apply(to sheet: Workbook.Sheet, _ format: Workbook.Format) {
        guard lastRow >= 1 else { return }
        for run in runs {
            // Where words are coloured, only empty cells are left to be tinted.
            let rule =
                run.isToned
                ? "=AND(MOD(ROW(),2)=1,ISBLANK(\(PrintSetup.letters(run.first))2))" : "=MOD(ROW(),2)=1"
            rule.withCString { text in
                var condition = lxw_conditional_format()
                condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
                condition.value_string = UnsafeMutablePointer(mutating: text)
                condition.format = format
                worksheet_conditional_format_range(sheet, 1, run.first, lastRow, run.last, &condition)
            }
        }
    }

    /// Neighbouring columns of one kind.
    private var runs: [(first: UInt16, last: UInt16, isToned: Bool)] {
        var runs: [(first: UInt16, last: UInt16, isToned: Bool)] = []
        for (index, isToned) in toned.enumerated() {
            let column = UInt16(index)
            if let run = runs.last, run.isToned == isToned {
                runs[runs.count - 1].last = column
            } else {
                runs.append((column, column, isToned))
            }
        }
        return runs
    }
}
