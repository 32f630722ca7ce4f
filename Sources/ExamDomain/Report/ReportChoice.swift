/// What of a report is wanted, and how.
package struct ReportChoice: Hashable, Sendable {
    package var ids: ReportedIDs
    package var filter: ReportFilter
    /// Keys of the columns wanted, in this order; empty: all.
    package var columns: [String]
    /// Of `all`: those wanted; empty: every one.
    package var sheets: [ReportKind] = []
    /// Instead of the report's own name.
    package var title: Phrase?
    /// The file that said so; nil: the command alone.
    package var definition: ReportDefinition.Origin?

    package init(ids: ReportedIDs = .masked, filter: ReportFilter = .everything, columns: [String] = []) {
        self.ids = ids
        self.filter = filter
        self.columns = columns
    }

    /// The sheets wanted of a report, in their order.
    package func sheets(of kind: ReportKind) -> [ReportKind] {
        kind == .all && !sheets.isEmpty ? kind.sheets.filter(sheets.contains) : kind.sheets
    }

    /// Which of the report's columns are wanted, in which order.
    ///
    /// - Throws: `UnknownColumn` for a key that it does not have.
    package func places(in kind: ReportKind) throws(UnknownColumn) -> [Int] {
        let all = kind.allColumns
        guard !columns.isEmpty else { return Array(all.indices) }
        var places: [Int] = []
        for key in columns {
            guard let place = all.firstIndex(where: { $0.key == key }) else {
                throw UnknownColumn(key: key, known: all.map(\.key))
            }
            places.append(place)
        }
        return places
    }

    /// A column that the report does not have.
    package struct UnknownColumn: Error, Hashable {
        package let key: String
        package let known: [String]
    }

    /// As the journal keeps it.
    package func json(_ zone: ExamTimeZone) -> JSON {
        var members = JSON.members([
            "ids": .string(ids.rawValue), "columns": .array(columns.map(JSON.string)),
            "groups": .array(filter.groups.map(JSON.string)), "questions": .array(filter.questions.map(JSON.string)),
            "statuses": .array(filter.statuses.map(JSON.string)),
            "since": .text(filter.since.map(zone.iso8601)),
        ])
        if !sheets.isEmpty { members = members.adding("sheets", .array(sheets.map { .string($0.rawValue) })) }
        if let definition {
            members = members.adding(
                "definition",
                .members(["file": .string(definition.fileName), "sha256": .string(definition.sha256)]))
        }
        return members
    }
}

extension ReportKind {
    /// Those that every report begins with, and its own.
    package var allColumns: [ReportColumn] { ReportColumn.ofCandidate + columns }

    /// Every code that its `status` or `state` can say.
    package var statuses: [String] {
        sheets.flatMap(\.columns).filter { ["status", "state"].contains($0.key) }.flatMap { column in
            guard case .words(let words) = column.form else { return [String]() }
            return words.map(\.code)
        }
    }
}
