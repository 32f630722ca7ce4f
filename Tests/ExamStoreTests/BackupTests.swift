import ExamDomain
import Foundation
import Testing

@testable import ExamStore

/// A unit copied while it lives, and made anew from the copy.
@Suite struct BackupTests {
    let unit: UnitFolder
    let store: Store
    let exam: KeptExam
    let candidate: ID<Candidate>

    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
        exam = try store.keep(Sample.exam())
        candidate = try store.enroll(in: exam)
        try store.tell(Sample.began, of: candidate, in: exam)
    }

    private var backup: BackupFolder { BackupFolder(unit.path + "-backup") }
    private var restored: String { unit.path + "-restored" }

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return (error as? Failure)?.code ?? "\(error)" }
    }

    @Test("What is restored is what was backed up: every row and every file, and it is sound")
    func roundTrip() throws {
        defer { remove() }
        let made = try store.backUp(to: backup, force: false)
        #expect(try made.head == store.entries().last.map { Digest.hex($0.hash) })
        let contents = try Store.restore(backup, to: restored)
        #expect((contents.seq, contents.head) == (made.seq, made.head))
        let other = try Store.open(at: restored)
        #expect(try other.entries() == store.entries())
        #expect(try other.session(of: candidate, in: exam) == store.session(of: candidate, in: exam))
        try other.isSound()
        try store.isSound()
    }

    @Test("Modes are for the owner alone, whatever the umask was")
    func modes() throws {
        defer { remove() }
        _ = try store.backUp(to: backup, force: false)
        _ = try Store.restore(backup, to: restored)
        for folder in [backup.path, backup.path + "/vault", restored, restored + "/vault"] {
            #expect(FileSystem.status(of: folder)?.mode == 0o700, "\(folder)")
        }
        #expect(FileSystem.status(of: backup.path + "/backup.sqlite")?.mode == 0o600)
        #expect(FileSystem.status(of: restored + "/exam.sqlite")?.mode == 0o600)
    }

    @Test(
        "A backup that exists is left alone without force; with it what came since is in, and files are not copied again"
    )
    func again() throws {
        defer { remove() }
        let first = try store.backUp(to: backup, force: false)
        #expect(code { _ = try store.backUp(to: backup, force: false) } == "exists")
        try store.apply(
            .grant(Grant(kind: .identityReset, reason: "停电", by: "wang", at: .noon)), to: candidate, in: exam)
        let second = try store.backUp(to: backup, force: true)
        #expect(second.seq == first.seq + 1 && second.copied == 0 && second.files == first.files)
        #expect(try Store.restore(backup, to: restored).seq == second.seq)
    }

    @Test(
        "Neither another unit's backup nor a folder of anything else is written over, nor is the data folder's own inside"
    )
    func inTheWay() throws {
        defer { remove() }
        let other = try UnitFolder()
        _ = try Store.create(at: other.path, unit: "另一个单位", admin: "wang", now: .noon).backUp(
            to: backup, force: false)
        #expect(code { _ = try store.backUp(to: backup, force: true) } == "otherUnit")
        #expect(
            code { _ = try store.backUp(to: BackupFolder(store.folder.path + "/inside"), force: false) } == "insideData"
        )
        #expect(code { _ = try store.backUp(to: BackupFolder(store.folder.path), force: true) } == "insideData")
        try FileManager.default.createDirectory(atPath: restored, withIntermediateDirectories: false)
        try "x".write(toFile: restored + "/letter.txt", atomically: false, encoding: .utf8)
        #expect(code { _ = try store.backUp(to: BackupFolder(restored), force: true) } == "exists")
        #expect(code { _ = try Store.restore(backup, to: restored) } == "folderExists")
        #expect(code { _ = try Store.restore(backup, to: store.folder.path) } == "folderExists")
        #expect(code { _ = try Store.restore(BackupFolder(restored), to: unit.path + "-none") } == "noBackup")
        #expect(!FileManager.default.fileExists(atPath: unit.path + "-none"))
        try store.isSound()
    }

    @Test("An interrupted backup or restore is finished by the same command")
    func interrupted() throws {
        defer { remove() }
        try FileManager.default.createDirectory(atPath: backup.path + "/vault", withIntermediateDirectories: true)
        try "half".write(toFile: backup.path + "/.backup.sqlite.new", atomically: false, encoding: .utf8)
        _ = try store.backUp(to: backup, force: false)
        try FileManager.default.createDirectory(atPath: restored + "/vault/ab", withIntermediateDirectories: true)
        try "half".write(toFile: restored + "/.exam.sqlite.new", atomically: false, encoding: .utf8)
        _ = try Store.restore(backup, to: restored)
        try Store.open(at: restored).isSound()
    }

    @Test("A file that was damaged in a backup is copied again by the next")
    func mended() throws {
        defer { remove() }
        let (text, other) = ("the file", "not this")
        let digest = Digest.hex(of: text)
        for place in [store.vault.path(of: digest), backup.vault + "/\(digest.prefix(2))/\(digest)"] {
            try FileManager.default.createDirectory(
                atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        }
        try text.write(toFile: store.vault.path(of: digest), atomically: false, encoding: .utf8)
        let copied = Vault(folder: backup.vault).path(of: digest)
        try other.write(toFile: copied, atomically: false, encoding: .utf8)
        let made = try store.backUp(to: backup, force: true)
        #expect((made.files, made.copied, made.unfit) == (1, 1, []))
        #expect(try String(contentsOfFile: copied, encoding: .utf8) == text)
        #expect(try store.backUp(to: backup, force: true).copied == 0)
        // A living file that was damaged since does not replace it.
        try "cut".write(toFile: store.vault.path(of: digest), atomically: false, encoding: .utf8)
        _ = try store.backUp(to: backup, force: true)
        #expect(try String(contentsOfFile: copied, encoding: .utf8) == text)
    }

    @Test("A backup that was damaged is not restored")
    func damaged() throws {
        defer { remove() }
        _ = try store.backUp(to: backup, force: false)
        let digest = String(repeating: "a", count: 64)
        try FileManager.default.createDirectory(atPath: backup.path + "/vault/aa", withIntermediateDirectories: true)
        try "not that".write(toFile: backup.path + "/vault/aa/" + digest, atomically: false, encoding: .utf8)
        #expect(code { _ = try Store.restore(backup, to: restored) } == "damaged")
        #expect(!FileManager.default.fileExists(atPath: restored))
    }

    @Test("What lay in the folder before stays there, whatever becomes of the restore")
    func leftVault() throws {
        defer { remove() }
        _ = try store.backUp(to: backup, force: false)
        try "".write(toFile: backup.path + "/backup.sqlite", atomically: false, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: restored + "/vault/aa", withIntermediateDirectories: true)
        try "a photo".write(toFile: restored + "/vault/aa/photo", atomically: false, encoding: .utf8)
        #expect(code { _ = try Store.restore(backup, to: restored) } != nil)
        #expect(FileManager.default.fileExists(atPath: restored + "/vault/aa/photo"))
    }

    @Test("A backup in which a row was changed is not restored")
    func changedRow() throws {
        defer { remove() }
        _ = try store.backUp(to: backup, force: false)
        let shell = try SQLiteShell(backup.path + "/backup.sqlite")
        #expect(shell.ask("UPDATE unit SET nextCandidate = nextCandidate + 1") == "")
        #expect(code { _ = try Store.restore(backup, to: restored) } == "damaged")
        #expect(!FileManager.default.fileExists(atPath: restored))
    }

    private func remove() {
        for path in [backup.path, restored] { try? FileManager.default.removeItem(atPath: path) }
    }
}
