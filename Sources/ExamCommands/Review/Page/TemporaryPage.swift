import ExamDomain
import ExamStore
import Foundation

/// A page on disk for as long as somebody looks at it: one file (0600) in a folder of its own.
enum TemporaryPage {
    /// - Parameters:
    ///   - environment: for the folder's place.
    ///   - work: is given the page's path.
    static func show<Result>(
        _ html: String, environment: [String: String], _ work: (String) throws -> Result
    ) throws -> Result {
        try TemporaryFolder.with("review.html", environment: environment) { path in
            try write(html, to: path)
            return try work(path)
        }
    }

    private static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw TemporaryFolder.trouble(path, errno) }
        defer { close(descriptor) }
        try Array(text.utf8).withUnsafeBytes { try FileSystem.write($0, to: descriptor, named: path) }
    }
}
