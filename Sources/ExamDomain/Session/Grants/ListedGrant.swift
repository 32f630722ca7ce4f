/// A line of a list file: whom, and what the list's own columns say to grant, where it has them.
package struct ListedGrant: Hashable, Sendable {
    package let line: Int
    /// As written: an admission number, or `type:number`.
    package let candidate: String
    package let question: String?
    package let minutes: String?
    package let takes: String?

    package init(
        line: Int, candidate: String, question: String? = nil, minutes: String? = nil, takes: String? = nil
    ) {
        self.line = line
        self.candidate = candidate
        self.question = question
        self.minutes = minutes
        self.takes = takes
    }

    /// Columns beside the candidate's, each with the headings that mean it.
    package enum Column: CaseIterable, Sendable {
        case question, minutes, takes

        private var headings: [String] {
            switch self {
            case .question: ["question", "题目"]
            case .minutes: ["minutes", "分钟", "延长分钟"]
            case .takes: ["takes", "count", "次数", "加录次数"]
            }
        }

        package init?(heading: String) {
            let folded = RosterField.folded(heading)
            guard let column = Column.allCases.first(where: { $0.headings.contains(folded) }) else { return nil }
            self = column
        }
    }

    /// True for what stands above a column of candidates.
    package static func isHeading(_ cell: String) -> Bool {
        RosterField(heading: cell) != nil || ["candidate", "考生"].contains(RosterField.folded(cell))
    }
}
