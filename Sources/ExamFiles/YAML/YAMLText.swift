import ExamDomain

/// The text of a file that is meant to be YAML: strict UTF-8, without a byte order mark or anything invisible.
struct YAMLText {
    let text: String
    /// How many lines there are.
    let lines: Int

    init(_ bytes: [UInt8]) throws(SettingFaults) {
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { throw YAMLFault.utf16.alone }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw YAMLFault.notUTF8.at(YAMLText.lineOfFirstBadByte(content))
        }
        var line = 1
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": line += before == "\r" ? 0 : 1
            case "\r": line += 1
            case "\t": break
            // NB: YAML takes U+0085, U+2028 and U+2029 for line ends; editors do not, and lines would be counted apart.
            case _
            where scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
                || scalar == "\u{FEFF}":
                throw YAMLFault.invisible(scalar).at(line)
            default: break
            }
            before = scalar
        }
        self.text = text
        lines = before == "\n" || before == "\r" ? max(1, line - 1) : line
    }

    private static func lineOfFirstBadByte(_ bytes: ArraySlice<UInt8>) -> Int {
        var line = 1
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            guard String(validating: bytes[start..<end], as: UTF8.self) != nil else { return line }
            line += 1
            start = end + 1
        }
        return line
    }
}
