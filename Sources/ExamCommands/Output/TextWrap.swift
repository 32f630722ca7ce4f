/// Running text broken into lines by display width: at blanks, and between Han characters.
enum TextWrap {
    /// Characters that may not begin a line, and those that may not end one.
    private static let closing = Set("，。、；：？！）】》」』”’…,.;:?!)]}%")
    private static let opening = Set("（【《「『“‘([{")

    /// - Returns: at least one line, none wider than `columns` unless a single word is.
    static func lines(_ text: String, columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for piece in pieces(of: text) {
            let size = DisplayWidth.of(piece)
            if width + DisplayWidth.of(trimmed(piece)) > columns, !line.isEmpty {
                lines.append(trimmed(line))
                line = ""
                width = 0
            }
            if line.isEmpty, piece.allSatisfy({ $0 == " " }) { continue }
            line += piece
            width += size
        }
        lines.append(trimmed(line))
        return lines
    }

    /// The shortest runs that may not be broken, each with the blanks after it.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in text {
            if let last = piece.last, mayBreak(after: last, before: character) {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    private static func mayBreak(after last: Character, before next: Character) -> Bool {
        if next == " " { return false }
        if last == " " { return true }
        if closing.contains(next) || opening.contains(last) { return false }
        return isWide(last) || isWide(next)
    }

    private static func isWide(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { DisplayWidth.of($0) == 2 } ?? false
    }

    private static func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
