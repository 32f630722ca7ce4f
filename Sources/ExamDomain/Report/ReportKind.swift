/// The reports of an exam.
package enum ReportKind: String, Hashable, Sendable, CaseIterable {
    case submissions, candidates, reviews, exceptions, all

    /// The sheets beside the summary, in their order.
    package var sheets: [ReportKind] {
        switch self {
        case .all: [.submissions, .candidates, .reviews, .exceptions]
        case .submissions, .candidates, .reviews, .exceptions: [self]
        }
    }

    package var told: Phrase {
        switch self {
        case .submissions: Phrase(zh: "提交情况", en: "Submissions")
        case .candidates: Phrase(zh: "考生", en: "Candidates")
        case .reviews: Phrase(zh: "人工审核", en: "Reviews")
        case .exceptions: Phrase(zh: "授权", en: "Exceptions")
        case .all: Phrase(zh: "全部报告", en: "All reports")
        }
    }

    /// The columns after those that every report begins with.
    package var columns: [ReportColumn] {
        switch self {
        case .submissions: ReportColumn.ofSubmissions
        case .candidates: ReportColumn.ofCandidates
        case .reviews: ReportColumn.ofReviews
        case .exceptions: ReportColumn.ofExceptions
        case .all: []
        }
    }
}

/// How certificate numbers stand in a report.
package enum ReportedIDs: String, Hashable, Sendable, CaseIterable {
    case masked, full
}
