import ExamDomain
import ExamStore
import Foundation
import Testing

/// Files under their digests: whole, durable, and never something else.
@Suite struct VaultTests {
    let unit: UnitFolder
    let store: Store
    var vault: Vault { store.vault }

    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
    }

    private static let helloDigest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

    private func identify(_ path: String) throws -> StoredFile {
        try #require(try Vault.identify(path, named: "手持.jpg"))
    }

    private func findings() throws -> [StoreFinding.Code] { try store.check().map(\.code) }

    @Test("A file is known by its digest, size and the name it was given")
    func identified() throws {
        let file = try identify(try unit.put("hello", "a.jpg"))
        #expect(file == StoredFile(sha256: Self.helloDigest, name: "手持.jpg", size: ByteSize(5)))
        #expect(vault.digests() == [])
        try store.isSound()
    }

    @Test("A kept file lies under its digest for the owner alone, once however often it is kept")
    func kept() throws {
        let path = try unit.put("hello", "a.jpg")
        chmod(path, 0o644)
        let file = try identify(path)
        #expect(try vault.holds(file) == false)
        for _ in 1...2 { try vault.keep(path, as: file) }
        let target = "\(unit.path)/vault/2c/\(Self.helloDigest)"
        #expect(vault.path(of: file.sha256) == target)
        #expect(FileManager.default.contents(atPath: target) == Data("hello".utf8))
        #expect(UnitFolder.mode(target) == "600")
        #expect(UnitFolder.mode("\(unit.path)/vault/2c") == "700")
        #expect(vault.digests() == [Self.helloDigest])
        #expect(try vault.holds(file))
    }

    @Test("An empty file and one of several pieces are kept whole")
    func sizes() throws {
        for size in [0, 1, 65_535, 65_536, 65_537, 200_000] {
            let path = try unit.put(String(repeating: "x", count: size), "a.mp4")
            let file = try identify(path)
            #expect(file.size == ByteSize(Int64(size)))
            try vault.keep(path, as: file)
            #expect(try vault.holds(file))
        }
        #expect(vault.digests().count == 6)
    }

    @Test("A file that changed since it was identified is not kept, and leaves nothing behind")
    func changed() throws {
        let path = try unit.put("hello", "a.jpg")
        let file = try identify(path)
        for text in ["hullo", "hello!", "hell", ""] {
            _ = try unit.put(text, "a.jpg")
            #expect(failure { try vault.keep(path, as: file) } == "io fileChanged")
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(failure { try vault.keep(path, as: file) } == "io fileChanged")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(unit.path)/vault/2c") == [])
        try store.isSound()
    }

    @Test("A folder, a pipe, a socket, a device, a link to itself and nothing are no file, and nobody waits for them")
    func noFile() throws {
        mkfifo("\(unit.place)/pipe", 0o600)
        symlink("loop", "\(unit.place)/loop")
        symlink("pipe", "\(unit.place)/toPipe")
        let socket = try bindSocket("\(unit.place)/socket")
        defer { close(socket) }
        let long = String(repeating: "x", count: 5000)
        for name in ["pipe", "loop", "toPipe", "socket", ".", "nothing", "nothing/at/all", long] {
            #expect(try Vault.identify("\(unit.place)/\(name)", named: "x") == nil, "\(name.prefix(20))")
        }
        #expect(try Vault.identify("/dev/zero", named: "x") == nil)
        try store.isSound()
    }

    @Test("A link to a file is that file; where it may lead is for the caller to say")
    func links() throws {
        let path = try unit.put("hello", "a.jpg")
        symlink("a.jpg", "\(unit.place)/link.jpg")
        #expect(try identify("\(unit.place)/link.jpg") == identify(path))
        #expect(FileSystem.leads("\(unit.place)/link.jpg", into: unit.place))
        #expect(FileSystem.leads(path, into: unit.place + "/data") == false)
        #expect(FileSystem.leads(unit.place, into: unit.place) == false)
        symlink(path, "\(unit.path)/vault/link.jpg")
        #expect(FileSystem.leads("\(unit.path)/vault/link.jpg", into: "\(unit.path)/vault") == false)
    }

    @Test("A damaged copy is not held, and is mended when the file comes again")
    func mended() throws {
        let path = try unit.put("hello", "a.jpg")
        let file = try identify(path)
        try vault.keep(path, as: file)
        for damage in ["hullo", "hell", "", "hello!"] {
            try damage.write(toFile: vault.path(of: file.sha256), atomically: false, encoding: .utf8)
            #expect(try vault.holds(file) == false)
            try vault.keep(path, as: file)
            #expect(try vault.holds(file))
        }
    }

    @Test("A link in the vault is not the file, and is replaced by it without touching what it leads to")
    func linkInVault() throws {
        let path = try unit.put("hello", "a.jpg")
        let other = try unit.put("other", "other")
        let file = try identify(path)
        try FileManager.default.createDirectory(atPath: "\(unit.path)/vault/2c", withIntermediateDirectories: false)
        symlink(other, vault.path(of: file.sha256))
        #expect(try vault.holds(file) == false)
        try vault.keep(path, as: file)
        #expect(try vault.holds(file))
        #expect(FileManager.default.contents(atPath: other) == Data("other".utf8))
    }

    @Test("What a killed import left unfinished is listed as a leftover and hinders nobody")
    func leftover() throws {
        let path = try unit.put("hello", "a.jpg")
        let file = try identify(path)
        let subfolder = "\(unit.path)/vault/2c"
        try FileManager.default.createDirectory(atPath: subfolder, withIntermediateDirectories: false)
        try "hel".write(toFile: "\(subfolder)/.\(file.sha256)", atomically: false, encoding: .utf8)
        #expect(try findings() == [.vaultOrphan])
        #expect(vault.digests() == [])
        try vault.keep(path, as: file)
        #expect(try FileManager.default.contentsOfDirectory(atPath: subfolder) == [file.sha256])
    }

    @Test("A file that nothing names is a leftover, which is no damage")
    func orphan() throws {
        let path = try unit.put("hello", "a.jpg")
        try vault.keep(path, as: try identify(path))
        try "x".write(toFile: "\(unit.path)/vault/stray", atomically: false, encoding: .utf8)
        let found = try store.check()
        #expect(found.map(\.code) == [.vaultOrphan, .vaultOrphan])
        #expect(found.filter(\.isDamage) == [])
    }

    private func bindSocket(_ path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        return descriptor
    }
}
