/// A text as a cell of a workbook can hold it.
enum SheetText {
    /// The most UTF-16 units that Excel takes in a cell.
    static let limit = 32_767

    /// Calls `body` with the text as a C string, made fit only where it needs to be.
    static func withCString<Result>(
        _ text: String, _ body: (UnsafePointer<CChar>) throws -> Result
    ) rethrows -> Result {
        let count = text.utf8.count
        let told = try text.withCString { start in
            let bytes = UnsafeRawBufferPointer(start: start, count: count)
            return try isPlain(bytes) || isFit(bytes) ? body(start) : nil
        }
        return try told ?? fitted(text).withCString(body)
    }

    /// True of nearly every text: there is nothing in it to be looked at twice. Without a branch for each byte, several are looked
    /// at at once.
    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var others: UInt8 = bytes.count <= limit ? 0 : 1
        for byte in bytes {
            others |= (byte < 0x20 ? 1 : 0) | (byte == UInt8(ascii: "_") ? 1 : 0) | (byte == 0xEF ? 1 : 0)
        }
        return others == 0
    }

    /// True where nothing needs to be done; false where something may need to.
    private static func isFit(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let last = bytes.last else { return true }
        var faults = bytes.count <= limit ? isControl(last) : 1
        for index in 0..<bytes.count - 1 {
            let (byte, next) = (bytes[index], bytes[index + 1])
            // `_x` may begin an escape, EF BF a non-character.
            let beginsEscape = (byte == UInt8(ascii: "_") ? 1 : 0) & (next == UInt8(ascii: "x") ? 1 : 0)
            let isNoCharacter = (byte == 0xEF ? 1 : 0) & (next == 0xBF ? 1 : 0)
            faults |= isControl(byte) | UInt8(beginsEscape | isNoCharacter)
        }
        return faults == 0
    }

    /// 1 for what XML cannot hold.
    private static func isControl(_ byte: UInt8) -> UInt8 {
        (byte < 0x20 ? 1 : 0) & (byte != 0x09 ? 1 : 0) & (byte != 0x0A ? 1 : 0)
    }

    /// Without what XML cannot hold, without what Excel would read as an escape, and not too long: controls become their
    /// pictures (U+241B for ESC), line ends \n, `_x0041_` is escaped itself, and an ellipsis marks a cut.
    static func fitted(_ text: String) -> String {
        var fit = String.UnicodeScalarView()
        var units = 0
        var rest = text.unicodeScalars[...]
        while units <= limit, let scalar = rest.popFirst() {
            // NB: an escape counts by its letters, as the library counts.
            for replacement in replacements(scalar, before: rest) {
                fit.append(replacement)
                units += UTF16.width(replacement)
            }
        }
        return units > limit ? cut(String(fit)) : String(fit)
    }

    private static func replacements(
        _ scalar: Unicode.Scalar, before rest: Substring.UnicodeScalarView
    ) -> String.UnicodeScalarView {
        switch scalar {
        case "\t", "\n": String(scalar).unicodeScalars
        case "\r": (rest.first == "\n" ? "" : "\n").unicodeScalars
        case "\u{0}"..."\u{1F}": String(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}").unicodeScalars
        case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}".unicodeScalars
        case "_" where beginsEscape(rest): "_x005F_".unicodeScalars
        default: String(scalar).unicodeScalars
        }
    }

    /// True before `x0041_`, whatever the four digits.
    private static func beginsEscape(_ rest: Substring.UnicodeScalarView) -> Bool {
        let next = Array(rest.prefix(6))
        return next.count == 6 && next[0] == "x" && next[5] == "_"
            && next[1...4].allSatisfy { $0.isASCII && $0.properties.isHexDigit }
    }

    private static func cut(_ text: String) -> String {
        var kept = text[...]
        var units = text.utf16.count
        while units > limit - 1, let last = kept.popLast() { units -= last.utf16.count }
        return kept + "…"
    }
}
