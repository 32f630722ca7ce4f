import Glibc

/// Hidden files that killed programs left in a folder of outputs. They may hold a whole report: so they do not stay.
enum LeftFiles {
    /// Of every hidden file's name; the number of the process that writes it follows.
    static let prefix = ".examctl-"

    /// Takes away those whose writer is no more: no process of its number lives here, and none on another machine that
    /// shares the folder holds the file's lock.
    ///
    /// - Parameter descriptor: the folder's.
    static func sweep(_ folder: String, _ descriptor: Int32) {
        var left: [String] = []
        _ = FolderNames.each(in: folder) { if $0.hasPrefix(prefix) { left.append($0) } }
        for name in left where isDead(name) && isFree(name, in: descriptor) { unlinkat(descriptor, name, 0) }
    }

    private static func isDead(_ name: String) -> Bool {
        let number = name.dropFirst(prefix.count).prefix { $0 != "-" }
        guard number.count < name.count - prefix.count, let process = pid_t(number), process > 0 else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }

    private static func isFree(_ name: String, in folder: Int32) -> Bool {
        let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_EX | LOCK_NB) == 0
    }
}
