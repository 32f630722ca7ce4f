import ExamDomain

/// Where the headings of a roster are: in the one of its first rows that names most fields. What stands above is a title.
struct HeadingSearch {
    let columns: RosterColumns
    /// What is wrong with the row itself, besides what `columns` says.
    let faults: [Fault]

    /// Rows that are looked at.
    static let depth = 5

    init(in records: [CSVRecord], map: [HeadingMapping]) {
        let rows = records.map { record in
            let cells = (0..<record.count).map { record.lossyText($0) }
            return (record, RosterColumns(headingRow: cells, line: record.line, map: map))
        }
        var best = rows.first
        for row in rows where row.1.recognition > (best?.1.recognition ?? 0) { best = row }
        guard let best else {
            columns = RosterColumns(headingRow: [], line: 1, map: map)
            faults = columns.faults
            return
        }
        columns = best.1
        faults = best.0.faults(under: best.1) + best.1.faults
    }
}

extension CSVRecord {
    /// What keeps the record from being taken apart, or its cells from being text.
    func faults(under columns: RosterColumns) -> [Fault] {
        switch trouble {
        case .tooLong: return [CellFault.lineTooLong.at(line: line, place: nil)]
        // The quote opened on the record's last line.
        case .unclosedQuote: return [CellFault.unclosedQuote.at(line: lastLine, place: nil)]
        case nil: break
        }
        return (0..<count).filter { text($0) == nil }.map { index in
            CellFault.undecodable.at(line: line, place: index < columns.headings.count ? columns.headings[index] : nil)
        }
    }
}

extension CellFault {
    fileprivate static let lineTooLong = CellFault(
        .tooLong,
        Phrase(
            zh: "这一行超过 64 KiB；请检查是否漏了换行，或有内容粘贴错了位置。",
            en: "This row is longer than 64 KiB; please look for a missing line end, or text pasted in the wrong place."
        ))

    fileprivate static let unclosedQuote = CellFault(
        .unclosedQuote,
        Phrase(
            zh: "这一行有引号没有正确结束；请删去多余的引号，内容中的引号要写成两个（\"\"）。",
            en:
                "A quote on this line is not closed properly; please delete it, or write a quote inside a cell twice (\"\")."
        ))
}
