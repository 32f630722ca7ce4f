/// Which rows of a report are wanted. What a sheet does not tell, it is not filtered by.
package struct ReportFilter: Hashable, Sendable {
    /// Of the roster; empty: all.
    package var groups: [String] = []
    /// Question ids; rows about no question in particular concern every one of them. Empty: all.
    package var questions: [String] = []
    /// Codes of the columns `status` and `state`; a sheet that knows none of them keeps all its rows. Empty: all.
    package var statuses: [String] = []
    /// Rows in which something happened at this moment or later; a deadline is no event. Nil: whenever.
    package var since: Moment?

    package init(groups: [String] = [], questions: [String] = [], statuses: [String] = [], since: Moment? = nil) {
        self.groups = groups
        self.questions = questions
        self.statuses = statuses
        self.since = since
    }

    package static let everything = ReportFilter()

    /// In the reader's words: `报考专业 声乐；状态 submitted`; nil where nothing is filtered.
    package func told(in zone: ExamTimeZone) -> Phrase? {
        func part(_ zh: String, _ en: String, _ values: [String]) -> Phrase? {
            guard !values.isEmpty else { return nil }
            return Phrase(zh: "\(zh) \(values.joined(separator: "、"))", en: "\(en) \(values.joined(separator: ", "))")
        }
        let parts = [
            part("报考专业", "group", groups), part("题目", "question", questions), part("状态", "status", statuses),
            part("自", "since", since.map { [zone.told($0)] } ?? []),
        ].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        return Phrase(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }
}

/// A filter as it meets the rows of one sheet.
package struct ReportSieve: Sendable {
    private let filter: ReportFilter
    private let group: Int?
    private let question: Int?
    private let status: Int?
    private let moments: [Int]
    /// A file of which no time is known, an attachment that is not submitted, may be of any: it is not left out.
    private let keepsUndated: Bool

    /// The deadline, which has happened once a question has expired.
    private let deadline: Int?
    /// Times that are no event.
    private static let ahead: Set = ["deadline", "due"]

    package init(_ filter: ReportFilter, of kind: ReportKind) {
        let columns = kind.allColumns
        self.filter = filter
        keepsUndated = kind == .files
        func place(_ key: String) -> Int? { columns.firstIndex { $0.key == key } }
        group = filter.groups.isEmpty ? nil : place("group")
        question = filter.questions.isEmpty ? nil : place("question")
        status = columns.firstIndex { column in
            guard ["status", "state"].contains(column.key), case .words(let words) = column.form else { return false }
            return words.contains { filter.statuses.contains($0.code) }
        }
        deadline = place("deadline")
        moments =
            filter.since == nil
            ? []
            : columns.indices.filter { columns[$0].form == .moment && !ReportSieve.ahead.contains(columns[$0].key) }
    }

    package func passes(_ row: [ReportCell]) -> Bool {
        if let group, !holds(row[group], filter.groups) { return false }
        if let question, row[question] != .empty, !holds(row[question], filter.questions) { return false }
        if let status {
            guard case .word(let code, _) = row[status], filter.statuses.contains(code) else { return false }
        }
        guard let since = filter.since, !moments.isEmpty else { return true }
        var places = moments
        if let deadline, row.contains(where: { if case .word("expired", _) = $0 { true } else { false } }) {
            places.append(deadline)
        }
        let times = places.compactMap { index -> Moment? in
            if case .moment(let moment) = row[index] { moment } else { nil }
        }
        return times.isEmpty ? keepsUndated : times.contains { $0 >= since }
    }

    private func holds(_ cell: ReportCell, _ wanted: [String]) -> Bool {
        guard case .text(let text) = cell else { return false }
        return wanted.contains(text)
    }
}
