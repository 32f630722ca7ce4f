import CXlsxWriter
import ExamDomain

/// Every format of a report's workbook, each made once.
struct WorkbookFormats {
    let heading: Workbook.Format
    /// Over a column of numbers.
    let numberHeading: Workbook.Format
    let title: Workbook.Format
    let label: Workbook.Format
    /// Cells of a sheet.
    let body: CellFormats
    /// Cells of the summary's table, a fine line under each.
    let table: CellFormats
    /// Values beside the labels above the summary's table: all to the left.
    let figure: CellFormats
    /// Running text, broken to lines.
    let wrapped: Workbook.Format
    /// A link, as every program shows one.
    let link: Workbook.Format
    /// A number that names something.
    let serial: Workbook.Format
    let tones: [ReportTone: Workbook.Format]
    /// Behind every second row; a difference to whatever format a cell has.
    let band: Workbook.Format

    /// - Parameter language: Chinese sheets name a Chinese face, or Excel picks one with letters of another height.
    init(_ book: Workbook, language: Language) throws {
        func setFace(_ format: Workbook.Format) {
            if language == .zh { format_set_font_name(format, "等线") }
        }
        func format(_ set: (Workbook.Format) -> Void = { _ in }) throws -> Workbook.Format {
            try book.addFormat { format in
                setFace(format)
                format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
                set(format)
            }
        }
        func cells(_ set: (Workbook.Format) -> Void = { _ in }) throws -> CellFormats {
            try CellFormats { code, alignment in
                try format { format in
                    if let code { format_set_num_format(format, code) }
                    WorkbookFormats.align(format, alignment)
                    set(format)
                }
            }
        }
        book.setDefaultFormat(setFace)
        heading = try format(WorkbookFormats.setHeading)
        numberHeading = try format { format in
            WorkbookFormats.setHeading(format)
            WorkbookFormats.align(format, LXW_ALIGN_RIGHT)
        }
        title = try format { format in
            format_set_bold(format)
            format_set_font_size(format, 16)
        }
        label = try format { format in format_set_font_color(format, 0x59_59_59) }
        body = try cells()
        table = try cells { format in
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_bottom_color(format, 0xD9_D9_D9)
        }
        figure = try cells { format in
            format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
            format_set_indent(format, 0)
        }
        wrapped = try format { format in format_set_text_wrap(format) }
        link = try format { format in
            format_set_font_color(format, 0x05_63_C1)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
        var tones: [ReportTone: Workbook.Format] = [:]
        for tone in ReportTone.allCases {
            tones[tone] = try format { format in
                format_set_font_color(format, tone.ink)
                format_set_bg_color(format, tone.paper)
            }
        }
        self.tones = tones
        serial = try format { format in
            format_set_num_format(format, "0")
            WorkbookFormats.align(format, LXW_ALIGN_RIGHT)
        }
        band = try book.addDifference { format in format_set_bg_color(format, 0xF5_F8_FC) }
    }

    /// Numbers stand off the edge, so that they do not run into the text of the next column.
    private static func align(_ format: Workbook.Format, _ alignment: lxw_format_alignments) {
        format_set_align(format, UInt8(alignment.rawValue))
        if alignment == LXW_ALIGN_RIGHT { format_set_indent(format, 1) }
    }

    private static func setHeading(_ format: Workbook.Format) {
        format_set_bold(format)
        format_set_font_color(format, 0xFF_FF_FF)
        format_set_bg_color(format, 0x1F_3A_5F)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, 0xFF_FF_FF)
    }
}

/// A format for each kind of cell.
struct CellFormats {
    /// Nil: that of cells that have none of their own.
    var text: Workbook.Format?
    var integer: Workbook.Format
    let number: Workbook.Format
    let moment: Workbook.Format
    let interval: Workbook.Format
    let size: Workbook.Format

    /// - Parameter make: a format with this number format (nil for none) and alignment.
    init(_ make: (_ code: String?, _ alignment: lxw_format_alignments) throws -> Workbook.Format) rethrows {
        text = try make(nil, LXW_ALIGN_LEFT)
        integer = try make("#,##0", LXW_ALIGN_RIGHT)
        number = try make(nil, LXW_ALIGN_RIGHT)
        moment = try make("yyyy-mm-dd hh:mm:ss", LXW_ALIGN_LEFT)
        interval = try make("[h]:mm:ss", LXW_ALIGN_CENTER)
        size = try make("[>=1000000]#,##0.0,,\" MB\";[>=1000]0.0,\" KB\";0\" B\"", LXW_ALIGN_RIGHT)
    }
}

extension ReportTone {
    /// Behind the word.
    var paper: lxw_color_t {
        switch self {
        case .good: 0xE2_F0_D9
        case .open: 0xFF_F2_CC
        case .bad: 0xFB_DD_DA
        case .quiet: 0xF2_F2_F2
        }
    }

    /// The word; dark enough on its paper for a contrast of 4.5 and more.
    var ink: lxw_color_t {
        switch self {
        case .good: 0x27_5D_1E
        case .open: 0x7A_4F_00
        case .bad: 0x9C_1C_14
        case .quiet: 0x59_59_59
        }
    }

    /// A bar of the chart.
    var bar: lxw_color_t {
        switch self {
        case .good: 0x4C_9F_50
        case .open: 0xF2_B1_34
        case .bad: 0xD1_4B_3F
        case .quiet: 0xBF_C5_CC
        }
    }
}
