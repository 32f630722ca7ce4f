import ExamDomain
import Synchronization

/// The only code that prints. Results go to standard output, notes, progress and bad news to standard error.
///
/// Nothing from outside reaches a terminal raw. Where the reader of a pipe has gone, the rest is dropped in silence and the
/// command finishes its work; any other failed write is a `Failure` (74), thrown at the next write or at `finish()`.
final class Console: Sendable {
    let language: Language
    let format: OutputFormat
    /// `--quiet`: no notes and no progress. Results and bad news are always told.
    let isQuiet: Bool
    let out: Outlet
    let err: Outlet
    private let pending = Mutex(Pending())

    private struct Pending {
        var bytes: [UInt8] = []
        var isClosed = false
        /// What stands on the terminal's last line, to be wiped before anything else is written.
        var hasProgress = false
    }

    init(language: Language, format: OutputFormat, isQuiet: Bool = false, out: Outlet, err: Outlet) {
        self.language = language
        self.format = format
        self.isQuiet = isQuiet
        self.out = out
        self.err = err
    }

    /// True once nobody reads the results any more: a long list may stop.
    var isClosed: Bool { pending.withLock { $0.isClosed } }

    // MARK: - Results

    /// One line of a result for people.
    func print(_ sentence: Phrase) throws {
        try write(VisibleText.keepingLines(of: sentence(language)) + "\n")
    }

    /// A document of ours as it is (YAML, a schema, a completion script); at a terminal with its control characters shown.
    func print(document: String) throws {
        try write(out.isTerminal ? VisibleText.keepingLines(of: document) : document)
    }

    /// Adds text to standard output, which is written in pieces of 64 KiB.
    func write(_ text: String) throws {
        try pending.withLock { pending in
            guard !pending.isClosed else { return }
            pending.bytes += text.utf8
            if pending.bytes.count >= 1 << 16 { try flush(&pending) }
        }
    }

    /// Writes what is still waiting. The command's end calls it; so does everything that has to stand on disk before it.
    func finish() throws {
        try pending.withLock { try flush(&$0) }
    }

    private func flush(_ pending: inout Pending) throws {
        guard !pending.bytes.isEmpty, !pending.isClosed else { return }
        let bytes = pending.bytes
        pending.bytes = []
        if pending.hasProgress, out.isTerminal { wipe(&pending) }
        do {
            try out.write(bytes)
        } catch Outlet.WriteError.closed {
            pending.isClosed = true
        } catch Outlet.WriteError.failed(let number) {
            pending.isClosed = true
            throw Failure.output(number)
        }
    }

    // MARK: - Everything else

    /// A word beside the result: what was done, what to do next. Silent under `--quiet`, and under `--format json`, where
    /// standard error holds nothing but one object when something is wrong.
    func note(_ sentence: Phrase) {
        guard !isQuiet, format != .json else { return }
        tell(sentence(language))
    }

    /// Something is not as it should be, though the work is done: told under `--quiet` too. Under `--format json` the document
    /// says it.
    func warn(_ sentence: Phrase) {
        guard format != .json else { return }
        tell(sentence(language))
    }

    /// A line for standard error whatever the options. Bad news goes through `report(_:)`.
    ///
    /// - Parameter label: what kind of line it is (错误：); red where colours are shown.
    func tell(_ text: String, label: String = "") {
        let shown = err.isColoured && !label.isEmpty ? "\u{1B}[1;31m\(label)\u{1B}[m" : label
        pending.withLock { pending in
            if out.isTerminal { try? flush(&pending) }
            wipe(&pending)
            // NB: where standard error itself fails there is nobody left to tell; the exit status still says it.
            try? err.write(Array((shown + VisibleText.keepingLines(of: text) + "\n").utf8))
        }
    }

    /// Replaces the progress line at the bottom of the terminal; nil takes it away.
    func progress(_ line: String?) {
        guard !isQuiet, let columns = err.columns else { return }
        pending.withLock { pending in
            wipe(&pending)
            guard let line else { return }
            try? err.write(Array(TableLayout.cut(VisibleText.of(line), to: columns - 1).utf8))
            pending.hasProgress = true
        }
    }

    private func wipe(_ pending: inout Pending) {
        guard pending.hasProgress else { return }
        pending.hasProgress = false
        try? err.write(Array("\r\u{1B}[K".utf8))
    }
}

/// How results are written.
enum OutputFormat: String, Sendable, CaseIterable {
    case table, json, csv
}

extension Failure {
    /// - Parameter number: the system's error number.
    fileprivate static func output(_ number: Int32) -> Failure {
        Failure(
            .io, code: "outputFailed",
            Phrase(
                zh: "结果没能写出：\(SystemError.sentence(number).zh)",
                en: "The result could not be written: \(SystemError.sentence(number).en)"),
            hint: Phrase(
                zh: "请检查输出的去处。如果这个命令要改动数据，重新运行之前先看 examctl audit log 里是否已经改动。",
                en:
                    "Check where the output goes. If it was to change something, see in 'examctl audit log' whether it did "
                    + "before you run it again."))
    }
}
