import ExamDomain
import Foundation
import Synchronization

/// How far a report is: of how many candidates the sessions were looked at, and, of a workbook, how long it will be packed.
///
/// The library that packs tells nothing on the way, so what is left is reckoned from how long the rows took.
final class ReportProgress: Sendable {
    private let console: Console
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private struct State {
        var line: ProgressLine?
        var isPacked = false
        var left = 0
        var start: ContinuousClock.Instant?
        /// Raised to stop the countdown.
        var isOver = false
    }

    /// How long packing takes, as a share of making the rows: so measured with 100,000 rows of submissions.
    static let packing = 0.45

    init(_ console: Console, now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }) {
        self.console = console
        self.now = now
    }

    /// - Parameters:
    ///   - total: how many candidates there are.
    ///   - isPacked: a workbook will be packed after its rows.
    func begin(total: Int, isPacked: Bool) {
        let line = ProgressLine(
            console, Phrase(zh: "正在导出报告", en: "Writing the report"), total: total,
            afterwards: isPacked ? ReportProgress.packing : 0, now: now)
        let start = now()
        state.withLock { state in
            state.line = line
            state.isPacked = isPacked
            state.left = total
            state.start = start
        }
    }

    /// Says that one more candidate was looked at.
    func advance() {
        guard console.err.isTerminal, !console.isQuiet else { return }
        let (line, isLast) = state.withLock { state in
            state.left -= 1
            return (state.line, state.left == 0 && state.isPacked)
        }
        line?.advance()
        if isLast { countDown() }
    }

    /// Takes the line away.
    func finish() {
        state.withLock { $0.isOver = true }
        console.progress(nil)
    }

    // MARK: - Packing

    private func countDown() {
        guard let start = state.withLock({ $0.start }) else { return }
        let began = now()
        let expected = (began - start) * ReportProgress.packing
        // What takes a second nobody needs to be told of.
        guard expected > .seconds(1) else { return }
        Thread.detachNewThread { [self] in
            while true {
                let line = ReportProgress.sentence(left: expected - (now() - began))(console.language)
                let isOver = state.withLock { state in
                    if !state.isOver { console.progress(line) }
                    return state.isOver
                }
                if isOver { return }
                Thread.sleep(forTimeInterval: 0.2)
            }
        }
    }

    /// `正在打包工作簿，还需约 11 秒`
    static func sentence(left: Duration) -> Phrase {
        let seconds = Interval.seconds(max(1, left.components.seconds)).told
        return Phrase(zh: "正在打包工作簿，还需约 \(seconds.zh)", en: "Packing the workbook, about \(seconds.en) left")
    }
}
