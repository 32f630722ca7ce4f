import Glibc

/// The names in a folder, one at a time: there may be millions.
enum FolderNames {
    /// Gives every name but `.` and `..`, in no order.
    ///
    /// - Returns: false where the folder cannot be read to its end; `errno` says why.
    static func each(in folder: String, _ receive: (String) throws -> Void) rethrows -> Bool {
        guard let stream = opendir(folder) else { return false }
        defer { closedir(stream) }
        while true {
            errno = 0
            guard let entry = readdir(stream) else { return errno == 0 }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { try receive(name) }
        }
    }
}
