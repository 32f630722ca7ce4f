import ExamDomain
import Synchronization
import Testing

@testable import ExamCommands

@Suite struct ProgressLineTests {
    /// A clock that stands until it is moved.
    private final class HandClock: Sendable {
        private let instant = Mutex(ContinuousClock.now)
        func now() -> ContinuousClock.Instant { instant.withLock { $0 } }
        func move(_ duration: Duration) { instant.withLock { $0 += duration } }
    }

    private let err = Recorder()
    private let clock = HandClock()

    private func line(total: Int?, language: Language = .en, columns: Int? = 80) -> ProgressLine {
        let console = Console(
            language: language, format: .table, out: err.outlet(), err: err.outlet(columns: columns))
        return ProgressLine(console, Phrase(zh: "正在导入", en: "Importing"), total: total, now: { [clock] in clock.now() })
    }

    @Test("Silent for the first second, then told, and wiped at the end")
    func second() {
        let line = line(total: 100)
        clock.move(.milliseconds(999))
        line.advance()
        #expect(err.text == "")
        clock.move(.milliseconds(1))
        line.advance(by: 19)
        #expect(err.text == "Importing: 20 / 100 (20%), 20/s, 4 s left")
        line.finish()
        #expect(err.text.hasSuffix("\r\u{1B}[K"))
    }

    @Test("Time that other work takes after all steps is counted among what is left")
    func afterwards() {
        let console = Console(language: .en, format: .table, out: err.outlet(), err: err.outlet(columns: 80))
        let line = ProgressLine(console, Phrase(zh: "正在导出", en: "Writing"), total: 100, afterwards: 0.5)
        #expect(line.sentence(done: 50, after: .seconds(5)) == "Writing: 50 / 100 (50%), 10/s, 10 s left")
        #expect(line.sentence(done: 100, after: .seconds(10)) == "Writing: 100 / 100 (100%), 10/s, 5 s left")
        #expect(ReportProgress.sentence(left: .milliseconds(2500)).en == "Packing the workbook, about 2 s left")
        #expect(ReportProgress.sentence(left: .seconds(-9)).en == "Packing the workbook, about 1 s left")
    }

    @Test("Told anew after a fifth of a second, not before")
    func rhythm() {
        let line = line(total: nil)
        clock.move(.seconds(1))
        line.advance()
        let once = err.text
        clock.move(.milliseconds(199))
        line.advance()
        #expect(err.text == once)
        clock.move(.milliseconds(1))
        line.advance()
        #expect(err.text != once)
    }

    @Test("Nothing in a pipe, however long it takes")
    func pipe() {
        let line = line(total: 10, columns: nil)
        clock.move(.seconds(60))
        line.advance()
        line.finish()
        #expect(err.text == "")
    }

    @Test("Count, share, rate and time left in both languages; no share without a total")
    func sentences() {
        #expect(
            line(total: 100_000, language: .zh).sentence(done: 12_000, after: .milliseconds(1500))
                == "正在导入：12000 / 100000（12%），8000/秒，还需 11 秒")
        #expect(line(total: nil).sentence(done: 3, after: .seconds(2)) == "Importing: 3, 1.5/s")
        #expect(line(total: 5).sentence(done: 5, after: .seconds(1)) == "Importing: 5 / 5 (100%), 5/s")
        #expect(line(total: 5).sentence(done: 0, after: .zero) == "Importing: 0 / 5 (0%), 0/s")
    }
}
