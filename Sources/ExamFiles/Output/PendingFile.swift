import ExamDomain
import Glibc

/// A file that has no name yet. It gathers its bytes in the target's folder, 0600, and gets its name when all of them are
/// on the disk; let go before that, it is gone.
///
/// Where the file system knows unnamed files (`O_TMPFILE`), a process that is killed while it writes leaves nothing; elsewhere,
/// and for the instant before an older file is replaced, the file is hidden under a name of its own. What a killed
/// process leaves then, the next one that writes into this folder takes away.
struct PendingFile: ~Copyable {
    let target: OutputTarget
    let descriptor: Int32
    /// Nil for an unnamed file.
    private let temporaryName: String?

    /// - Parameters:
    ///   - unnamed: false only in tests of the other way.
    ///   - sweeping: false where the caller has taken away what killed programs left in the folder.
    init(_ target: consuming OutputTarget, unnamed: Bool = true, sweeping: Bool = true) throws {
        if sweeping { LeftFiles.sweep(target.folder, target.folderDescriptor) }
        if unnamed, let descriptor = PendingFile.openUnnamed(in: target.folderDescriptor) {
            self.descriptor = descriptor
            temporaryName = nil
        } else {
            let name = PendingFile.hiddenName()
            let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            descriptor = openat(target.folderDescriptor, name, flags, 0o600)
            guard descriptor >= 0 else { throw Failure.notCreated(target.path, errno) }
            temporaryName = name
        }
        self.target = target
        // The umask may have taken from 0600, never added to it.
        fchmod(descriptor, 0o600)
        // Tells others that this one is still at work on it, for as long as the program lives.
        flock(descriptor, LOCK_EX | LOCK_NB)
    }

    deinit {
        if let temporaryName { unlinkat(target.folderDescriptor, temporaryName, 0) }
        close(descriptor)
    }

    var folder: String { target.folder }

    /// A path that opens this very file.
    var path: String {
        temporaryName.map { "\(target.folder)/\($0)" } ?? "/proc/self/fd/\(descriptor)"
    }

    /// Puts the bytes on the disk and then the name into the folder, in this order.
    borrowing func publish() throws {
        guard fsync(descriptor) == 0 else { throw Failure.notWritten(target.path, errno) }
        let error = target.force ? replace() : giveName(target.name)
        guard error != EEXIST else { throw Failure.outputExists(target.path) }
        guard error == 0 else { throw Failure.notCreated(target.path, error) }
        // Some network file systems cannot sync a folder and say EINVAL: the name is theirs to keep then.
        guard fsync(target.folderDescriptor) == 0 || errno == EINVAL else {
            let number = errno
            // What was there before is gone already; a new name, which may not last, is better taken back.
            if !target.force { unlinkat(target.folderDescriptor, target.name, 0) }
            throw Failure.notWritten(target.path, number)
        }
    }

    // MARK: - Names

    /// Gives the file its name where nothing has it yet; 0, or the error number.
    private borrowing func giveName(_ name: String) -> Int32 {
        let folder = target.folderDescriptor
        guard let temporaryName else {
            return number(linkat(AT_FDCWD, path, folder, name, AT_SYMLINK_FOLLOW))
        }
        let error = number(linkat(folder, temporaryName, folder, name, 0))
        guard error == EPERM || error == EOPNOTSUPP else { return error }
        // A file system without links, such as a memory stick's: take the name with an empty file, then replace that.
        let placeholder = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard placeholder >= 0 else { return errno }
        close(placeholder)
        return number(renameat(folder, temporaryName, folder, name))
    }

    /// Gives the file its name whatever had it; 0, or the error number.
    private borrowing func replace() -> Int32 {
        let folder = target.folderDescriptor
        if let temporaryName { return number(renameat(folder, temporaryName, folder, target.name)) }
        let hidden = PendingFile.hiddenName()
        let error = giveName(hidden)
        guard error == 0 else { return error }
        let outcome = number(renameat(folder, hidden, folder, target.name))
        if outcome != 0 { unlinkat(folder, hidden, 0) }
        return outcome
    }

    private func number(_ result: Int32) -> Int32 { result == 0 ? 0 : errno }

    static func hiddenName() -> String {
        LeftFiles.prefix + "\(getpid())-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
    }

    /// Nil where the file system has no unnamed files, or `/proc`, through which they get their names, is missing.
    private static func openUnnamed(in folder: Int32) -> Int32? {
        // NB: Swift does not import O_TMPFILE; this is its definition in <fcntl.h>.
        let unnamed = 0o20000000 | O_DIRECTORY
        let descriptor = openat(folder, ".", unnamed | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard access("/proc/self/fd/\(descriptor)", W_OK) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
