/// The reports of an exam.
package enum ReportKind: String, Hashable, Sendable, CaseIterable {
    case submissions, candidates, reviews, exceptions, files, attention
    case rosterIssues = "roster-issues"
    case all

    /// The sheets beside the summary, in their order.
    package var sheets: [ReportKind] {
        switch self {
        case .all: [.submissions, .candidates, .reviews, .exceptions, .files, .attention, .rosterIssues]
        case .submissions, .candidates, .reviews, .exceptions, .files, .attention, .rosterIssues: [self]
        }
    }

    package var told: Phrase {
        switch self {
        case .submissions: Phrase(zh: "提交情况", en: "Submissions")
        case .candidates: Phrase(zh: "考生", en: "Candidates")
        case .reviews: Phrase(zh: "人工审核", en: "Reviews")
        case .exceptions: Phrase(zh: "授权", en: "Exceptions")
        case .files: Phrase(zh: "视频与附件", en: "Files")
        case .attention: Phrase(zh: "异常", en: "Attention")
        case .rosterIssues: Phrase(zh: "名单问题", en: "Roster issues")
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
        case .files: ReportColumn.ofFiles
        case .attention: ReportColumn.ofAttention
        case .rosterIssues: ReportColumn.ofRosterIssues
        case .all: []
        }
    }
}

/// How certificate numbers stand in a report.
package enum ReportedIDs: String, Hashable, Sendable, CaseIterable {
    case masked, full

    package var told: Phrase {
        switch self {
        case .masked: Phrase(zh: "隐去中间部分", en: "masked")
        case .full: Phrase(zh: "完整", en: "in full")
        }
    }
}
