import ExamDomain

/// Text from outside made safe to show: nothing in it can move the cursor, colour the screen or turn the reading
/// direction.
enum VisibleText {
    /// ASCII controls as their pictures (␛, ␊), other controls, separators and invisible formatting as `\u{202E}`.
    static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isUnprintable) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            append(scalar, to: &shown)
        }
        return String(shown)
    }

    /// The same, except that the line ends of a document of ours stay.
    static func keepingLines(of text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isUnprintable) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" { shown.append(scalar) } else { append(scalar, to: &shown) }
        }
        return String(shown)
    }

    private static func append(_ scalar: Unicode.Scalar, to shown: inout String.UnicodeScalarView) {
        guard scalar.isUnprintable else {
            shown.append(scalar)
            return
        }
        let value = scalar.value
        if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) {
            shown.append(picture)
        } else if value == 0x7F {
            shown.append("␡")
        } else {
            shown.append(contentsOf: "\\u{\(String(value, radix: 16, uppercase: true))}".unicodeScalars)
        }
    }
}
