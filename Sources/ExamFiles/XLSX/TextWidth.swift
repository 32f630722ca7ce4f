extension String {
    /// Columns of a fixed-width face: two for Han, kana, hangul and full-width forms, none for combining marks. Of several
    /// lines, the widest.
    var columns: Int {
        var widest = 0
        eachLine { widest = max(widest, $0) }
        return widest
    }

    /// How many lines the text takes in this width.
    func lines(width: Int) -> Int {
        if utf8.isEmpty { return 1 }
        var lines = 0
        eachLine { lines += max(1, ($0 + width - 1) / max(1, width)) }
        return lines
    }

    /// - Parameter receive: gets the columns of each line.
    private func eachLine(_ receive: (Int) -> Void) {
        var width = 0
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A:
                receive(width)
                width = 0
            case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: break
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                width += 2
            default: width += 1
            }
        }
        receive(width)
    }
}
