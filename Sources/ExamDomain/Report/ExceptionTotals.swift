/// How many exceptions an exam had: by the staff who made them, by the candidates' groups, and in all.
package struct ExceptionTotals: Sendable {
    private var byStaff: [String: Count] = [:]
    /// An empty name: candidates without a group.
    private var byGroup: [String: Count] = [:]
    private var all = Count()

    private struct Count: Sendable {
        var kinds: [ExceptionEntry.Kind: Int] = [:]
        var candidates: Set<ID<Candidate>> = []
        var takes = 0
        var minutes = 0
        var revoked = 0

        mutating func add(_ entry: ExceptionEntry) {
            kinds[entry.kind, default: 0] += 1
            if let candidate = entry.candidate { candidates.insert(candidate) }
            if entry.revocation != nil { revoked += 1 }
            switch entry.deed {
            case .grant(_, .takes(_, let count)): takes = takes.addingWithoutOverflow(count)
            case .grant(_, .time(_, .minutes(let count))): minutes = minutes.addingWithoutOverflow(count)
            case .grant(_, .time(_, .factor)), .grant(_, .reopen), .grant(_, .identityReset), .override, .settings:
                break
            }
        }
    }

    package init() {}

    /// - Parameter group: the candidate's; what touches everybody is nobody's group.
    package mutating func add(_ entry: ExceptionEntry, group: String?) {
        byStaff[entry.by, default: Count()].add(entry)
        if entry.candidate != nil { byGroup[group ?? "", default: Count()].add(entry) }
        all.add(entry)
    }

    /// A row for each of the staff, each group, and all, in the order of `ReportColumn.ofExceptionTotals`.
    package var rows: [[ReportCell]] {
        let staff = byStaff.sorted { $0.key < $1.key }.map { ExceptionTotals.row(.staff, $0.key, $0.value) }
        let groups = byGroup.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
            .map { ExceptionTotals.row(.group, $0.key, $0.value) }
        return staff + groups + [ExceptionTotals.row(.all, "", all)]
    }

    package enum Scope: String, Hashable, Sendable, CaseIterable {
        case staff, group, all

        package var told: Phrase {
            switch self {
            case .staff: Phrase(zh: "授权人", en: "staff")
            case .group: Phrase(zh: "报考专业", en: "group")
            case .all: Phrase(zh: "合计", en: "all")
            }
        }
    }

    private static func row(_ scope: Scope, _ name: String, _ count: Count) -> [ReportCell] {
        let kinds = ExceptionEntry.Kind.allCases.map { ReportCell.count(count.kinds[$0] ?? 0) }
        return [.word(code: scope.rawValue, scope.told), name.isEmpty ? .empty : .text(name)] + kinds + [
            .count(count.kinds.values.reduce(0, +)), .count(count.candidates.count), .count(count.takes),
            .count(count.minutes), .count(count.revoked),
        ]
    }
}

extension Int {
    fileprivate func addingWithoutOverflow(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? Int.max : sum
    }
}
