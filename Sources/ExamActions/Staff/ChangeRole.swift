import ExamDomain
import ExamStore

/// Gives a member of the staff another role.
package struct ChangeRole {
    let name: String
    let role: Role

    package init(of name: String, to role: Role) {
        self.name = name
        self.role = role
    }

    /// - Throws: `Refusal` `lastAdmin`; `Failure` `.noInput` for a name that is not on the list.
    package func run(in store: Store, by staff: String, at now: Moment) throws {
        try store.write(by: staff, may: .administer, at: now) { writing in
            let member = try writing.reading.knownStaff(name)
            guard member.role != role else { return }
            try writing.reading.demandAnotherAdmin(than: member)
            try writing.save(StaffMember(name: name, role: role))
            try writing.record(
                "staff role", subject: name,
                details: .members(["before": .string(member.role.rawValue), "role": .string(role.rawValue)]))
        }
    }
}

extension Reading {
    func knownStaff(_ name: String) throws -> StaffMember {
        if let member = try staffMember(name) { return member }
        throw Failure(
            .noInput, code: "unknownStaff", Phrase(zh: "名单中没有“\(name)”", en: "“\(name)” is not on the staff list"),
            hint: Phrase(zh: "运行 examctl staff list 查看", en: "see examctl staff list"))
    }

    /// Without an admin nobody could ever be added again.
    func demandAnotherAdmin(than member: StaffMember) throws {
        guard member.role == .admin, try staff().count(where: { $0.role == .admin }) == 1 else { return }
        throw Refusal(
            .lastAdmin, Phrase(zh: "“\(member.name)”是唯一的管理员", en: "“\(member.name)” is the only admin"),
            hint: Phrase(
                zh: "请先添加另一位管理员：examctl staff add NAME --role admin",
                en: "add another admin first: examctl staff add NAME --role admin"))
    }
}
