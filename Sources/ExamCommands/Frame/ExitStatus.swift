import ExamDomain

/// How a command ended, as the shell sees it. The numbers are the contract's.
enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    /// The tool failed, or a `diff`/`check` found a difference.
    case failed = 1
    case refused = 2
    /// Done without the rows that had faults (`--skip-bad`).
    case doneInPart = 3
    case usage = 64
    case faultyInput = 65
    case noInput = 66
    case cannotCreate = 73
    case io = 74
    case busy = 75
    case notPermitted = 77
    case damaged = 78
    case interrupted = 130

    /// For a `diff`, `check`, `verify` or `diagnose` that found something.
    static let differs = ExitStatus.failed

    init(_ kind: Failure.Kind) {
        switch kind {
        case .usage: self = .usage
        case .noInput: self = .noInput
        case .cannotCreate: self = .cannotCreate
        case .io: self = .io
        case .busy: self = .busy
        case .damaged: self = .damaged
        case .internal: self = .failed
        }
    }
}
