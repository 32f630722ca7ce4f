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
        let (old, new) = (KeyedRows(before), KeyedRows(after))
        func change(_ kind: Kind, _ row: KeyedRows.Key, _ column: String?, _ from: String?, _ to: String?) -> Change {
            Change(
                sheet: before.kind, kind: kind, candidate: row.candidate, name: row.name, row: row.told, column: column,
                before: from == "" ? nil : from, after: to == "" ? nil : to)
        }
        for key in old.order {
            guard let theirs = new.rows[key], let ours = old.rows[key] else {
                changes.append(change(.removed, key, nil, nil, nil))
                continue
            }
            for column in shared {
                let (from, to) = (old.cell(column, of: ours), new.cell(column, of: theirs))
                // A masked number says nothing of a full one.
                let isMasked = column == "certificateNumber" && (from.contains("*") != to.contains("*"))
                if from != to, !isMasked { changes.append(change(.changed, key, column, from, to)) }
            }
        }
        for key in new.order where old.rows[key] == nil { changes.append(change(.added, key, nil, nil, nil)) }
    }
}

/// The rows of a table by what they are about.
private struct KeyedRows {
    struct Key: Hashable {
        let candidate: String
        let name: String
        let told: String
        /// Of rows that nothing else tells apart, from 0.
        var number = 0

        /// A name that is mended is the same person still.
        static func == (one: Key, other: Key) -> Bool {
            one.candidate == other.candidate && one.told == other.told && one.number == other.number
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(candidate)
            hasher.combine(told)
            hasher.combine(number)
        }
    }

    private let places: [String: Int]
    private(set) var rows: [Key: [String]] = [:]
    private(set) var order: [Key] = []

    init(_ table: ReportTable) {
        places = Dictionary(table.keys.enumerated().map { ($1, $0) }) { first, _ in first }
        for row in table.rows {
            let number = cell("admissionNumber", of: row)
            let told = table.kind.tellingColumns.map { cell($0, of: row) }.filter { !$0.isEmpty }
            var key = Key(
                candidate: number.isEmpty ? cell("certificateNumber", of: row) : number, name: cell("name", of: row),
                told: told.joined(separator: " "))
            while rows[key] != nil { key.number += 1 }
            rows[key] = row
            order.append(key)
        }
    }

    /// Empty where the table has no such column, or the row ends before it.
    func cell(_ key: String, of row: [String]) -> String {
        guard let place = places[key], row.indices.contains(place) else { return "" }
        return row[place]
    }
}

extension ReportTable {
    /// The sheets that both sides have.
    package static func pairs(_ old: [ReportTable], _ new: [ReportTable]) -> [(ReportTable, ReportTable)] {
        old.compactMap { before in new.first { $0.kind == before.kind }.map { (before, $0) } }
    }

    /// The columns it lacks by which rows are found again; empty where it can be compared.
    package var missingKeys: [String] {
        let candidate = ["admissionNumber", "certificateNumber"]
        let isNamed = keys.contains(where: candidate.contains)
        return (isNamed ? [] : [candidate[0]]) + kind.tellingColumns.filter { !keys.contains($0) }
    }
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
