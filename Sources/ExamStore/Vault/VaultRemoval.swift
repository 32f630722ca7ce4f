import ExamDomain
import Glibc

extension Vault {
    /// Removes a file for good, and everything made from it that stands beside it under a name that begins with its digest:
    /// overwritten first, so that what a disk keeps of a deleted file is nothing. Called again it finishes what was interrupted.
    ///
    /// One writer at a time: the caller holds the write door.
    ///
    /// - Returns: true where there was anything to remove.
    @discardableResult
    package func remove(_ sha256: String) throws -> Bool {
        let subfolder = "\(folder)/\(sha256.prefix(2))"
        let names = (FileSystem.names(in: subfolder) ?? []).filter {
            $0.hasPrefix(sha256) || $0.hasPrefix("." + sha256)
        }
        for name in names {
            let path = "\(subfolder)/\(name)"
            try Vault.overwrite(path)
            guard unlink(path) == 0 || errno == ENOENT else { throw FileTrouble.writing(path, errno) }
        }
        // NB: an earlier try may have been killed between the removal and this.
        if FileSystem.status(of: subfolder)?.isFolder == true { try FileSystem.syncFolder(subfolder) }
        return !names.isEmpty
    }

    /// Takes away everything that was copied into a vault that is not to be: it is nobody's only one, and is not overwritten.
    func removeAll() {
        for subfolder in FileSystem.names(in: folder) ?? [] {
            for name in FileSystem.names(in: "\(folder)/\(subfolder)") ?? [] {
                unlink("\(folder)/\(subfolder)/\(name)")
            }
            rmdir("\(folder)/\(subfolder)")
        }
        rmdir(folder)
    }

    private static func overwrite(_ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            // A link or a folder is no content of ours.
            if [ELOOP, ENOENT, EISDIR, ENXIO].contains(errno) { return }
            throw FileTrouble.writing(path, errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        var rest = Int(status.st_size)
        while rest > 0 {
            let count = min(rest, zeros.count)
            try zeros.withUnsafeBytes {
                try FileSystem.write(UnsafeRawBufferPointer(rebasing: $0[..<count]), to: descriptor, named: path)
            }
            rest -= count
        }
        guard fsync(descriptor) == 0 else { throw FileTrouble.writing(path, errno) }
    }
}
