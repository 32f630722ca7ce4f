import ExamDomain

/// What is wrong with the clock of who writes. The act is done all the same; the journal and whoever wrote are told.
package enum ClockFault: Hashable, Sendable {
    /// The clock is this far before an earlier act of staff.
    case behind(Interval)
    /// It was set forward by so much since the latest act, or back where this is less than nothing.
    case jumped(Interval)

    /// As the entry's details have it, in seconds.
    var detail: (key: String, value: JSON) {
        switch self {
        case .behind(let interval): ("clockBehind", .number(interval.seconds))
        case .jumped(let interval): ("clockJumped", .number(interval.seconds))
        }
    }

    /// - Parameters:
    ///   - latest: the latest moment that staff wrote at.
    ///   - former: the machine's start as it was reckoned at the latest act.
    init?(at now: Moment, after latest: Moment?, start: MachineStart?, since former: MachineStart?) {
        if let latest, now + ClockFault.tolerance < latest {
            self = .behind(latest - now)
        } else if let start, let former, let jump = start.jump(since: former),
            jump.magnitude > ClockFault.tolerance
        {
            self = .jumped(jump)
        } else {
            return nil
        }
    }

    /// Who waits for another to have written comes with a moment from before: so much is no clock that went back.
    private static let tolerance = Interval.seconds(Int64(Store.patience) * 2)
}
