import Foundation

/// A folder of its own with a counter in it: the built program, run as staff run it. The folder goes when the counter goes.
final class Counter: Sendable {
    let folder: String
    private let variables: [String: String]

    /// The program under test: `$EXAMCTL_BINARY`, else the `examctl` beside the test bundle.
    static let binary: String = {
        if let named = ProcessInfo.processInfo.environment["EXAMCTL_BINARY"] { return named }
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [beside, Bundle.main.bundleURL, beside.appendingPathComponent("../../..")]
        return candidates.map { $0.appendingPathComponent("examctl").standardizedFileURL.path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "examctl"
    }()

    /// The folder of the sources, where `examples/` is.
    static let repository: String = {
        URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()

    /// An empty folder; with `unit`, `init` has been run in it.
    init(unit: Bool = true, variables: [String: String] = [:]) throws {
        self.variables = variables
        var template = Array((NSTemporaryDirectory() + "/examctl-acceptance.XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(.EACCES) }
        folder = String(cString: made)
        guard unit else { return }
        try PreparedUnits.put("", into: self) { try must("init", "--unit", "华岚艺术学院", "--quiet") }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Runs `examctl ARGUMENT...` in the folder, with no language set and standard input closed.
    @discardableResult
    func callAsFunction(_ arguments: String..., environment: [String: String] = [:]) throws -> Answer {
        try run([Self.binary] + arguments, environment: environment)
    }

    /// Runs the program and takes anything but `status` as a failure of the test's own preparation.
    @discardableResult
    func must(_ arguments: String..., status: Int32 = 0) throws -> Answer {
        let answer = try run([Self.binary] + arguments)
        guard answer.status == status else { throw Unexpected(answer, arguments) }
        return answer
    }

    /// Runs any program, such as `sh`, `sqlite3` or `python3`, in the folder.
    @discardableResult
    func run(_ arguments: [String], environment: [String: String] = [:], out: String? = nil) throws -> Answer {
        try start(arguments, environment: environment, out: out).answer()
    }

    func start(_ arguments: [String], environment: [String: String] = [:], out: String? = nil) throws -> RunningProgram
    {
        var all = ProcessInfo.processInfo.environment.filter { name, _ in
            !name.hasPrefix("LC_") && !name.hasPrefix("EXAMCTL_") && !["LANG", "LANGUAGE", "NO_COLOR"].contains(name)
        }
        all["EXAMCTL"] = Self.binary
        all.merge(variables) { $1 }
        all.merge(environment) { $1 }
        let streams = NSTemporaryDirectory() + "/examctl-acceptance-stream-\(UUID().uuidString)"
        return try RunningProgram(arguments, in: folder, environment: all, streams: streams, out: out)
    }

    /// Runs a line of shell; the program is `"$EXAMCTL"`.
    func sh(_ line: String, environment: [String: String] = [:]) throws -> Answer {
        try run(["/bin/sh", "-c", line], environment: environment)
    }

    // MARK: - Files

    func path(_ name: String) -> String { folder + "/" + name }

    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let path = path(name)
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Foundation.Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    func bytes(of name: String) -> [UInt8] {
        Array(FileManager.default.contents(atPath: path(name)) ?? Foundation.Data())
    }

    func text(of name: String) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The permission bits, such as `0o600`.
    func mode(of name: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path(name))
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }

    /// Every file under a folder, with its digest: equal pictures are equal bytes.
    func picture(of name: String = "exam-data") throws -> String {
        try sh(
            "find \(name) -printf '%p %m\\n' | LC_ALL=C sort; find \(name) -type f | LC_ALL=C sort | xargs sha256sum"
        ).out
    }

    /// Runs SQL on the data file with Debian's shell, behind the program's back.
    @discardableResult
    func sqlite(_ sql: String) throws -> Answer {
        try run(["sqlite3", "exam-data/exam.sqlite", sql])
    }
}

/// A preparation that did not go as it must.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ answer: Answer, _ arguments: [String] = []) {
        description = "\(arguments.joined(separator: " ")): status \(answer.status)\n\(answer.out)\n\(answer.err)"
    }
}
