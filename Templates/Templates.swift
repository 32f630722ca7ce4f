/// What a unit starts from, carried in the binary.
package enum Template {
    /// The roster that staff fill in, for a spreadsheet: UTF-8 with a byte order mark, CRLF.
    package static let roster: [UInt8] = PackageResources.roster_csv
    /// A commented exam, valid as it stands beside `notice` and `commitment`.
    package static let exam: [UInt8] = PackageResources.exam_yaml
    /// 系统须知.
    package static let notice: [UInt8] = PackageResources.notice_md
    /// 考试承诺书.
    package static let commitment: [UInt8] = PackageResources.commitment_md

    /// Definitions of reports, by name: what each is for says its own title.
    package static let reports: [(name: String, bytes: [UInt8])] = [
        ("calls", PackageResources.report_calls_yaml), ("completion", PackageResources.report_completion_yaml),
    ]

    /// All of them by the names they are written under.
    package static let files: [(name: String, bytes: [UInt8])] = [
        ("roster.csv", roster), ("exam.yaml", exam), ("notice.md", notice), ("commitment.md", commitment),
    ]
}
