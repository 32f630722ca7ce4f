import ExamDomain
import Foundation

/// Reads small files of people's making, whole. Opening one never waits: a pipe or a device is refused.
enum PlainTextFile {
    enum Trouble: Error, Hashable {
        case missing, notAFile, tooLarge
        case unreadable(String)
    }

    /// - Parameter followingLinks: false refuses a symbolic link as `notAFile`.
    static func bytes(at path: String, limit: Int, followingLinks: Bool) throws(Trouble) -> [UInt8] {
        // NB: a C path ends at a NUL; without this, `exam.yaml\0.txt` would open another file than the one named.
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ENAMETOOLONG: throw .missing
            case ELOOP, ENXIO, ENODEV: throw .notAFile
            default: throw .unreadable(String(cString: strerror(errno)))
            }
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        guard status.st_size <= limit else { throw .tooLarge }
        return try read(descriptor, limit: limit)
    }

    private static func read(_ descriptor: Int32, limit: Int) throws(Trouble) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw .tooLarge }
        }
    }
}
