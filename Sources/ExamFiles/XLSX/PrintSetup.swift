import CXlsxWriter
import ExamDomain

/// How every sheet comes out of the printer: A4 landscape, as wide as one page, sheet and page named at the foot.
enum PrintSetup {
    static func apply(to sheet: Workbook.Sheet, language: Language) {
        let a4: UInt8 = 9
        worksheet_set_paper(sheet, a4)
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7)
        switch language {
        case .zh: worksheet_set_footer(sheet, "&L&A&R第 &P 页，共 &N 页")
        case .en: worksheet_set_footer(sheet, "&L&A&RPage &P of &N")
        }
    }

    /// `A`, `Z`, `AA`: a column's name by its number from 0.
    static func letters(_ column: UInt16) -> String {
        var rest = Int(column) + 1
        var letters = ""
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest /= 26
        }
        return letters
    }
}
