import ExamDomain
import ExamStore
import Foundation
import Testing

/// What is opened, and what is told of what cannot be.
@Suite struct StoreOpeningTests {
    let unit: UnitFolder

    init() throws { unit = try UnitFolder() }

    private func putDatabase(_ bytes: Data) throws {
        try FileManager.default.createDirectory(atPath: unit.path, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: unit.database))
    }

    @Test("A missing folder, a file, and a folder without a database are no data folder")
    func noDataFolder() throws {
        #expect(failure { try unit.open() } == "noInput noDataFolder")
        try FileManager.default.createDirectory(atPath: unit.path, withIntermediateDirectories: false)
        #expect(failure { try unit.open() } == "noInput noDataFolder")
        let file = try unit.put("text", "file")
        #expect(failure { try Store.open(at: file) } == "noInput noDataFolder")
        #expect(try FileManager.default.contentsOfDirectory(atPath: unit.path) == [])
    }

    @Test("SQLite runs as durably as it can, and another program sees the same")
    func durability() throws {
        let store = try unit.found()
        let pragmas = try store.read(as: "wang") { try $0.pragmas(["journal_mode", "synchronous", "foreign_keys"]) }
        #expect(pragmas == ["delete", "3", "1"])
        let shell = try unit.shell()
        #expect(shell.ask("PRAGMA journal_mode") == "delete")
        #expect(shell.ask("PRAGMA integrity_check") == "ok")
        #expect(shell.ask("PRAGMA application_id") == String(0x6578_6d63))
        #expect(shell.ask("PRAGMA user_version") == "1")
        try store.isSound()
    }

    @Test("A database that was put into WAL goes back to DELETE")
    func wal() throws {
        _ = try unit.found()
        #expect(try unit.shell().ask("PRAGMA journal_mode = WAL") == "wal")
        let store = try unit.open()
        #expect(try store.read(as: "wang") { try $0.pragmas(["journal_mode"]) } == ["delete"])
        #expect(try unit.shell().ask("PRAGMA journal_mode") == "delete")
        try store.isSound()
    }

    @Test("Another program's database is not ours and stays as it was", arguments: ["DELETE", "WAL"])
    func foreign(_ mode: String) throws {
        try FileManager.default.createDirectory(atPath: unit.path, withIntermediateDirectories: false)
        do {
            let shell = try unit.shell()
            shell.ask("PRAGMA journal_mode = \(mode); CREATE TABLE journal (seq); INSERT INTO journal VALUES (1)")
        }
        let bytes = FileManager.default.contents(atPath: unit.database)
        #expect(failure { try unit.open() } == "damaged notOurs")
        #expect(FileManager.default.contents(atPath: unit.database) == bytes)
    }

    @Test("A newer program's database is not touched", arguments: ["DELETE", "WAL"])
    func newer(_ mode: String) throws {
        _ = try unit.found()
        do { try unit.shell().ask("PRAGMA user_version = 2; PRAGMA journal_mode = \(mode)") }
        let bytes = FileManager.default.contents(atPath: unit.database)
        #expect(failure { try unit.open() } == "damaged newerData")
        #expect(FileManager.default.contents(atPath: unit.database) == bytes)
        try unit.shell().ask("PRAGMA journal_mode = DELETE; PRAGMA user_version = 1")
        try unit.open().isSound()
    }

    @Test("Text, zeros, an empty file and a header alone are damage, and stay as they were")
    func garbage() throws {
        let contents = [
            Data(), Data("hello".utf8), Data(repeating: 0, count: 8192), Data(repeating: 0x41, count: 8192),
            Data("SQLite format 3\0".utf8), Data("SQLite format 3\0".utf8) + Data(repeating: 0xff, count: 84),
        ]
        for bytes in contents {
            try putDatabase(bytes)
            let told = failure { try unit.open() }
            #expect(told?.hasPrefix("damaged ") == true, "\(bytes.count) bytes: \(told ?? "opened")")
            #expect(FileManager.default.contents(atPath: unit.database) == bytes)
        }
    }

    @Test("A folder or a pipe in the database's place is no trap")
    func noFile() throws {
        try FileManager.default.createDirectory(atPath: unit.database, withIntermediateDirectories: true)
        #expect(failure { try unit.open() } == "io cannotWrite")
        try FileManager.default.removeItem(atPath: unit.database)
        mkfifo(unit.database, 0o600)
        #expect(failure { try unit.open() } != nil)
    }

    @Test("Modes that others could read by are found")
    func openModes() throws {
        let store = try unit.found()
        chmod(unit.database, 0o640)
        chmod(unit.path, 0o755)
        let found = try store.check()
        #expect(found.map(\.code) == [.mode, .mode])
        #expect(found.count(where: \.isDamage) == 2)
        chmod(unit.database, 0o600)
        chmod(unit.path, 0o700)
        try store.isSound()
    }
}
