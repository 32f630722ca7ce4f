import CXlsxWriter
import ExamDomain

/// The chart of one table of the summary.
struct SummaryChart {
    private typealias Chart = UnsafeMutablePointer<lxw_chart>

    private let block: SummaryBlock
    private let sheetName: String
    private let heading: UInt32
    /// In pixels.
    private let width: Double
    private let language: Language

    init(_ block: SummaryBlock, sheetName: String, heading: UInt32, width: Double, language: Language) {
        self.block = block
        self.sheetName = sheetName
        self.heading = heading
        self.width = width
        self.language = language
    }

    /// In pixels.
    private var height: Int {
        switch block.table.shape {
        case .stackedBars: min(1200, 150 + 34 * block.table.rows.count)
        case .columns: 280
        }
    }

    /// How many rows of the sheet it covers, with a little air: one is 20 pixels high.
    var rows: UInt32 { UInt32(height / 20) + 2 }

    func insert(into sheet: Workbook.Sheet, of book: Workbook, at row: UInt32, _ column: UInt16) throws {
        let isBars = block.table.shape == .stackedBars
        let chart = try book.addChart(isBars ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN)
        for (index, key) in block.table.charted.enumerated() {
            let tone = ReportTone.ofStatus[key]
            let isTaken = block.table.charted[..<index].contains { ReportTone.ofStatus[$0] == tone }
            addSeries(key, to: chart, fill: isTaken ? nil : tone?.bar)
        }
        chart_title_set_name(chart, block.table.title(language))
        var font = lxw_chart_font()
        font.size = 12
        font.bold = 1
        chart_title_set_name_font(chart, &font)
        if isBars {
            chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
            setBarAxes(of: chart)
        } else {
            chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
            chart_axis_set_num_format(chart.pointee.y_axis, "#,##0")
            setGridlines(of: chart.pointee.y_axis)
        }
        chart_set_series_gap(chart, 60)
        var options = lxw_chart_options()
        options.y_offset = 12
        // The library's chart is 480 × 288 pixels.
        options.x_scale = width / 480
        options.y_scale = Double(height) / 288
        worksheet_insert_chart_opt(sheet, row, column, chart, &options)
    }

    /// - Parameter colour: nil for what has no status, or the tone of one that is there already: a blue.
    private func addSeries(_ key: String, to chart: Chart, fill colour: lxw_color_t?) {
        guard let index = block.table.columns.firstIndex(where: { $0.key == key }),
            let series = chart_add_series(chart, nil, nil)
        else { return }
        let (first, last) = (heading + 1, heading + UInt32(block.table.rows.count))
        let place = block.column(index)
        chart_series_set_categories(series, sheetName, first, block.first, last, block.first)
        chart_series_set_values(series, sheetName, first, place, last, place)
        chart_series_set_name(series, block.table.columns[index].heading(language))
        var fill = lxw_chart_fill()
        fill.color = colour ?? 0x7F_A8_D6
        chart_series_set_fill(series, &fill)
        chart_series_set_labels(series)
        // A bar of nothing needs no number.
        chart_series_set_labels_num_format(series, "#,##0;;")
    }

    /// The first row on top, as in the table, and the numbers still at the foot.
    ///
    /// NB: in a bar chart the library's x axis is the one that lies, the numbers'.
    private func setBarAxes(of chart: Chart) {
        chart_axis_set_reverse(chart.pointee.y_axis)
        chart_axis_set_crossing_max(chart.pointee.y_axis)
        chart_axis_set_num_format(chart.pointee.x_axis, "#,##0")
        setGridlines(of: chart.pointee.x_axis)
    }

    private func setGridlines(of axis: UnsafeMutablePointer<lxw_chart_axis>?) {
        var line = lxw_chart_line()
        line.color = 0xE3_E3_E3
        chart_axis_major_gridlines_set_visible(axis, 1)
        chart_axis_major_gridlines_set_line(axis, &line)
    }
}
