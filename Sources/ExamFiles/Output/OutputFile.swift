/// The one way any file leaves the program: it appears under its name whole, on the disk and readable by its owner alone
/// (0600), or not at all.
///
/// Both forms refuse before any work (`Failure.Kind.cannotCreate`) a target that exists without `force`, is no plain
/// file, or whose folder is missing or closed to us; and once more at the end, without a gap, one that has appeared
/// meanwhile. A full disk or a failing one is `.io`. Whatever `body` throws passes through, and nothing is left behind.
package enum OutputFile {
    /// Writes a file as a stream of bytes.
    ///
    /// - Parameter seal: sees the whole file, at a path that opens it, before it gets its name.
    @discardableResult
    package static func write<Result>(
        _ path: String, force: Bool, sealing seal: (_ temporary: String, Result) throws -> Void = { _, _ in },
        _ body: (inout OutputSink) throws -> Result
    ) throws -> Result {
        try write(to: OutputTarget(path, force: force), sealing: seal, body)
    }

    /// The same where the folder is open already.
    ///
    /// - Parameter sweeping: false where the caller has taken away what killed programs left in the folder.
    @discardableResult
    static func write<Result>(
        to target: consuming OutputTarget, sweeping: Bool = true,
        sealing seal: (_ temporary: String, Result) throws -> Void = { _, _ in },
        _ body: (inout OutputSink) throws -> Result
    ) throws -> Result {
        let path = target.path
        let file = try PendingFile(target, sweeping: sweeping)
        var sink = OutputSink(descriptor: file.descriptor, path: path)
        let result = try body(&sink)
        try sink.flush()
        try seal(file.path, result)
        try file.publish()
        return result
    }

    /// Writes a file through a library that wants a path to open. `body` writes to `temporary` (which exists, empty) and
    /// may put further temporary files into `folder`, which is the output's own.
    @discardableResult
    package static func write<Result>(
        _ path: String, force: Bool, sealing seal: (_ temporary: String, Result) throws -> Void = { _, _ in },
        throughPath body: (_ temporary: String, _ folder: String) throws -> Result
    ) throws -> Result {
        let file = try PendingFile(OutputTarget(path, force: force))
        let result = try body(file.path, file.folder)
        try seal(file.path, result)
        try file.publish()
        return result
    }

    /// Throws what `write` would throw at once, for commands that have long work to do before they write.
    package static func check(_ path: String, force: Bool) throws {
        _ = try OutputTarget(path, force: force)
    }
}
