import ExamDomain
import GRDB

/// One committed state of a unit's data, while it is being read. The questions it answers are in `Queries/`.
package struct Reading {
    let db: Database

    /// The staff member's own right, by the list.
    ///
    /// - Throws: `Refusal` `notPermitted`.
    package func demand(_ permission: Permission, of name: String) throws {
        guard let member = try staffMember(name) else {
            throw Refusal(
                .notPermitted,
                Phrase(zh: "“\(name)”不在工作人员名单中", en: "“\(name)” is not on the staff list"),
                hint: Phrase(
                    zh: "请管理员运行 examctl staff add \(name) --role …，或用 --as 说明您是谁",
                    en: "an admin can run examctl staff add \(name) --role …, or say who you are with --as"))
        }
        guard member.role.may(permission) else {
            throw Refusal(
                .notPermitted,
                Phrase(
                    zh: "“\(name)”的角色是\(member.role.told.zh)，不能\(permission.told.zh)",
                    en: "“\(name)” is \(member.role.told.en) and may not \(permission.told.en)"),
                hint: Phrase(
                    zh: "请管理员运行 examctl staff role \(name) --role …",
                    en: "an admin can run examctl staff role \(name) --role …"))
        }
    }
}
