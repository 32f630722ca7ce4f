/// Whether admission numbers of a column lost their leading zeros, as they do where a spreadsheet takes them for numbers.
///
/// The column is judged, not the number: count every row while it goes by, and ask for `warnings` after the last. What is
/// kept does not grow with the file.
package struct LostLeadingZeros: Hashable, Sendable {
    /// Numbers of digits alone, by how many digits they have.
    private var counts = [Int](repeating: 0, count: longest + 1)
    /// Of those, the rows that are taken.
    private var taken = [Int](repeating: 0, count: longest + 1)
    /// The lines of the first of these rows.
    private var lines = [[Int]](repeating: [], count: longest + 1)

    /// Longer numbers are left out of the judgment: a spreadsheet would have written them otherwise.
    static let longest = 32
    /// Rows that are told one by one; the rest in a sentence.
    package static let mostTold = 100

    package init() {}

    /// - Parameters:
    ///   - digits: how many digits the row's admission number has; 0 where it is empty or more than digits.
    ///   - isTaken: a refused row counts, but is not warned of.
    package mutating func count(digits: Int, line: Int, isTaken: Bool) {
        guard (1...LostLeadingZeros.longest).contains(digits) else { return }
        counts[digits] += 1
        guard isTaken else { return }
        taken[digits] += 1
        if lines[digits].count < LostLeadingZeros.mostTold { lines[digits].append(line) }
    }

    /// The length of at least nine in ten; nil where the column has none.
    package var usualLength: Int? {
        let all = counts.reduce(0, +)
        guard all > 0 else { return nil }
        return counts.firstIndex { $0 * 10 >= all * 9 }
    }

    /// A warning for each row whose number is shorter than usual, as long as there are few, then one for the others.
    /// - Parameter place: the file's heading of the admission number.
    package func warnings(place: String) -> [Fault] {
        guard let usual = usualLength else { return [] }
        let shorter = (1..<usual).flatMap { length in lines[length].map { (line: $0, length: length) } }
            .sorted { $0.line < $1.line }.prefix(LostLeadingZeros.mostTold)
        let told = shorter.map { row in
            CellWarning.leadingZerosLost(digits: row.length, usual: usual).at(line: row.line, place: place)
        }
        let further = taken[..<usual].reduce(0, +) - told.count
        guard further > 0 else { return told }
        return told + [CellWarning.furtherLeadingZerosLost(further, usual: usual).at(line: nil, place: place)]
    }

    /// How many digits a text of digits alone has; 0 for any other.
    static func digits(of text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in bytes.allSatisfy(\.isDigit) ? bytes.count : 0 }
    }
}

extension CellWarning {
    static func leadingZerosLost(digits: Int, usual: Int) -> CellWarning {
        CellWarning(
            .leadingZerosLost,
            Phrase(
                zh: "准考证号只有 \(digits) 位，这一列通常是 \(usual) 位：可能被 Excel 去掉了前面的 0，已照收；请与原始资料核对。",
                en:
                    "The admission number has \(digits.counted("digit")) where this column usually has \(usual): "
                    + "Excel may have dropped leading zeros; taken as it is, please compare it with the original."))
    }

    fileprivate static func furtherLeadingZerosLost(_ count: Int, usual: Int) -> CellWarning {
        CellWarning(
            .leadingZerosLost,
            Phrase(
                zh: "另有 \(count) 行的准考证号也不足 \(usual) 位，没有逐一列出。",
                en:
                    "\(count.counted("more row has an admission number", "more rows have admission numbers")) of fewer than "
                    + "\(usual) digits, not listed one by one."))
    }
}
