/// A sheet of a report as texts, to be compared with another of its kind.
package struct ReportTable: Hashable, Sendable {
    package let kind: ReportKind
    /// Keys of its columns.
    package let keys: [String]
    package let rows: [[String]]

    package init(_ kind: ReportKind, keys: [String], rows: [[String]]) {
        self.kind = kind
        self.keys = keys
        self.rows = rows
    }
}

/// What changed for whom between two reports. Rows are found again by the candidate and by what tells a candidate's rows
/// apart; their order means nothing.
package struct ReportDifference: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case added, removed, changed

        package var told: Phrase {
            switch self {
            case .added: Phrase(zh: "新增", en: "added")
            case .removed: Phrase(zh: "没有了", en: "removed")
            case .changed: Phrase(zh: "更改", en: "changed")
            }
        }
    }

    package struct Change: Hashable, Sendable {
        package let sheet: ReportKind
        package let kind: Kind
        /// The admission number, else the certificate's number as it stands there; empty for what touches everybody.
        package let candidate: String
        package let name: String
        /// What tells the row from the candidate's others: a question, a round. Empty where there is one.
        package let row: String
        /// Of a changed cell: its column's key.
        package let column: String?
        /// Nil where the cell was empty.
        package let before: String?
        package let after: String?
    }

    package private(set) var changes: [Change] = []

    package var isEmpty: Bool { changes.isEmpty }

    /// Sheets that only one side has are passed over.
    package init(from old: [ReportTable], to new: [ReportTable]) {
        for (before, after) in ReportTable.pairs(old, new) { compare(before, after) }
    }

    private mutating func compare(_ before: ReportTable, _ after: ReportTable) {
        let shared = before.keys.filter(after.keys.contains)
        let identity = CandidateIdentity(before, after)
        let (old, new) = (IdentifiedRows(before, by: identity), IdentifiedRows(after, by: identity))
        func change(_ kind: Kind, _ row: IdentifiedRows.Row, _ column: String?, _ from: String?, _ to: String?)
            -> Change
        {
            Change(
                sheet: before.kind, kind: kind, candidate: row.key.candidate, name: row.name, row: row.key.told,
                column: column, before: from == "" ? nil : from, after: to == "" ? nil : to)
        }
        let partners = old.partners(among: new)
        for (row, partner) in zip(old.rows, partners) {
            guard let partner else {
                changes.append(change(.removed, row, nil, nil, nil))
                continue
            }
            for column in shared {
                let (from, to) = (old.cell(column, of: row.cells), new.cell(column, of: new.rows[partner].cells))
                // A masked number says nothing of a full one.
                let isMasked = column == "certificateNumber" && (from.contains("*") != to.contains("*"))
                if from != to, !isMasked { changes.append(change(.changed, row, column, from, to)) }
            }
        }
        let found = Set(partners.compactMap { $0 })
        for (place, row) in new.rows.enumerated() where !found.contains(place) {
            changes.append(change(.added, row, nil, nil, nil))
        }
    }
}

/// By what a candidate is known on both sides.
private struct CandidateIdentity {
    /// The columns that both sides have, the first that says something counts.
    let columns: [String]
    /// One side alone is masked: then the other is looked at, and told, as if it were.
    let isMasked: Bool

    init(_ one: ReportTable, _ other: ReportTable) {
        columns = one.identityColumns.filter(other.identityColumns.contains)
        isMasked = one.isMasked != other.isMasked
    }
}

extension ReportTable {
    fileprivate var isMasked: Bool {
        guard let place = keys.firstIndex(of: "certificateNumber") else { return false }
        return rows.contains { $0.indices.contains(place) && $0[place].contains("*") }
    }
}

/// The rows of a table by what they are about.
private struct IdentifiedRows {
    struct Key: Hashable {
        let candidate: String
        let told: String
    }

    struct Row {
        let key: Key
        let name: String
        let cells: [String]
    }

    private let places: [String: Int]
    private(set) var rows: [Row] = []

    init(_ table: ReportTable, by identity: CandidateIdentity) {
        places = Dictionary(table.keys.enumerated().map { ($1, $0) }) { first, _ in first }
        for cells in table.rows {
            let told = table.kind.tellingColumns.map { cell($0, of: cells) }.filter { !$0.isEmpty }
            var candidate = ""
            if let column = identity.columns.first(where: { !cell($0, of: cells).isEmpty }) {
                candidate = cell(column, of: cells)
                let isFull = column == "certificateNumber" && !candidate.contains("*")
                if identity.isMasked, isFull { candidate = Confidential(candidate).masked }
            }
            let key = Key(candidate: candidate, told: told.joined(separator: " "))
            rows.append(Row(key: key, name: cell("name", of: cells), cells: cells))
        }
    }

    /// Empty where the table has no such column, or the row ends before it.
    func cell(_ key: String, of row: [String]) -> String {
        guard let place = places[key], row.indices.contains(place) else { return "" }
        return row[place]
    }

    /// For each row the place of the other table's row about the same; nil where there is none.
    ///
    /// Masked numbers of several people may look alike: of such rows those of one name belong together, then the others in their
    /// order, since a name that is mended is the same person still.
    func partners(among other: IdentifiedRows) -> [Int?] {
        var partners = [Int?](repeating: nil, count: rows.count)
        let theirs = Dictionary(grouping: other.rows.indices) { other.rows[$0].key }
        for (key, ours) in Dictionary(grouping: rows.indices, by: { rows[$0].key }) {
            guard let theirs = theirs[key] else { continue }
            var byName = Dictionary(grouping: theirs.reversed()) { other.rows[$0].name }
            for place in ours { partners[place] = byName[rows[place].name]?.popLast() }
            let left = theirs.filter(Set(byName.values.joined()).contains)
            for (place, partner) in zip(ours.filter { partners[$0] == nil }, left) { partners[place] = partner }
        }
        return partners
    }
}

extension ReportTable {
    /// The sheets that both sides have.
    package static func pairs(_ old: [ReportTable], _ new: [ReportTable]) -> [(ReportTable, ReportTable)] {
        old.compactMap { before in new.first { $0.kind == before.kind }.map { (before, $0) } }
    }

    /// The columns it lacks by which rows are found again in the other table; empty where they can be compared.
    package func missingKeys(for other: ReportTable) -> [String] {
        let isNamed = identityColumns.contains(where: other.identityColumns.contains)
        let missing = ReportTable.identityColumns.first { !keys.contains($0) } ?? ReportTable.identityColumns[0]
        return (isNamed ? [] : [missing]) + kind.tellingColumns.filter { !keys.contains($0) }
    }

    /// Those it has of the columns that say who a row is about.
    fileprivate var identityColumns: [String] { ReportTable.identityColumns.filter(keys.contains) }
    private static let identityColumns = ["admissionNumber", "certificateNumber"]
}

extension ReportKind {
    /// What tells the rows of one candidate apart.
    fileprivate var tellingColumns: [String] {
        switch self {
        case .submissions: ["question"]
        case .candidates, .all: []
        case .reviews: ["round"]
        case .exceptions: ["seq"]
        case .files: ["question", "take", "camera", "fileName"]
        case .attention: ["question", "code"]
        case .rosterIssues: ["code", "field"]
        }
    }
}
