import Foundation

/// What a finished program left: its exit status and both streams.
struct Answer: Sendable {
    /// The exit status; 128 + the signal's number after a signal.
    let status: Int32
    let out: String
    let err: String

    var outLines: [String] { out.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }
    var errLines: [String] { err.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }

    /// Standard output as the one JSON document it promises to be.
    var json: JSONValue { get throws { try JSONValue(text: out) } }

    /// The one error object on standard error.
    var error: JSONValue { get throws { try JSONValue(text: err)["error"] } }
}

/// A program that runs beside the test, with its streams going to files.
struct RunningProgram: Sendable {
    let pid: pid_t
    private let streams: String

    /// Starts `arguments[0]` with standard input closed for reading.
    init(_ arguments: [String], in folder: String, environment: [String: String], streams: String, out: String? = nil)
        throws
    {
        self.streams = streams
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, out ?? streams + ".out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, streams + ".err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // `env -C` changes folder and becomes the program: the process id stays.
        let words = ["/usr/bin/env", "-C", folder] + arguments
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") }
        defer { for pointer in argv + envp { free(pointer) } }
        argv.append(nil)
        envp.append(nil)
        var started: pid_t = 0
        let failure = posix_spawn(&started, words[0], &actions, nil, argv, envp)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
        pid = started
    }

    /// Waits for the end, reads the streams and removes their files.
    func answer() throws -> Answer {
        var raw: Int32 = 0
        while waitpid(pid, &raw, 0) == -1 {
            guard errno == EINTR else { throw POSIXError(.ECHILD) }
        }
        let signal = raw & 0x7f
        defer { for ending in [".out", ".err"] { unlink(streams + ending) } }
        return Answer(
            status: signal == 0 ? (raw >> 8) & 0xff : 128 + signal,
            out: Self.text(of: streams + ".out"), err: Self.text(of: streams + ".err"))
    }

    func kill(_ signal: Int32) {
        Foundation.kill(pid, signal)
    }

    private static func text(of path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Foundation.Data(), as: UTF8.self)
    }
}
