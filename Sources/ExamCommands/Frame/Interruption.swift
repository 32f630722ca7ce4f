import ExamDomain
import Foundation
import Synchronization

/// Ends the program at Ctrl-C (130) with nothing half-done: transactions roll back by the process's death, and files that
/// are being written under a temporary name are taken away.
final class Interruption: Sendable {
    static let shared = Interruption()

    private let unfinished = Mutex<[String: Int]>([:])
    /// Said on standard error at the end.
    private let words = Mutex("")
    /// Undoes what would outlive the program, such as a terminal that shows no typed keys.
    private let undoing = Mutex<(@Sendable () -> Void)?>(nil)

    /// Runs `work`; if the program is interrupted meanwhile, the file at `path` is removed.
    func removing<Result>(_ path: String, during work: () throws -> Result) rethrows -> Result {
        unfinished.withLock { $0[path, default: 0] += 1 }
        defer {
            unfinished.withLock { files in
                let count = (files[path] ?? 1) - 1
                files[path] = count > 0 ? count : nil
            }
        }
        return try work()
    }

    /// Runs `work`, and `undo` after it, also if the program is interrupted meanwhile. Once at a time.
    func undoing<Result>(_ undo: @escaping @Sendable () -> Void, during work: () throws -> Result) rethrows -> Result {
        undoing.withLock { $0 = undo }
        defer {
            undoing.withLock { $0 = nil }
            undo()
        }
        return try work()
    }

    /// Runs `work`; if the program is interrupted meanwhile, it says this in place of that nothing is left.
    func saying<Result>(_ other: String, during work: () throws -> Result) rethrows -> Result {
        let usual = words.withLock { words in
            defer { words = other }
            return words
        }
        defer { words.withLock { $0 = usual } }
        return try work()
    }

    /// The files that an interruption would remove now.
    var endangered: Set<String> { unfinished.withLock { Set($0.keys) } }

    /// Takes over SIGINT and SIGTERM, and SIGHUP unless the caller had it ignored (nohup).
    ///
    /// The signals are blocked for every thread and waited for by one of its own, because a signal handler may do next to
    /// nothing. To be called before there are other threads.
    ///
    /// NB: a program that we start inherits the blocked signals, unless it is started with a mask of its own.
    ///
    /// - Parameter usual: said on standard error, unless `saying` has other words.
    func watch(saying usual: String) {
        words.withLock { $0 = usual }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        if !isIgnored(SIGHUP) { sigaddset(&signals, SIGHUP) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let awaited = signals
        Thread.detachNewThread { [self] in
            var awaited = awaited
            var signal: Int32 = 0
            while sigwait(&awaited, &signal) != 0 {}
            end(signal)
        }
    }

    private func end(_ signal: Int32) -> Never {
        let words = words.withLock { $0 }
        unfinished.withLock { files in
            for path in files.keys { unlink(path) }
            // A folder of ours goes once it is empty; of a file this says no and does nothing.
            for path in files.keys { rmdir(path) }
        }
        undoing.withLock { $0?() }
        // Standard error may be a pipe that nobody empties; the words are not worth waiting for.
        var ready = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        if poll(&ready, 1, 0) == 1, ready.revents & Int16(POLLOUT) != 0 {
            _ = Array("\(words)\n".utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        }
        _exit(128 + signal)
    }

    private func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        return handler == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
