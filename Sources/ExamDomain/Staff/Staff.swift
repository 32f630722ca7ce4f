/// A member of the staff, by the name given with `--as` or the operating-system user.
package struct StaffMember: Hashable, Sendable {
    package let name: String
    package let role: Role

    package init(name: String, role: Role) {
        self.name = name
        self.role = role
    }
}

package enum Role: String, Hashable, Sendable, CaseIterable {
    case admin, configurator, reviewer, exporter

    package var told: Phrase {
        switch self {
        case .admin: Phrase(zh: "管理员", en: "admin")
        case .configurator: Phrase(zh: "配置员", en: "configurator")
        case .reviewer: Phrase(zh: "审核员", en: "reviewer")
        case .exporter: Phrase(zh: "导出员", en: "exporter")
        }
    }

    package func may(_ permission: Permission) -> Bool {
        switch (self, permission) {
        case (.admin, _): true
        case (_, .read): true
        case (.configurator, .configure), (.configurator, .grant): true
        case (.reviewer, .review): true
        case (.exporter, .export), (.exporter, .reveal): true
        case (.configurator, _), (.reviewer, _), (.exporter, _): false
        }
    }
}

/// What a command asks of whoever runs it.
package enum Permission: Hashable, Sendable, CaseIterable {
    /// Everybody on the staff list.
    case read
    /// Exams, questions, rosters, activity.
    case configure
    /// Exceptions for candidates.
    case grant
    /// Identity reviews.
    case review
    /// Reports.
    case export
    /// Full certificate numbers.
    case reveal
    /// Staff, backup.
    case administer

    package var told: Phrase {
        switch self {
        case .read: Phrase(zh: "查看数据", en: "read")
        case .configure: Phrase(zh: "设置考试、题目、名单", en: "configure exams, questions and rosters")
        case .grant: Phrase(zh: "给考生授权", en: "grant exceptions")
        case .review: Phrase(zh: "人工审核", en: "decide identity reviews")
        case .export: Phrase(zh: "导出报告", en: "export reports")
        case .reveal: Phrase(zh: "查看完整证件号码", en: "see full certificate numbers")
        case .administer: Phrase(zh: "管理工作人员和数据", en: "manage staff and data")
        }
    }
}
