import ExamDomain
import Glibc

/// Where a file shall appear: its folder, held open, and its name there.
struct OutputTarget: ~Copyable {
    /// As the caller said it, for messages.
    let path: String
    /// The folder's path; `.` where only a name was said.
    let folder: String
    let name: String
    let force: Bool
    let folderDescriptor: Int32

    /// Refuses what cannot become a plain file at this path.
    init(_ path: String, force: Bool) throws {
        let (folder, name) = OutputTarget.split(path)
        guard !name.isEmpty, name != ".", name != "..", !path.utf8.contains(0) else {
            throw Failure.notAFileName(path)
        }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.folderNotOpened(folder, errno) }
        if let failure = OutputTarget.refusal(name, in: descriptor, force: force, path: path) {
            close(descriptor)
            throw failure
        }
        self.path = path
        self.folder = folder
        self.name = name
        self.force = force
        folderDescriptor = descriptor
    }

    /// A name in a folder that is open already; the caller keeps its own descriptor.
    ///
    /// - Parameter path: as the caller says it, for messages.
    init(_ name: String, in folderDescriptor: Int32, path: String, force: Bool) throws {
        if let failure = OutputTarget.refusal(name, in: folderDescriptor, force: force, path: path) { throw failure }
        let descriptor = fcntl(folderDescriptor, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { throw Failure.notCreated(path, errno) }
        self.path = path
        folder = OutputTarget.split(path).folder
        self.name = name
        self.force = force
        self.folderDescriptor = descriptor
    }

    deinit { close(folderDescriptor) }

    /// Why a file cannot be put under this name as things stand; nil where it can.
    private static func refusal(_ name: String, in folder: Int32, force: Bool, path: String) -> Failure? {
        var found = stat()
        guard fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 else {
            return errno == ENOENT ? nil : Failure.notCreated(path, errno)
        }
        guard found.st_mode & S_IFMT == S_IFREG else { return Failure.notAPlainFile(path, mode: found.st_mode) }
        return force ? nil : Failure.outputExists(path)
    }

    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.utf8.index(after: slash)...]))
    }
}
