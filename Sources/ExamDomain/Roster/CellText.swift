/// A cell of a roster as it will be stored, and what had to be mended for it.
///
/// Cleaning twice is cleaning once, and cleaning undoes what `SpreadsheetFormula` does on the way out: so a roster that
/// was exported imports as the same.
package struct CellText: Hashable, Sendable {
    package let text: String
    package let repair: CellRepair
    /// Whether the cell holds a control character that no cell may hold.
    package let holdsControl: Bool

    /// What a cell holds decides what may be mended.
    package enum Kind: Sendable {
        /// Full-width letters and digits become narrow.
        case number
        /// Runs of blanks become one.
        case words
        /// Inner line breaks and marks stay; every line break becomes LF, as workbooks hold it.
        case prose
        /// A further column: kept as it is, but for line breaks, and for an apostrophe that an export put before a formula.
        case untouched
    }

    package init(_ raw: String, as kind: Kind) {
        guard !CellText.isPlain(raw) else {
            text = raw
            repair = []
            holdsControl = false
            return
        }
        holdsControl = raw.unicodeScalars.contains(where: \.isForbiddenControl)
        switch kind {
        case .number: (text, repair) = CellText.mended(raw) { CellText.narrowed($0) }
        case .words: (text, repair) = CellText.mended(raw) { CellText.foldedBlanks($0) }
        case .prose: (text, repair) = CellText.mended(CellText.withPlainLineEnds(raw)) { ($0, []) }
        case .untouched: (text, repair) = CellText.unfused(CellText.withPlainLineEnds(raw))
        }
    }

    private static func withPlainLineEnds(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// Without the apostrophe before what a spreadsheet would take for a formula; if there are several, without any, for
    /// otherwise the next time round would take another.
    private static func unfused(_ text: String) -> (String, CellRepair) {
        let bare = text.unicodeScalars.drop { $0 == "'" }
        guard text.unicodeScalars.first == "'", SpreadsheetFormula.begins(bare.first) else { return (text, []) }
        return (String(bare), .apostrophe)
    }

    /// True where nothing can be wrong: printable ASCII and the Han block, without blanks at the ends or side by side,
    /// and without what Excel puts before text. Nearly every cell ends here.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            guard first > 0x20, last != 0x20, first != UInt8(ascii: "'"), first != UInt8(ascii: "=") else {
                return false
            }
            var blank = false
            for byte in bytes {
                // U+4000…U+9FFF begin with E4…E9; what follows a lead byte is 80…BF.
                guard byte >= 0x20, byte < 0xC0 ? byte != 0x7F : (0xE4...0xE9).contains(byte) else { return false }
                guard byte != 0x20 || !blank else { return false }
                blank = byte == 0x20
            }
            return true
        }
    }

    private static func mended(
        _ raw: String, by fold: (Scalars) -> (Scalars, CellRepair)
    ) -> (String, CellRepair) {
        let visible = raw.unicodeScalars.filter { !$0.isInvisible }
        var (scalars, repair) = fold(Scalars(visible))
        if visible.count != raw.unicodeScalars.count { repair.insert(.invisible) }
        // Each round takes characters away, so this ends.
        while let (shorter, found) = unwrapped(scalars) {
            scalars = shorter
            repair.formUnion(found)
        }
        return (String(String.UnicodeScalarView(scalars)), repair)
    }

    private typealias Scalars = ArraySlice<Unicode.Scalar>

    /// The text with one layer taken off; nil where there is none.
    private static func unwrapped(_ scalars: Scalars) -> (Scalars, CellRepair)? {
        guard let first = scalars.first, let last = scalars.last else { return nil }
        if first.isBlank || last.isBlank {
            let head = scalars.drop { $0.isBlank }
            let tail = head.lastIndex { !$0.isBlank }.map { head[...$0] } ?? []
            return (tail, .trimmed)
        }
        if first == "'" { return (scalars.dropFirst(), .apostrophe) }
        if scalars.count >= 3, scalars.starts(with: ["=", "\""]), last == "\"" {
            return (scalars.dropFirst(2).dropLast(), .excelTextWrapper)
        }
        return nil
    }

    private static func narrowed(_ scalars: Scalars) -> (Scalars, CellRepair) {
        var found = false
        let narrow = scalars.map { scalar in
            guard (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) else {
                return scalar
            }
            found = true
            return ascii
        }
        return (narrow[...], found ? .fullWidth : [])
    }

    private static func foldedBlanks(_ scalars: Scalars) -> (Scalars, CellRepair) {
        var folded: [Unicode.Scalar] = []
        var changed = false
        for scalar in scalars {
            guard scalar.isBlank else {
                folded.append(scalar)
                continue
            }
            if folded.last == " " || scalar != " " { changed = true }
            if folded.last != " " { folded.append(" ") }
        }
        return (folded[...], changed ? .trimmed : [])
    }
}

extension Unicode.Scalar {
    /// White space of any width, NBSP and U+3000 among it.
    package var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Without width and meaning: soft hyphen, zero-width characters, bidirectional marks, byte order marks. Variation
    /// selectors are not among them: they tell one form of a Han character from another.
    package var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF: true
        default: false
        }
    }

    /// A Han character, of any plane.
    package var isHan: Bool {
        switch value {
        case 0x3007, 0x2E80...0x2FDF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// A control character that no cell may hold, or one of the two that are no characters and that no workbook can
    /// hold; tabs and line ends are blanks.
    package var isForbiddenControl: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
