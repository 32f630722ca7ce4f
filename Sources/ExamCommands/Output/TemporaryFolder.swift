import ExamDomain
import Foundation

/// A folder of our own (0700) for one file on its way, in memory where the session has such a place. Both go when the work is
/// done, and at Ctrl-C; what a killed program left, the next one takes.
enum TemporaryFolder {
    private static let prefix = "examctl-"

    /// - Parameters:
    ///   - file: the file's name, unlike any other use's.
    ///   - environment: for `XDG_RUNTIME_DIR` and `TMPDIR`.
    ///   - work: is given the file's path, where there is nothing yet.
    static func with<Result>(
        _ file: String, environment: [String: String], _ work: (_ path: String) throws -> Result
    ) throws -> Result {
        let place = place(environment)
        sweep(place, of: file)
        var template = Array("\(place)/\(prefix)\(getpid())-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw trouble(place, errno) }
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let path = "\(folder)/\(file)"
        return try Interruption.shared.removing(folder) {
            try Interruption.shared.removing(path) {
                defer {
                    unlink(path)
                    rmdir(folder)
                }
                return try work(path)
            }
        }
    }

    private static func place(_ environment: [String: String]) -> String {
        let wanted = [environment["XDG_RUNTIME_DIR"], environment["TMPDIR"]].compactMap { $0 }
        return wanted.first { $0.hasPrefix("/") && access($0, W_OK | X_OK) == 0 } ?? "/tmp"
    }

    /// Files of programs that are no more. Others' folders cannot be opened, nor taken away.
    private static func sweep(_ place: String, of file: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), kill(process, 0) != 0,
                errno == ESRCH
            else { continue }
            unlink("\(place)/\(name)/\(file)")
            rmdir("\(place)/\(name)")
        }
    }

    static func trouble(_ path: String, _ number: Int32) -> Failure {
        let reason = SystemError.sentence(number)
        return Failure(
            .io, code: "cannotWrite",
            Phrase(zh: "无法写入“\(path)”：\(reason.zh)", en: "“\(path)” cannot be written: \(reason.en)"))
    }
}
