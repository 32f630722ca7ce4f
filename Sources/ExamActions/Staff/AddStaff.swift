import ExamDomain
import ExamStore

/// Puts somebody on the staff list.
package struct AddStaff {
    let member: StaffMember

    package init(_ member: StaffMember) {
        self.member = member
    }

    /// - Throws: `Refusal` `alreadyExists`; `Failure` `.usage` for a name that cannot be told apart in the journal.
    package func run(in store: Store, by staff: String, at now: Moment) throws {
        try StaffName.check(member.name)
        try store.write(by: staff, may: .administer, at: now) { writing in
            // NB: by Swift's equality, for which é is é however it is written; SQLite would tell them apart.
            if let present = try writing.reading.staff().first(where: { $0.name == member.name }) {
                throw Refusal(
                    .alreadyExists,
                    Phrase(
                        zh: "“\(present.name)”已在名单中，角色是\(present.role.told.zh)",
                        en: "“\(present.name)” is on the list already, as \(present.role.told.en)"),
                    hint: Phrase(
                        zh: "要改角色，请运行 examctl staff role \(present.name) --role …",
                        en: "to change the role run examctl staff role \(present.name) --role …"))
            }
            try writing.save(member)
            try writing.record(
                "staff add", subject: member.name, details: .members(["role": .string(member.role.rawValue)]))
        }
    }
}

/// What a member of the staff may be called.
enum StaffName {
    static func check(_ name: String) throws {
        let fits =
            (1...64).contains(name.unicodeScalars.count) && name.trimmed == name
            && !name.unicodeScalars.contains(where: \.isUnprintable)
        guard fits, !["candidate", "system"].contains(name.lowercased()) else {
            throw Failure(
                .usage, code: "badStaffName",
                Phrase(zh: "“\(name)”不能用作工作人员的名字", en: "“\(name)” cannot be a staff name"),
                hint: Phrase(
                    zh: "1 至 64 个字符，首尾没有空格，不能是 candidate 或 system",
                    en: "1 to 64 characters without blanks at the ends, and not candidate or system"))
        }
    }
}
