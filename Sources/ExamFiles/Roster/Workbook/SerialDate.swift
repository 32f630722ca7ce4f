import ExamDomain

/// Numbers that a workbook shows as dates (ECMA-376, part 1, 18.8.30 and 18.17.4).
enum SerialDate {
    static func isBuiltIn(_ format: Int) -> Bool {
        switch format {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// True where a format code holds a part of a date or time outside quotes, brackets and escapes.
    static func isDateFormat(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case "\\", "_", "*": isEscaped = !isQuoted
            case "\"": isQuoted.toggle()
            case "[": isBracketed = !isQuoted
            case "]": isBracketed = false
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": if !isQuoted, !isBracketed { return true }
            default: break
            }
        }
        return false
    }

    /// `2026-12-01`, with the time where there is one; nil outside the years that Excel knows.
    static func told(_ serial: Double, isFrom1904: Bool) -> String? {
        let days = isFrom1904 ? serial + 1462 : serial
        guard days >= 1, days < 2_958_466 else { return nil }
        // 25,569 days from the end of 1899 to 1970.
        let time = CivilTime(Moment(milliseconds: Int64(((days - 25_569) * 86_400).rounded()) * 1000), offset: 0)
        return days == days.rounded() ? time.date : "\(time.date) \(time.clock)"
    }
}

/// A number of a workbook as a roster says it.
enum SheetNumber {
    /// Excel keeps fifteen digits: whole numbers up to there are written out. A larger one has lost digits for certain, and
    /// is written as Excel shows it, `1.10105E+17`, so that the rules know it for what it is.
    static func told(_ stored: String) -> String {
        guard let number = Double(stored), number.isFinite else { return stored }
        guard number.magnitude < 1e15 else { return scientific(number) }
        if let whole = Int64(exactly: number) { return String(whole) }
        return number.description
    }

    private static func scientific(_ number: Double) -> String {
        let text = number.description.uppercased()
        guard !text.contains("E") else { return text.contains("E+") ? text : text.replacing("E", with: "E+") }
        // Doubles up to 2^53 describe themselves in full: 1101051949123100.0.
        let digits = text.prefix { $0 != "." }.drop { $0 == "-" }
        var fraction = digits.dropFirst()
        while fraction.last == "0", fraction.count > 1 { fraction.removeLast() }
        return "\(number < 0 ? "-" : "")\(digits.prefix(1)).\(fraction)E+\(digits.count - 1)"
    }
}
