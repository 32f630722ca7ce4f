import ExamDomain
import ExamStore
import Foundation

/// A page on disk for as long as somebody looks at it: one file (0600) in a folder of its own (0700), in memory where the
/// session has such a place. Both go when the work is done, and at Ctrl-C; what a killed program left, the next one takes.
struct TemporaryPage {
    private static let prefix = "examctl-review-"

    /// - Parameters:
    ///   - environment: for `XDG_RUNTIME_DIR` and `TMPDIR`.
    ///   - work: is given the page's path.
    static func show<Result>(
        _ html: String, environment: [String: String], _ work: (String) throws -> Result
    ) throws -> Result {
        let place = place(environment)
        sweep(place)
        var template = Array("\(place)/\(prefix)\(getpid())-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw trouble(place, errno) }
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let path = "\(folder)/review.html"
        return try Interruption.shared.removing(folder) {
            try Interruption.shared.removing(path) {
                defer {
                    unlink(path)
                    rmdir(folder)
                }
                try write(html, to: path)
                return try work(path)
            }
        }
    }

    private static func place(_ environment: [String: String]) -> String {
        let wanted = [environment["XDG_RUNTIME_DIR"], environment["TMPDIR"]].compactMap { $0 }
        return wanted.first { $0.hasPrefix("/") && access($0, W_OK | X_OK) == 0 } ?? "/tmp"
    }

    /// Pages of programs that are no more. Others' folders cannot be opened, nor taken away.
    private static func sweep(_ place: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), kill(process, 0) != 0,
                errno == ESRCH
            else { continue }
            unlink("\(place)/\(name)/review.html")
            rmdir("\(place)/\(name)")
        }
    }

    private static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw trouble(path, errno) }
        defer { close(descriptor) }
        try Array(text.utf8).withUnsafeBytes { try FileSystem.write($0, to: descriptor, named: path) }
    }

    private static func trouble(_ path: String, _ number: Int32) -> Failure {
        let reason = SystemError.sentence(number)
        return Failure(
            .io, code: "cannotWrite",
            Phrase(zh: "无法写入“\(path)”：\(reason.zh)", en: "“\(path)” cannot be written: \(reason.en)"))
    }
}
