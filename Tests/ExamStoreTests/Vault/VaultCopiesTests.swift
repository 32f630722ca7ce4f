import ExamDomain
import ExamStore
import Foundation
import Testing

/// Review copies beside their originals: whole or not at all, and never mistaken for an original.
@Suite struct VaultCopiesTests {
    let unit: UnitFolder
    let store: Store

    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
    }

    private func keptPhoto() throws -> StoredFile {
        let path = try unit.put("original", "a.jpg")
        let photo = try #require(try Vault.identify(path, named: "a.jpg"))
        try store.vault.keep(path, as: photo)
        return photo
    }

    @Test("A copy lies beside its original for the owner alone, and is held by its digest until it changes")
    func kept() throws {
        let photo = try keptPhoto()
        let kept = try #require(
            try store.vault.keepCopy(of: photo.sha256) { descriptor -> Int? in
                write(descriptor, "copy", 4)
            })
        let path = store.vault.pathOfCopy(of: photo.sha256)
        #expect(kept.1 == 4)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "copy")
        #expect(UnitFolder.mode(path) == "600")
        #expect(store.vault.digests() == [photo.sha256])
        let copy = ReviewCopy(
            photo: photo.sha256, outcome: .made(sha256: kept.sha256, width: 1, height: 1, nearHash: nil))
        #expect(try store.vault.holdsCopy(copy))
        try "cope".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try store.vault.holdsCopy(copy) == false)
        try FileManager.default.removeItem(atPath: path)
        #expect(try store.vault.holdsCopy(copy) == false)
    }

    @Test("Where nothing is made, or making fails, nothing is left and the older copy stays")
    func failed() throws {
        let photo = try keptPhoto()
        _ = try store.vault.keepCopy(of: photo.sha256) { write($0, "old", 3) as Int? }
        struct Trouble: Error {}
        #expect(try store.vault.keepCopy(of: photo.sha256) { _ -> Int? in nil } == nil)
        #expect(throws: Trouble.self) {
            try store.vault.keepCopy(of: photo.sha256) { descriptor -> Int? in
                _ = write(descriptor, "new", 3)
                throw Trouble()
            }
        }
        let folder = "\(unit.path)/vault/\(photo.sha256.prefix(2))"
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                == [photo.sha256, photo.sha256 + ".jpg"])
        #expect(
            try String(contentsOfFile: store.vault.pathOfCopy(of: photo.sha256), encoding: .utf8) == "old")
    }

    @Test("What a program left that was killed while it made the copy goes when the copy is made; a living one's stays")
    func killed() throws {
        let photo = try keptPhoto()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/true")
        try process.run()
        process.waitUntilExit()
        let hidden = "\(unit.path)/vault/\(photo.sha256.prefix(2))/.\(photo.sha256).jpg."
        for number in [process.processIdentifier, getpid(), getppid()] {
            try "half".write(toFile: hidden + "\(number)", atomically: false, encoding: .utf8)
        }
        _ = try store.vault.keepCopy(of: photo.sha256) { write($0, "copy", 4) as Int? }
        #expect(!FileManager.default.fileExists(atPath: hidden + "\(process.processIdentifier)"))
        #expect(!FileManager.default.fileExists(atPath: hidden + "\(getpid())"))
        #expect(FileManager.default.fileExists(atPath: hidden + "\(getppid())"))
    }
}
