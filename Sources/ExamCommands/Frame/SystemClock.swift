import ExamDomain
import ExamStore
import Foundation

/// The machine's clocks, as the kernel keeps them.
enum SystemClock {
    @Sendable static func now() -> Moment { Moment(milliseconds: read(CLOCK_REALTIME)) }

    /// Nil where the system does not tell.
    ///
    /// The kernel counts the time since the start beside the wall clock and corrects the pace of both (clock_gettime(2),
    /// `CLOCK_BOOTTIME`); after each start its run has another name (random(4), `boot_id`).
    @Sendable static func machineStart() -> MachineStart? {
        guard let run = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8) else {
            return nil
        }
        return MachineStart(
            run: run.trimmingCharacters(in: .whitespacesAndNewlines),
            at: Moment(milliseconds: read(CLOCK_REALTIME) - read(CLOCK_BOOTTIME)))
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
