import ExamDomain
import Synchronization

/// Tells how far a long piece of work is: count, rate and time left, at the bottom of the terminal.
///
/// Silent for the first second, under `--quiet`, and where standard error is not a terminal.
final class ProgressLine: Sendable {
    private let console: Console
    private let doing: Phrase
    private let total: Int?
    private let afterwards: Double
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>

    private struct State {
        let start: ContinuousClock.Instant
        var done = 0
        var told: ContinuousClock.Instant
    }

    /// - Parameters:
    ///   - doing: what is being done: 正在导入 / Importing.
    ///   - total: how many steps there are, where that is known.
    ///   - afterwards: how much work of another kind follows all steps, as a share of theirs.
    init(
        _ console: Console, _ doing: Phrase, total: Int? = nil, afterwards: Double = 0,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.console = console
        self.doing = doing
        self.total = total
        self.afterwards = afterwards
        self.now = now
        let start = now()
        state = Mutex(State(start: start, told: start + .milliseconds(800)))
    }

    /// Says that so many more steps are done. Cheap enough for every row: it looks at the clock each 16th only.
    func advance(by steps: Int = 1) {
        guard console.err.isTerminal, !console.isQuiet else { return }
        let line: String? = state.withLock { state in
            let before = state.done
            state.done += steps
            guard before >> 4 != state.done >> 4 || state.done < 256 else { return nil }
            let instant = now()
            guard instant - state.told >= .milliseconds(200) else { return nil }
            state.told = instant
            return sentence(done: state.done, after: instant - state.start)
        }
        if let line { console.progress(line) }
    }

    /// Takes the line away.
    func finish() {
        console.progress(nil)
    }

    /// `正在导入：12000 / 100000（12%），8000/秒，还需 11 秒`
    func sentence(done: Int, after elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Double(done) / seconds : 0
        var zh = "\(doing.zh)：\(done)"
        var en = "\(doing.en): \(done)"
        if let total, total > 0 {
            let share = " / \(total)"
            let percent = Int(Double(done) / Double(total) * 100)
            zh += share + "（\(percent)%）"
            en += share + " (\(percent)%)"
        }
        let told = rate >= 10 ? String(Int(rate)) : JSON.number((rate * 10).rounded() / 10).line
        zh += "，\(told)/秒"
        en += ", \(told)/s"
        let steps = total.map { Double(max(0, $0 - done)) + Double($0) * afterwards } ?? 0
        if steps > 0, rate > 0 {
            let left = Interval.seconds(Int64(min((steps / rate).rounded(.up), 1e7))).told
            zh += "，还需 \(left.zh)"
            en += ", \(left.en) left"
        }
        return Phrase(zh: zh, en: en)(console.language)
    }
}
