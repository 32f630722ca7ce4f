import ExamDomain
import Glibc

extension Vault {
    /// Copies every file that the other vault does not hold yet, each whole and durably or not at all; one that is damaged there is
    /// copied again. What an interrupted act left unfinished (names with a dot) stays behind.
    ///
    /// - Parameter gone: digests of photos that were purged: neither they nor their review copies are copied.
    func copyFiles(to target: Vault, without gone: Set<String>) throws -> Copied {
        var copied = Copied()
        for subfolder in FileSystem.names(in: folder) ?? [] where !subfolder.hasPrefix(".") {
            let (from, to) = ("\(folder)/\(subfolder)", "\(target.folder)/\(subfolder)")
            let names = (FileSystem.names(in: from) ?? []).filter {
                !$0.hasPrefix(".") && !gone.contains(String($0.prefix(64)))
            }
            guard !names.isEmpty else { continue }
            try FileSystem.makeFolder(to)
            for name in names {
                copied.files += 1
                try Vault.copyFile("\(from)/\(name)", named: name, to: "\(to)/\(name)", &copied)
            }
            try FileSystem.syncFolder(to)
        }
        try FileSystem.syncFolder(target.folder)
        return copied
    }

    /// What came of copying a vault.
    struct Copied {
        var files = 0
        /// Those that were not there already.
        var anew = 0
        /// Names of those whose bytes are not what the name says.
        var unfit: [String] = []
    }

    private static func copyFile(
        _ source: String, named name: String, to target: String, _ copied: inout Copied
    ) throws {
        // A purge may take a file away while the others are copied.
        guard let size = FileSystem.status(of: source), size.isRegular else { return }
        let isDigest = Checkpoint.isHex(name, bytes: 32)
        func isFit() throws -> Bool { try identify(target, named: name)?.sha256 == name }
        if let there = FileSystem.status(of: target), there.isRegular {
            // A review copy's name is no digest of its own.
            if try isDigest ? isFit() : there.size == size.size { return }
        }
        let temporary = target + ".new"
        unlink(temporary)
        try FileSystem.copy(source, to: temporary)
        guard rename(temporary, target) == 0 else { throw FileTrouble.writing(target, errno) }
        copied.anew += 1
        if try isDigest && !isFit() { copied.unfit.append(name) }
    }
}

extension FileSystem {
    /// Copies a regular file into one that is not there yet, 0600 and synced; the folder is not.
    static func copy(_ source: String, to target: String) throws {
        let input = open(source, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
        guard input >= 0 else { throw FileTrouble.reading(source, errno) }
        defer { close(input) }
        let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard output >= 0 else { throw FileTrouble.creating(target, errno) }
        defer { close(output) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = read(input, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileTrouble.reading(source, errno) }
            if count == 0 { break }
            try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: output, named: target)
        }
        guard fsync(output) == 0 else { throw FileTrouble.writing(target, errno) }
    }
}
