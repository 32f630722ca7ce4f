/// What a spreadsheet would take for a formula, and how a cell is kept from it (OWASP, CSV injection).
package enum SpreadsheetFormula {
    /// True for the first characters that make a cell a formula, full-width ones too.
    package static func begins(_ scalar: Unicode.Scalar?) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }

    /// The text with an apostrophe before it where it could be taken for a formula. The import takes it off again.
    package static func defused(_ text: String) -> String {
        begins(text.unicodeScalars.first) ? "'" + text : text
    }
}
