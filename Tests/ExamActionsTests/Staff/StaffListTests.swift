import ExamActions
import ExamDomain
import ExamStore
import Testing

/// The staff list: who is on it, as what.
@Suite struct StaffListTests {
    let unit: Unit

    init() throws { unit = try Unit(candidates: 0) }

    private func add(_ name: String, _ role: Role = .reviewer, by staff: String = "wang") throws {
        try AddStaff(StaffMember(name: name, role: role)).run(in: unit.store, by: staff, at: .staffHours)
    }

    private func change(_ name: String, to role: Role, by staff: String = "wang") throws {
        try ChangeRole(of: name, to: role).run(in: unit.store, by: staff, at: .staffHours)
    }

    private func remove(_ name: String, by staff: String = "wang") throws {
        try RemoveStaff(name).run(in: unit.store, by: staff, at: .staffHours)
    }

    private func role(_ name: String) throws -> Role? {
        try unit.store.read(as: "wang") { try $0.staffMember(name)?.role }
    }

    @Test("Staff are added, given another role and removed, each with its entry")
    func whole() throws {
        try add("周 老师", .exporter)
        #expect(try role("周 老师") == .exporter)
        try change("周 老师", to: .admin)
        #expect(try role("周 老师") == .admin)
        try remove("周 老师", by: "周 老师")
        #expect(try role("周 老师") == nil)
        let told = try unit.journal().suffix(3)
        #expect(told.map(\.action) == ["staff add", "staff role", "staff remove"])
        #expect(told.map(\.subject) == ["周 老师", "周 老师", "周 老师"])
        #expect(told.map(\.by) == [.staff("wang"), .staff("wang"), .staff("周 老师")])
        #expect(
            told.map(\.details) == [
                #"{"role":"exporter"}"#, #"{"before":"exporter","role":"admin"}"#, #"{"role":"admin"}"#,
            ])
        try unit.isSound()
    }

    @Test("Nobody but an admin changes the list", arguments: ["chen", "li", "qian", "nobody"])
    func notPermitted(_ staff: String) throws {
        try unit.isRefused("notPermitted") { try add("new", by: staff) }
        try unit.isRefused("notPermitted") { try change("li", to: .admin, by: staff) }
        try unit.isRefused("notPermitted") { try remove("li", by: staff) }
        try unit.isSound()
    }

    @Test("The last admin stays an admin; with a second one the first may go")
    func lastAdmin() throws {
        try unit.isRefused("lastAdmin") { try remove("wang") }
        try unit.isRefused("lastAdmin") { try change("wang", to: .reviewer) }
        try change("li", to: .admin)
        try change("wang", to: .reviewer)
        try unit.isRefused("lastAdmin") { try remove("li", by: "li") }
        try unit.isRefused("notPermitted") { try add("new") }
        try change("wang", to: .admin, by: "li")
        try remove("li")
        try unit.isSound()
    }

    @Test("A name that is on the list is not added again, also not in other letters of the same look")
    func twice() throws {
        try unit.isRefused("alreadyExists") { try add("li", .admin) }
        try add("Zo\u{e9}")
        try unit.isRefused("alreadyExists") { try add("Zoe\u{301}") }
        #expect(try role("li") == .reviewer)
        try unit.isSound()
    }

    @Test("A name that is not on the list is told so")
    func unknown() throws {
        try unit.isRefused("noInput unknownStaff") { try remove("nobody") }
        try unit.isRefused("noInput unknownStaff") { try change("nobody", to: .admin) }
        try unit.isSound()
    }

    @Test("The same role again changes nothing")
    func sameRole() throws {
        let before = try unit.bytes()
        try change("li", to: .reviewer)
        try change("wang", to: .admin)
        #expect(try unit.bytes() == before)
        try unit.isSound()
    }

    @Test(
        "Names that stand for others, blanks and what cannot be printed are no staff names",
        arguments: [
            "", " ", "candidate", "Candidate", "SYSTEM", "system", " li", "li ", "li\n", "a\u{0}b", "a\tb",
            "\u{1b}[31mred",
            "a\u{202e}b", "a\u{200b}", "\u{3000}li", String(repeating: "x", count: 65),
        ])
    func badName(_ name: String) throws {
        try unit.isRefused("usage badStaffName") { try add(name) }
        try unit.isSound()
    }

    @Test("Names of people and of machines are", arguments: ["王", "wang-2", "o'brien", "systems", "王 小明", "x@y.cn"])
    func goodName(_ name: String) throws {
        try add(name)
        #expect(try role(name) == .reviewer)
        try unit.isSound()
    }

    @Test("A name may have 64 characters")
    func longest() throws {
        try add(String(repeating: "王", count: 64))
        try unit.isSound()
    }
}
