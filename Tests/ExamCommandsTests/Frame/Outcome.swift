import ArgumentParser
import ExamDomain
import Synchronization

@testable import ExamCommands

/// What a call of the program printed and how it ended.
struct Outcome {
    let status: ExitStatus
    let out: String
    let err: String
}

/// Keeps what is written to it.
final class Recorder: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func outlet(columns: Int? = nil, isColoured: Bool = false) -> Outlet {
        Outlet(columns: columns, isColoured: isColoured) { [self] more in bytes.withLock { $0 += more } }
    }
}

/// Calls the small program.
func call(_ arguments: String..., environment: [String: String] = [:]) -> Outcome {
    call(arguments, environment: environment)
}

/// Calls a program inside this process, as the shell would.
///
/// - Parameters:
///   - root: `Examctl.self` for the real one.
///   - columns: a terminal's width; nil for a pipe.
///   - out: in place of the recorded standard output.
func call(
    _ arguments: [String], of root: any ParsableCommand.Type = TryOut.self, environment: [String: String] = [:],
    columns: Int? = nil, canAsk: Bool = false, at now: Moment = Moment(milliseconds: 0), out outlet: Outlet? = nil
) -> Outcome {
    let (out, err) = (Recorder(), Recorder())
    let status = ExamTool.run(
        root, arguments: arguments,
        in: Surroundings(
            environment: environment, userName: "wang", out: outlet ?? out.outlet(columns: columns),
            err: err.outlet(columns: columns), canAsk: canAsk, now: { now }))
    return Outcome(status: status, out: out.text, err: err.text)
}
