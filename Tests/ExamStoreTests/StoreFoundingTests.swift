import ExamDomain
import ExamStore
import Foundation
import Testing

/// Making and opening a unit's data folder.
@Suite(.serialized) struct StoreFoundingTests {
    let unit: UnitFolder

    init() throws { unit = try UnitFolder() }

    @Test("A new unit has its name, its first admin, and one journal entry that says so")
    func founded() throws {
        let store = try unit.found()
        #expect(try store.read(as: "wang") { try $0.unitName() } == "艺术学院")
        #expect(try store.read(as: "wang") { try $0.staff() } == [StaffMember(name: "wang", role: .admin)])
        let entries = try store.entries()
        #expect(entries.map(\.action) == ["init"])
        #expect(entries.map(\.by) == [.staff("wang")])
        #expect(entries.map(\.at) == [.noon])
        #expect(try FileManager.default.contentsOfDirectory(atPath: unit.path).sorted() == ["exam.sqlite", "vault"])
        try store.isSound()
    }

    @Test("The folder is for its owner alone, whatever the umask", arguments: [0o000, 0o022, 0o077] as [mode_t])
    func modes(_ mask: mode_t) throws {
        let before = umask(mask)
        defer { umask(before) }
        let store = try unit.found()
        #expect(UnitFolder.mode(unit.path) == "700")
        #expect(UnitFolder.mode(unit.database) == "600")
        #expect(UnitFolder.mode(unit.path + "/vault") == "700")
        let exam = try store.keep(Sample.exam())
        try store.write(by: "wang", may: .configure, at: .noon) { writing in
            _ = try writing.insert(Sample.entry("A1"), into: exam, batch: nil)
            try writing.record("roster add", subject: "A1")
            #expect(UnitFolder.mode(unit.database + "-journal") == "600")
        }
        try store.isSound()
    }

    @Test("A folder that is there and empty is taken, and closed to others")
    func emptyFolder() throws {
        try FileManager.default.createDirectory(
            atPath: unit.path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        let store = try unit.found()
        #expect(UnitFolder.mode(unit.path) == "700")
        try store.isSound()
    }

    @Test("A folder with anything in it is left alone", arguments: ["notes.txt", ".hidden", "exam.sqlite"])
    func folderInUse(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: unit.path, withIntermediateDirectories: false)
        try "mine".write(toFile: "\(unit.path)/\(name)", atomically: false, encoding: .utf8)
        #expect(failure { try unit.found() } == "cannotCreate folderExists")
        #expect(try unit.bytes() == [name: Data("mine".utf8)])
    }

    @Test("A vault with something in it is no leftover")
    func vaultInUse() throws {
        try FileManager.default.createDirectory(atPath: unit.path + "/vault/ab", withIntermediateDirectories: true)
        #expect(failure { try unit.found() } == "cannotCreate folderExists")
    }

    @Test("A second founding leaves the first as it was")
    func twice() throws {
        let store = try unit.found()
        let bytes = try unit.bytes()
        #expect(failure { try unit.found() } == "cannotCreate folderExists")
        #expect(try unit.bytes() == bytes)
        try store.isSound()
    }

    @Test("What a founding left that was killed on the way is no hindrance, and no data folder")
    func killedOnTheWay() throws {
        try FileManager.default.createDirectory(atPath: unit.path + "/vault", withIntermediateDirectories: true)
        for name in [".exam.sqlite.new", ".exam.sqlite.new-journal"] {
            try "half".write(toFile: "\(unit.path)/\(name)", atomically: false, encoding: .utf8)
        }
        #expect(failure { try unit.open() } == "noInput noDataFolder")
        let store = try unit.found()
        #expect(try FileManager.default.contentsOfDirectory(atPath: unit.path).sorted() == ["exam.sqlite", "vault"])
        try store.isSound()
    }

    @Test("Of many who found a unit in one folder at once one does")
    func atOnce() async throws {
        let path = unit.path
        let outcomes = await withTaskGroup(of: String?.self) { group in
            for number in 1...8 {
                group.addTask {
                    failure { try Store.create(at: path, unit: "学院", admin: "admin\(number)", now: .noon) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        let refused = Set(outcomes.compactMap { $0 })
        #expect(refused.isSubset(of: ["busy busy", "cannotCreate folderExists"]))
        let store = try unit.open()
        #expect(try store.check() == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["exam.sqlite", "vault"])
    }

    @Test("A file, a pipe or a link to nothing in the way is said, and left")
    func inTheWay() throws {
        _ = try unit.put("mine", "data")
        #expect(failure { try unit.found() } == "cannotCreate notAFolder")
        #expect(FileManager.default.contents(atPath: unit.path) == Data("mine".utf8))
        mkfifo(unit.place + "/pipe", 0o600)
        #expect(
            failure { try Store.create(at: unit.place + "/pipe", unit: "学院", admin: "wang", now: .noon) }
                == "cannotCreate notAFolder")
        symlink("nowhere", unit.place + "/link")
        #expect(
            failure { try Store.create(at: unit.place + "/link", unit: "学院", admin: "wang", now: .noon) }
                == "cannotCreate notAFolder")
    }

    @Test("Without the folder above there is nothing to make it in")
    func noParent() throws {
        let path = unit.place + "/a/b"
        #expect(
            failure { try Store.create(at: path, unit: "学院", admin: "wang", now: .noon) } == "cannotCreate cannotCreate"
        )
        #expect(FileSystem.status(of: unit.place + "/a") == nil)
    }

    @Test("A slash at the end of the path makes no difference")
    func slash() throws {
        let store = try unit.found()
        #expect(try Store.open(at: unit.path + "/").folder == store.folder)
        #expect(DataFolder("/").path == "/")
        try store.isSound()
    }
}
