import ExamDomain
import ExamStore
import Synchronization
import Testing

/// A clock that went back: the act is done all the same, and both the journal and whoever wrote are told.
@Suite struct ClockBehindTests {
    let unit: UnitFolder

    init() throws {
        unit = try UnitFolder()
        _ = try unit.found()
    }

    /// By how much the clock was behind when this was written, as told and as in the entry's details.
    private func told(at moment: Moment, dryRun: Bool = false) throws -> (told: [Interval], details: String?) {
        let told = Told()
        let store = try Store.open(at: unit.path, telling: Store.Telling(onClockBehind: { told.add($0) }))
        try store.write(by: "wang", may: .administer, at: moment, dryRun: dryRun) { writing in
            try writing.save(StaffMember(name: "li", role: .reviewer))
            try writing.record("staff add", subject: "li", details: .members(["role": "reviewer".json]))
            try writing.record("report", subject: "ART2026")
        }
        try store.isSound()
        return (told.all, try store.entries().last { $0.action == "staff add" }?.details)
    }

    private func after(_ seconds: Int64) -> Moment { .noon + .seconds(seconds) }

    @Test("Later, at the same moment, and by as much as one waits for another writer: no word")
    func within() throws {
        for seconds in [0, 60, 51, 50] as [Int64] {
            #expect(try told(at: after(seconds)).told == [])
            #expect(try told(at: after(seconds)).details == #"{"role":"reviewer"}"#)
        }
    }

    @Test("A millisecond more is told once, and is in the details of what was written")
    func behind() throws {
        _ = try told(at: after(60))
        let late = try told(at: after(50) + Interval(milliseconds: -1))
        #expect(late.told == [Interval(milliseconds: 10_001)])
        #expect(late.details == #"{"role":"reviewer","clockBehind":10.001}"#)
        #expect(try told(at: after(-3600), dryRun: true).told == [])
        // The mark stays where the latest act was, however often the clock is behind it.
        #expect(try told(at: after(0)).told == [.seconds(60)])
        #expect(try told(at: after(61)).told == [])
    }

    @Test("Facts of candidates have times of their own and move no mark")
    func facts() throws {
        let store = try unit.open()
        let exam = try store.keep(Sample.exam())
        let candidate = try store.enroll(in: exam)
        try store.tell(Sample.began, of: candidate, in: exam)
        #expect(try told(at: after(0)).told == [])
    }

    @Test("A mark that was changed by another program is found")
    func mark() throws {
        let shell = try unit.shell()
        shell.ask("PRAGMA ignore_check_constraints = 1")
        for (edit, back) in [
            ("UPDATE journalEnd SET latest = latest + 1", "UPDATE journalEnd SET latest = latest - 1"),
            (
                "INSERT INTO journalEnd SELECT 2, seq, hash, latest FROM journalEnd",
                "DELETE FROM journalEnd WHERE id = 2"
            ),
            ("UPDATE journalEnd SET id = 2", "UPDATE journalEnd SET id = 1"),
        ] {
            #expect(shell.ask(edit) == "")
            #expect(try unit.open().check().map(\.code).contains(.journal), "\(edit)")
            shell.ask(back)
            try unit.open().isSound()
        }
    }
}

private final class Told: Sendable {
    private let kept = Mutex<[Interval]>([])
    var all: [Interval] { kept.withLock { $0 } }
    func add(_ interval: Interval) { kept.withLock { $0.append(interval) } }
}

extension String {
    fileprivate var json: JSON { .string(self) }
}
