import ExamDomain
import Glibc

/// Photos and attachments, each once, under its SHA-256: `vault/ab/abcdef…`. Files are written whole or not at all.
package struct Vault: Sendable {
    package let folder: String

    package func path(of sha256: String) -> String {
        "\(folder)/\(sha256.prefix(2))/\(sha256)"
    }

    /// Knows a file by its digest, without keeping it.
    ///
    /// - Returns: nil where there is no regular file.
    package static func identify(_ path: String, named name: String) throws -> StoredFile? {
        var digest = Digest()
        guard let size = try read(path, { digest.update($0) }) else { return nil }
        return StoredFile(sha256: digest.hex, name: name, size: ByteSize(size))
    }

    /// Copies a file in, durably, and checks on the way that it is still the one that was identified. A damaged copy that is
    /// there already is replaced. One writer at a time: the caller holds the write door.
    package func keep(_ path: String, as file: StoredFile) throws {
        let target = self.path(of: file.sha256)
        let subfolder = "\(folder)/\(file.sha256.prefix(2))"
        guard mkdir(subfolder, 0o700) == 0 || errno == EEXIST else { throw FileTrouble.writing(subfolder, errno) }
        try FileSystem.syncFolder(folder)
        // NB: an earlier import may have been killed before it synced the name.
        if try holds(file) { return try FileSystem.syncFolder(subfolder) }
        let temporary = "\(subfolder)/.\(file.sha256)"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble.writing(temporary, errno) }
        var finished = false
        defer { if !finished { unlink(temporary) } }
        do {
            defer { close(descriptor) }
            try Vault.copy(path, as: file, to: descriptor, named: temporary)
            guard fsync(descriptor) == 0 else { throw FileTrouble.writing(temporary, errno) }
        }
        guard rename(temporary, target) == 0 else { throw FileTrouble.writing(target, errno) }
        finished = true
        try FileSystem.syncFolder(subfolder)
    }

    /// The digests of all files kept, sorted, as their names say.
    package func digests() -> [String] { names().filter { !$0.contains(".") } }

    /// The names of all files in the vault, sorted: digests, and what an interrupted import left unfinished (with a dot).
    func names() -> [String] {
        (FileSystem.names(in: folder) ?? []).flatMap { sub in
            FileSystem.names(in: "\(folder)/\(sub)") ?? [sub]
        }
    }

    /// True where the file is there and its content has the digest of its name.
    package func holds(_ file: StoredFile) throws -> Bool {
        try holds(file.sha256)
    }

    func holds(_ sha256: String) throws -> Bool {
        let path = path(of: sha256)
        guard FileSystem.status(of: path)?.isRegular == true else { return false }
        return try Vault.identify(path, named: sha256)?.sha256 == sha256
    }

    private static func copy(
        _ path: String, as file: StoredFile, to descriptor: Int32, named target: String
    ) throws {
        var digest = Digest()
        let size = try read(path) { bytes in
            digest.update(bytes)
            try FileSystem.write(bytes, to: descriptor, named: target)
        }
        guard size == file.size.bytes, digest.hex == file.sha256 else {
            throw Failure(
                .io, code: "fileChanged",
                Phrase(zh: "“\(path)”在导入过程中被改动", en: "“\(path)” changed while it was imported"),
                hint: Phrase(
                    zh: "请等文件写完后再导入，什么也没有改变", en: "import again once the file is complete; nothing was changed"))
        }
    }

    /// Gives a regular file's bytes in pieces.
    ///
    /// - Returns: its size, or nil where there is no regular file: neither a folder nor a pipe is waited for.
    @discardableResult
    private static func read(_ path: String, _ receive: (UnsafeRawBufferPointer) throws -> Void) throws -> Int64? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            // NB: a socket says ENXIO, a link to itself ELOOP.
            if [ENOENT, ENOTDIR, ENAMETOOLONG, ENXIO, ELOOP].contains(errno) { return nil }
            throw FileTrouble.reading(path, errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var size: Int64 = 0
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileTrouble.reading(path, errno) }
            if count == 0 { return size }
            size += Int64(count)
            try receive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
