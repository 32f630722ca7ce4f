import ExamDomain
import ExamStore
import Foundation
import Testing

/// The two doors: who may pass, and that a write is whole or nothing.
@Suite struct StoreDoorsTests {
    let unit: UnitFolder
    let store: Store

    init() throws {
        unit = try UnitFolder()
        _ = try unit.found()
        store = try unit.open()
    }

    private struct Accident: Error {}

    private func hire(_ role: Role) throws {
        try store.write(by: "wang", may: .administer, at: .noon) { writing in
            try writing.save(StaffMember(name: "li", role: role))
            try writing.record("staff add", subject: "li")
        }
    }

    // MARK: - Who may

    /// The contract's "who may what", role by role.
    static let rights: [Role: Set<Permission>] = [
        .admin: [.read, .configure, .grant, .review, .export, .reveal, .administer],
        .configurator: [.read, .configure, .grant],
        .reviewer: [.read, .review],
        .exporter: [.read, .export, .reveal],
    ]

    @Test("Each role may what the contract says, through both doors", arguments: Role.allCases)
    func roles(_ role: Role) throws {
        try hire(role)
        for permission in Permission.allCases {
            let expected = Self.rights[role]?.contains(permission) == true ? nil : "refused notPermitted"
            #expect(failure { try store.read(as: "li", may: permission) { _ in } } == expected, "\(permission)")
            let wrote = failure {
                try store.write(by: "li", may: permission, at: .noon) { try $0.record("try", subject: "\(permission)") }
            }
            #expect(wrote == expected, "\(permission)")
        }
        let passed = try store.entries().filter { $0.action == "try" }
        #expect(passed.count == Self.rights[role]?.count)
        #expect(Set(passed.map(\.by)) == [.staff("li")])
        try store.isSound()
    }

    @Test("A stranger may nothing, and is told of the list", arguments: ["zhao", "", "WANG", "wang ", "' OR 1=1 --"])
    func stranger(_ name: String) throws {
        for permission in Permission.allCases {
            #expect(failure { try store.read(as: name, may: permission) { _ in } } == "refused notPermitted")
            #expect(
                failure { try store.write(by: name, may: permission, at: .noon) { _ in } } == "refused notPermitted")
        }
        try store.isSound()
    }

    @Test("Nothing of the body runs for somebody who may not")
    func bodyNotRun() throws {
        try hire(.reviewer)
        #expect(
            failure {
                try store.write(by: "li", may: .configure, at: .noon) { _ in Issue.record("the body ran") }
            } == "refused notPermitted")
        try store.isSound()
    }

    // MARK: - Whole or nothing

    @Test("What the body throws comes through, and everything it wrote is taken back")
    func rollback() throws {
        let bytes = try unit.bytes()
        #expect(throws: Accident.self) {
            try store.write(by: "wang", may: .administer, at: .noon) { writing in
                try writing.save(StaffMember(name: "li", role: .admin))
                try writing.record("staff add", subject: "li")
                throw Accident()
            }
        }
        #expect(try unit.bytes() == bytes)
        #expect(try store.read(as: "wang") { try $0.staffMember("li") } == nil)
        try hire(.reviewer)
        #expect(try store.entries().map(\.seq) == [1, 2])
        try store.isSound()
    }

    @Test("A change without an entry is a defect and is taken back")
    func unrecorded() throws {
        let bytes = try unit.bytes()
        #expect(
            failure {
                try store.write(by: "wang", may: .administer, at: .noon) { writing in
                    try writing.save(StaffMember(name: "li", role: .admin))
                }
            } == "internal unrecordedChange")
        #expect(try unit.bytes() == bytes)
        try store.isSound()
    }

    @Test("A write that changes nothing needs no entry, and leaves every byte")
    func nothingChanged() throws {
        let bytes = try unit.bytes()
        try store.write(by: "wang", may: .administer, at: .noon) { _ in }
        #expect(try unit.bytes() == bytes)
        try store.isSound()
    }

    @Test("A dry run sees its own work and leaves every byte as it was, however much it wrote")
    func dryRun() throws {
        let exam = try store.keep(Sample.exam())
        let bytes = try unit.bytes()
        // Over the page cache of 16 MiB: it must not spill into the file.
        let note = String(repeating: "长", count: 3000)
        let seen = try store.write(by: "wang", may: .configure, at: .noon, dryRun: true) { writing in
            for number in 0..<2500 {
                var entry = Sample.entry("A\(number)", "E\(1_000_000 + number)")
                entry.note = note
                _ = try writing.insert(entry, into: exam, batch: nil)
            }
            try writing.record("roster import", subject: "ART2026")
            #expect(FileManager.default.contents(atPath: unit.database) == bytes["exam.sqlite"])
            return try writing.reading.rosterCount(of: exam)
        }
        #expect(seen == 2500)
        #expect(try unit.bytes() == bytes)
        #expect(try store.read(as: "wang") { try $0.rosterCount(of: exam) } == 0)
        try store.enroll(in: exam)
        #expect(try store.read(as: "wang") { try $0.rosterCount(of: exam) } == 1)
        try store.isSound()
    }

    @Test("A dry run refuses what the write would refuse")
    func dryRunRefuses() throws {
        #expect(
            failure { try store.write(by: "zhao", may: .configure, at: .noon, dryRun: true) { _ in } }
                == "refused notPermitted")
        #expect(
            failure {
                try store.write(by: "wang", may: .administer, at: .noon, dryRun: true) { writing in
                    try writing.save(StaffMember(name: "li", role: .admin))
                }
            } == "internal unrecordedChange")
        try store.isSound()
    }

    @Test("A constraint of the tables is the last defence")
    func constraint() throws {
        let exam = try store.keep(Sample.exam())
        try store.enroll(in: exam)
        let bytes = try unit.bytes()
        #expect(failure { try store.enroll("A2", "E1234567", in: exam) } == "internal internal")
        #expect(failure { try store.enroll("A1", "E7654321", in: exam) } == "internal internal")
        #expect(try unit.bytes() == bytes)
        try store.isSound()
    }
}
