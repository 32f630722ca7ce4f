/// A table in fixed-width characters: column widths found from the first rows, later ones shown as they come.
struct TableLayout {
    struct Cell: Hashable {
        let text: String
        let isNumeric: Bool
    }

    private(set) var widths: [Int]
    private let isRight: [Bool]
    private let isCut: Bool
    private let gap = "  "

    /// - Parameters:
    ///   - sample: rows to measure, of one length with the headings, their texts already made visible.
    ///   - columns: a terminal's width, into which the widest columns are cut; nil to cut nothing.
    init(headings: [String], sample: [[Cell]], columns: Int?) {
        isCut = columns != nil
        widths = headings.indices.map { index in
            sample.reduce(DisplayWidth.of(headings[index])) { max($0, DisplayWidth.of($1[index].text)) }
        }
        isRight = headings.indices.map { index in
            sample.contains { $0[index].isNumeric }
                && sample.allSatisfy { $0[index].isNumeric || $0[index].text.isEmpty }
        }
        if let columns { narrow(to: columns) }
    }

    /// Takes from the widest column until the row fits or every column is at 4. Numbers are never cut: half a number is
    /// another number.
    private mutating func narrow(to columns: Int) {
        let room = columns - gap.count * max(0, widths.count - 1)
        var total = widths.reduce(0, +)
        let texts = widths.indices.filter { !isRight[$0] }
        while total > room, let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > 4 {
            let runnerUp = texts.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
            let step = max(1, min(total - room, widths[widest] - max(4, runnerUp)))
            widths[widest] -= step
            total -= step
        }
    }

    func line(_ texts: [String]) -> String {
        var line = ""
        for (index, whole) in texts.enumerated() where index < widths.count {
            let text = isCut && !isRight[index] ? TableLayout.cut(whole, to: widths[index]) : whole
            let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(text)))
            if index > 0 { line += gap }
            line += isRight[index] ? padding + text : text + padding
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    static func cut(_ text: String, to columns: Int) -> String {
        guard DisplayWidth.of(text) > columns else { return text }
        return DisplayWidth.prefix(of: text, columns: max(0, columns - 1)) + "…"
    }
}
