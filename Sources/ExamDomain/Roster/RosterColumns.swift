/// The heading row of a roster, understood: which column is which field, and what is wrong with the headings.
package struct RosterColumns: Hashable, Sendable {
    /// As in the file, without blanks at the ends; a column without one is called by its number, `第5列`. Of a row that has
    /// too many, no more than the first.
    package let headings: [String]
    package let meanings: [Meaning]
    /// Physical line of the heading row.
    package let line: Int
    /// Cells of the heading row.
    private let count: Int
    private let map: [HeadingMapping]

    package enum Meaning: Hashable, Sendable {
        case field(RosterField)
        /// A further column, kept as it is.
        case extra
        /// What an import of ours wrote beside a refused row: 错误代码, 错误说明.
        case ignored
    }

    /// The fields that a roster cannot do without.
    package static let needed: [RosterField] = [.name, .certificateType, .certificateNumber]
    /// Columns that a file may have.
    package static let most = 64
    /// No heading that we know is longer, in bytes, however it is spaced out.
    private static let longestKnown = 128
    /// The headings of a rejects file after the roster's own.
    package static let rejectHeadings = ["错误代码", "错误说明"]

    package init(headingRow cells: [String], line: Int, map: [HeadingMapping] = []) {
        headings = cells.prefix(RosterColumns.most).enumerated().map { index, cell in
            let heading = CellText(cell, as: .words).text
            return heading.isEmpty ? "第\(index + 1)列" : heading
        }
        meanings = headings.map { RosterColumns.meaning(of: $0, map: map) }
        self.line = line
        self.map = map
        count = cells.count
    }

    /// `missingColumn`, `duplicateColumn`, `tooLong`, `controlCharacter`; with any of them no row can be read.
    ///
    /// Put in words only when asked for: rows are looked at that turn out to be titles.
    package var faults: [Fault] {
        var faults = RosterColumns.unfit(headings).map { $0.1.at(line: line, place: $0.0) }
        if count > RosterColumns.most {
            // What seems to be missing may be among the others.
            faults.append(CellFault.tooManyColumns(count).at(line: line, place: nil))
        } else {
            faults += RosterColumns.missing(from: meanings, headings, map: map).map { $0.1.at(line: line, place: $0.0) }
        }
        return faults + RosterColumns.repeated(meanings, headings).map { $0.1.at(line: line, place: $0.0) }
    }

    private static func meaning(of heading: String, map: [HeadingMapping]) -> Meaning {
        if let mapping = map.first(where: { $0.means(heading) }) { return .field(mapping.field) }
        guard heading.utf8.count <= RosterColumns.longestKnown else { return .extra }
        let folded = RosterField.folded(heading)
        if let field = RosterField(folded: folded) { return .field(field) }
        return rejectHeadings.contains(folded) ? .ignored : .extra
    }

    /// Headings that no cell could hold either.
    private static func unfit(_ headings: [String]) -> [(String, CellFault)] {
        headings.compactMap { heading in
            if heading.unicodeScalars.contains(where: \.isForbiddenControl) { return (heading, .controlCharacter) }
            guard heading.isLonger(than: RosterRules.longestField) else { return nil }
            return (String(heading.prefix(20)) + "…", .tooLong(limit: RosterRules.longestField))
        }
    }

    private static func missing(
        from meanings: [Meaning], _ headings: [String], map: [HeadingMapping]
    ) -> [(String, CellFault)] {
        let unknown = map.filter { mapping in !headings.contains { mapping.means($0) } }
        let fields = needed.filter { !meanings.contains(.field($0)) }
        return unknown.map { ($0.heading, .mappedColumnMissing($0.heading)) }
            + fields.map { ($0.heading.zh, .missingColumn($0)) }
    }

    private static func repeated(_ meanings: [Meaning], _ headings: [String]) -> [(String, CellFault)] {
        headings.indices.compactMap { index in
            switch meanings[index] {
            case .ignored: return nil
            case .extra:
                let again = headings[..<index].contains(headings[index])
                return again ? (headings[index], .repeatedHeading(headings[index])) : nil
            case .field(let field):
                guard let first = meanings[..<index].firstIndex(of: .field(field)) else { return nil }
                return (headings[index], .twoColumns(headings[first], headings[index], field))
            }
        }
    }

    /// How many of the needed fields, then of all, a row of headings names: what tells it from titles and candidates.
    package var recognition: Int {
        let fields = Set(meanings.filter { $0 != .extra && $0 != .ignored })
        let needed = RosterColumns.needed.filter { fields.contains(.field($0)) }.count
        return needed * 100 + fields.count
    }

    /// The fields that the file has a column for.
    package var fields: Set<RosterField> {
        Set(RosterField.allCases.filter { index(of: $0) != nil })
    }

    package var hasExtra: Bool { meanings.contains(.extra) }

    package var namesAllNeeded: Bool { RosterColumns.needed.allSatisfy { meanings.contains(.field($0)) } }

    /// The first column of a field; nil where the file has none.
    package func index(of field: RosterField) -> Int? {
        meanings.firstIndex(of: .field(field))
    }

    /// A heading that says without `--map` what its column is: the file's own if it does, else ours.
    package func plainHeading(_ index: Int) -> String {
        switch meanings[index] {
        case .extra, .ignored: headings[index]
        case .field(let field):
            RosterField(heading: headings[index]) == field ? headings[index] : field.heading.zh
        }
    }

    /// The file's own heading of a field, else ours.
    package func place(of field: RosterField) -> String {
        index(of: field).map { headings[$0] } ?? field.heading.zh
    }
}

extension CellFault {
    static func missingColumn(_ field: RosterField) -> CellFault {
        CellFault(
            .missingColumn,
            Phrase(
                zh: "缺少“\(field.heading.zh)”列；若它另有名称，用 --map '列名=\(field.rawValue)' 指明。",
                en:
                    "There is no column “\(field.heading.en)”; if it has another heading, say --map 'HEADING=\(field.rawValue)'."
            ))
    }

    static func mappedColumnMissing(_ heading: String) -> CellFault {
        CellFault(
            .missingColumn,
            Phrase(
                zh: "文件中没有 --map 所说的“\(heading)”列。", en: "The file has no column “\(heading)”, which --map speaks of."))
    }

    static func twoColumns(_ first: String, _ second: String, _ field: RosterField) -> CellFault {
        CellFault(
            .duplicateColumn,
            Phrase(
                zh:
                    "“\(first)”和“\(second)”两列都表示\(field.heading.zh)；请删去或改名其中一列，或说明它是什么，例如 --map '\(second)=note'。",
                en:
                    "Both “\(first)” and “\(second)” mean the \(field.heading.en.lowercased()); please delete or rename one, or say what it is, such as --map '\(second)=note'."
            ))
    }

    static func repeatedHeading(_ heading: String) -> CellFault {
        CellFault(
            .duplicateColumn,
            Phrase(zh: "有两列都叫“\(heading)”；请改名其中一列。", en: "Two columns are called “\(heading)”; please rename one."))
    }

    static func tooManyColumns(_ count: Int) -> CellFault {
        CellFault(
            .tooLong,
            Phrase(
                zh: "表头有 \(count) 列，最多 \(RosterColumns.most) 列；请删去用不到的列。",
                en:
                    "The heading row has \(count) columns, at most \(RosterColumns.most) are taken; please delete those not needed."
            ))
    }
}
