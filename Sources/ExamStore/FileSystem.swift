import Glibc

/// The few questions and acts on the file system that Foundation answers without their reason.
package enum FileSystem {
    /// The names in a folder, sorted; nil where it is none, or cannot be read to its end.
    package static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { return errno == 0 ? names.sorted() : nil }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
    }

    /// `a//` is `a`; `/` alone is itself.
    static func withoutLastSlashes(_ path: String) -> String {
        path.lastIndex { $0 != "/" }.map { String(path[...$0]) } ?? path
    }

    package struct Status: Sendable {
        package let isFolder: Bool
        package let isRegular: Bool
        /// The permission bits, such as 0o600.
        package let mode: UInt32
        package let size: Int64
    }

    /// Of the thing itself: a link is a link. Nil where there is nothing.
    package static func status(of path: String, followLinks: Bool = false) -> Status? {
        var status = stat()
        guard (followLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        return Status(
            isFolder: status.st_mode & S_IFMT == S_IFDIR, isRegular: status.st_mode & S_IFMT == S_IFREG,
            mode: status.st_mode & 0o7777, size: Int64(status.st_size))
    }

    /// A folder for its owner alone, made where there is none.
    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST, chmod(path, 0o700) == 0 else {
            throw FileTrouble.creating(path, errno)
        }
    }

    /// Hands all bytes to the system, in as many pieces as it takes them.
    ///
    /// - Parameter path: named in a failure.
    package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, named path: String) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileTrouble.writing(path, count < 0 ? errno : EIO) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    static func syncFile(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileTrouble.writing(path, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileTrouble.writing(path, errno) }
    }

    /// A name in a folder is durable only when the folder itself is synced.
    static func syncFolder(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileTrouble.writing(path, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileTrouble.writing(path, errno) }
    }

    /// Bytes free for an ordinary user; nil where it cannot be told.
    package static func freeSpace(at path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let (bytes, overflow) = Int64(clamping: status.f_bavail).multipliedReportingOverflow(
            by: Int64(clamping: status.f_frsize))
        return overflow ? Int64.max : bytes
    }
}

extension FileSystem {
    /// True where the path, links followed, ends inside the folder.
    package static func leads(_ path: String, into folder: String) -> Bool {
        guard let inner = real(path), let outer = real(folder) else { return false }
        return inner.hasPrefix(outer == "/" ? outer : outer + "/")
    }

    /// True where something at this path, which need not be there yet, is or would be inside the folder.
    package static func lies(_ path: String, in folder: String) -> Bool {
        leads(DataFolder(path).parent, intoOrTo: folder) || leads(path, intoOrTo: folder)
    }

    /// True where it ends inside the folder, or is the folder.
    package static func leads(_ path: String, intoOrTo folder: String) -> Bool {
        guard let inner = real(path), let outer = real(folder) else { return false }
        return inner == outer || leads(path, into: folder)
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
