import ExamDomain
import ExamStore
import Foundation

/// What the program finds around it: environment, user, clock and where output goes. Tests bring their own.
struct Surroundings: Sendable {
    let environment: [String: String]
    /// The operating-system user.
    let userName: String
    let out: Outlet
    let err: Outlet
    /// True where a person can be asked: standard input and standard error are a terminal.
    let canAsk: Bool
    let now: @Sendable () -> Moment
    /// By it a clock that was set is noticed.
    var machineStart: @Sendable () -> MachineStart? = { nil }
    /// This program itself, which also is the child that decodes photos.
    var program = "/proc/self/exe"

    static func process() -> Surroundings {
        let environment = ProcessInfo.processInfo.environment
        return Surroundings(
            environment: environment,
            userName: systemUserName(),
            out: .descriptor(1, environment: environment),
            err: .descriptor(2, environment: environment),
            canAsk: isatty(0) == 1 && isatty(2) == 1,
            now: SystemClock.now, machineStart: SystemClock.machineStart)
    }

    /// By the user database, not by `$USER`, which anybody can set; the number where it has no name.
    private static func systemUserName() -> String {
        let user = getuid()
        guard let entry = getpwuid(user), let name = entry.pointee.pw_name else { return String(user) }
        return String(cString: name)
    }
}
