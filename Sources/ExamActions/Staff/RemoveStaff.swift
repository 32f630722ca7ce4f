import ExamDomain
import ExamStore

/// Takes somebody off the staff list; what they did stays in the journal under their name.
package struct RemoveStaff {
    let name: String

    package init(_ name: String) {
        self.name = name
    }

    /// - Throws: `Refusal` `lastAdmin`; `Failure` `.noInput` for a name that is not on the list.
    package func run(in store: Store, by staff: String, at now: Moment) throws {
        try store.write(by: staff, may: .administer, at: now) { writing in
            let member = try writing.reading.knownStaff(name)
            try writing.reading.demandAnotherAdmin(than: member)
            try writing.removeStaff(name)
            try writing.record(
                "staff remove", subject: name, details: .members(["role": .string(member.role.rawValue)]))
        }
    }
}
