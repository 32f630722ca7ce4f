import CXlsxWriter
import ExamDomain

/// Writes the first sheet: title, key figures, a table with a row for each question, and a stacked bar chart of it.
struct SummaryWriter {
    private let summary: SummarySheet
    private let book: Workbook
    private let formats: WorkbookFormats
    private let language: Language
    private var cells: CellWriter

    init(_ summary: SummarySheet, in book: Workbook, formats: WorkbookFormats, language: Language, zone: ExamTimeZone) {
        self.summary = summary
        self.book = book
        self.formats = formats
        self.language = language
        cells = CellWriter(language: language, zone: zone)
    }

    mutating func write(title: Phrase) throws {
        let sheet = try book.addSheet(summary.name(language))
        PrintSetup.apply(to: sheet, language: language)
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        setWidths(sheet)
        worksheet_set_row(sheet, 0, 28, nil)
        cells.write(title(language), to: sheet, 0, 0, formats.title)
        var row: UInt32 = 1
        for figure in summary.keyFigures {
            cells.write(figure.label(language), to: sheet, row, 0, formats.label)
            // Over three columns: a count's column is too narrow for a date.
            worksheet_merge_range(sheet, row, 1, row, 3, "", formats.figure.text)
            cells.write(figure.value, to: sheet, row: row, column: 1, formats: formats.figure)
            row += 1
        }
        row += 1
        let heading = row
        worksheet_set_row(sheet, heading, 22, nil)
        for (index, column) in summary.columns.enumerated() {
            let format = isCounted(index) ? formats.numberHeading : formats.heading
            cells.write(column.heading(language), to: sheet, heading, UInt16(index), format)
        }
        for values in summary.rows {
            row += 1
            for (index, cell) in values.enumerated() where index < summary.columns.count {
                cells.write(cell, to: sheet, row: row, column: UInt16(index), formats: formats.table)
            }
        }
        guard !summary.rows.isEmpty, !summary.charted.isEmpty else { return }
        try addChart(to: sheet, heading: heading, last: row)
    }

    /// True for a column of numbers.
    private func isCounted(_ column: Int) -> Bool {
        guard let first = summary.rows.first, column < first.count, case .integer = first[column] else { return false }
        return true
    }

    private func setWidths(_ sheet: Workbook.Sheet) {
        let labels = summary.keyFigures.map { $0.label(language).columns }.max() ?? 0
        for (index, column) in summary.columns.enumerated() {
            let values = summary.rows.map { index < $0.count ? cells.width($0[index]) : 0 }.max() ?? 0
            let width = max(column.heading(language).columns + 2, min(values, 48), index == 0 ? labels : 10)
            worksheet_set_column(sheet, UInt16(index), UInt16(index), ColumnStyle.units(width), nil)
        }
    }

    // MARK: - Chart

    private func addChart(to sheet: Workbook.Sheet, heading: UInt32, last: UInt32) throws {
        let chart = try book.addChart(LXW_CHART_BAR_STACKED)
        let name = summary.name(language)
        for key in summary.charted {
            guard let column = summary.columns.firstIndex(where: { $0.key == key }),
                let series = chart_add_series(chart, nil, nil)
            else { continue }
            let place = UInt16(column)
            chart_series_set_categories(series, name, heading + 1, 0, last, 0)
            chart_series_set_values(series, name, heading + 1, place, last, place)
            chart_series_set_name(series, summary.columns[column].heading(language))
            style(series, tone: ReportTone.ofStatus[key])
        }
        chart_title_set_name(chart, summary.chartTitle(language))
        var font = lxw_chart_font()
        font.size = 12
        font.bold = 1
        chart_title_set_name_font(chart, &font)
        chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        chart_set_series_gap(chart, 60)
        setAxes(of: chart)
        var options = lxw_chart_options()
        options.y_offset = 12
        let height = min(1200, 150 + 34 * summary.rows.count)
        // The library's chart is 480 × 288 pixels.
        options.x_scale = 760.0 / 480
        options.y_scale = Double(height) / 288
        worksheet_insert_chart_opt(sheet, last + 1, 0, chart, &options)
    }

    /// The first question on top, as in the table, and the numbers still at the foot.
    ///
    /// NB: in a bar chart the library's x axis is the one that lies, the numbers'.
    private func setAxes(of chart: UnsafeMutablePointer<lxw_chart>) {
        chart_axis_set_reverse(chart.pointee.y_axis)
        chart_axis_set_crossing_max(chart.pointee.y_axis)
        chart_axis_set_num_format(chart.pointee.x_axis, "#,##0")
        var line = lxw_chart_line()
        line.color = 0xE3_E3_E3
        chart_axis_major_gridlines_set_visible(chart.pointee.x_axis, 1)
        chart_axis_major_gridlines_set_line(chart.pointee.x_axis, &line)
    }

    private func style(_ series: UnsafeMutablePointer<lxw_chart_series>, tone: ReportTone?) {
        if let tone {
            var fill = lxw_chart_fill()
            fill.color = tone.bar
            chart_series_set_fill(series, &fill)
        }
        chart_series_set_labels(series)
        // A bar of nothing needs no number.
        chart_series_set_labels_num_format(series, "#,##0;;")
    }
}
