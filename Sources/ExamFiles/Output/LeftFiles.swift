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
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        var left: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name.hasPrefix(prefix) { left.append(name) }
        }
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
