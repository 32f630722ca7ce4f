/// How one deadline comes about: which fact started the clock, the limit, each grant, the cap, and what is left. What
/// `candidate deadline` tells; every figure is the one the rules go by.
package struct DeadlineDerivation: Sendable {
    package let question: Question
    /// The fact that started the clock: `startAnswer` of a recorded question, `openQuestion` of an offline one. Nil before.
    package let startedAt: Moment?
    /// The revision of the settings that the answer is bound to; nil before the start.
    package let boundRevision: Int?
    package let submitLimit: Interval?
    /// What the grants that stand add up to.
    package let extra: Interval
    /// How long the clock stood still after reopenings.
    package let stoodStill: Interval
    /// The exam's end for everybody, and for this candidate on this question.
    package let examEndsAt: Moment
    package let cap: Moment
    package let deadline: Moment
    package let submission: Submission?
    /// Every grant of time that concerns the question, revoked ones too, in the order made.
    package let grants: [(grant: Grant, adds: Interval)]
    /// The moment that is asked about.
    package let now: Moment

    /// - Parameter session: settled at `now`.
    package init(of live: Question, _ session: Session, in exam: ExamInForce, at now: Moment) {
        let answer = session.answer(live.id)
        let allowance = session.allowance(on: live.id, in: exam)
        let limit = (answer.settings ?? live).submitLimit
        question = answer.settings ?? live
        startedAt = answer.startedAt
        boundRevision = answer.hasBegun ? answer.boundRevision : nil
        submitLimit = limit
        extra = allowance.extraTime
        stoodStill = answer.stoodStill(until: session.clock)
        examEndsAt = exam.endsAt
        cap = allowance.cap
        deadline = session.deadline(of: live.id, in: exam)
        submission = answer.submission
        grants = session.grants.compactMap { grant in
            guard case .time(let id, let time) = grant.kind, id == nil || id == live.id else { return nil }
            return (grant, time.interval(submitLimit: limit ?? .zero))
        }
        self.now = now
    }

    /// True once the deadline's instant is over.
    package var hasPassed: Bool { now > deadline }

    /// What is left; nil once it has passed or the question is submitted.
    package var left: Interval? { hasPassed || submission != nil ? nil : deadline - now }

    /// True where the exam's end comes before the clock's.
    package var isCapped: Bool { startedAt == nil || submitLimit == nil || deadline == cap }

    /// The fact that starts, or started, the clock.
    package var startingAct: QuestionAct { question.recording == nil ? .open : .startAnswer }
}
