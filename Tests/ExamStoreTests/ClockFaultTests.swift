import ExamDomain
import ExamStore
import Synchronization
import Testing

/// A clock that went back or jumped: the act is done all the same, and both the journal and whoever wrote are told.
@Suite struct ClockFaultTests {
    let unit: UnitFolder

    init() throws {
        unit = try UnitFolder()
        _ = try unit.found()
    }

    /// What was wrong with the clock when this was written, as told and as in the entry's details.
    private func told(
        at moment: Moment, dryRun: Bool = false, by machine: MachineStart? = nil
    ) throws -> (told: [ClockFault], details: String?) {
        let told = Told()
        let store = try Store.open(
            at: unit.path, telling: Store.Telling(onClockFault: { told.add($0) }), machineStart: { machine })
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
        #expect(late.told == [.behind(Interval(milliseconds: 10_001))])
        #expect(late.details == #"{"role":"reviewer","clockBehind":10.001}"#)
        #expect(try told(at: after(-3600), dryRun: true).told == [])
        // The mark stays where the latest act was, however often the clock is behind it.
        #expect(try told(at: after(0)).told == [.behind(.seconds(60))])
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

    /// A machine that started so many seconds before noon, as its clock says now.
    private func machine(_ seconds: Double, run: String = "a") -> MachineStart {
        MachineStart(run: run, at: .noon + Interval(milliseconds: -Int64(seconds * 1000)))
    }

    @Test("A clock that was set between two acts is told, forward and back, once") func jumped() throws {
        let before = machine(100)
        for (after, jump) in [(machine(99.999 - 10), 10.001), (machine(110.001), -10.001), (machine(-3500), 3600)] {
            _ = try told(at: .noon, by: before)
            let second = try told(at: .noon, by: after)
            #expect(second.told == [.jumped(Interval(milliseconds: Int64((jump * 1000).rounded())))])
            #expect(second.details == #"{"role":"reviewer","clockJumped":\#(jump == 3600 ? "3600" : "\(jump)")}"#)
            #expect(try told(at: .noon, by: after).told == [])
        }
    }

    @Test("Set by no more than one waits for another writer, or told by another run or by nobody: no word")
    func noJump() throws {
        _ = try told(at: .noon, by: machine(100))
        for silent in [
            machine(90), machine(100), machine(110), machine(100), machine(5000, run: "b"), machine(100), nil,
        ] {
            #expect(try told(at: .noon, by: silent).told == [])
        }
        #expect(try told(at: .noon, by: machine(5000)).told == [])
        try unit.shell().ask("UPDATE journalEnd SET startedAt = -9223372036854775807")
        #expect(try told(at: .noon, by: machine(100)).told == [])
    }

    @Test("A clock that is behind what staff wrote is told as that, also where it was set") func behindAndJumped()
        throws
    {
        _ = try told(at: after(7200), by: machine(100))
        #expect(try told(at: after(3600), by: machine(3700)).told == [.behind(.seconds(3600))])
    }

    @Test("A mark that was changed by another program is found")
    func mark() throws {
        let shell = try unit.shell()
        shell.ask("PRAGMA ignore_check_constraints = 1")
        for (edit, back) in [
            ("UPDATE journalEnd SET latest = latest + 1", "UPDATE journalEnd SET latest = latest - 1"),
            (
                "INSERT INTO journalEnd SELECT 2, seq, hash, latest, run, startedAt FROM journalEnd",
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
    private let kept = Mutex<[ClockFault]>([])
    var all: [ClockFault] { kept.withLock { $0 } }
    func add(_ fault: ClockFault) { kept.withLock { $0.append(fault) } }
}

extension String {
    fileprivate var json: JSON { .string(self) }
}
