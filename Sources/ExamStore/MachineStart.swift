import ExamDomain

/// When the machine of who writes started, reckoned from what its clock says now: it moves where somebody sets the clock, and
/// only then.
package struct MachineStart: Hashable, Sendable {
    /// The system's name of its own run, another one after each start.
    let run: String
    let at: Moment

    package init(run: String, at: Moment) {
        self.run = run
        self.at = at
    }

    /// By how much the clock was set forward since `before`, less than nothing where it was set back; nil where that cannot
    /// be known: another machine, or one that was started again.
    func jump(since before: MachineStart) -> Interval? {
        run == before.run ? at - before.at : nil
    }
}
