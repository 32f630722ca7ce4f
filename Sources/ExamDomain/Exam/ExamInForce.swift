/// One revision of an exam's settings, as in force from its place in the journal until the next one.
package struct ExamInForce: Hashable, Sendable {
    package let exam: Exam
    /// From 1, counting up.
    package let revision: Int
    /// When staff closed the exam by hand; it ends then as `closesAt` would end it.
    package let closedAt: Moment?
    /// The latest settings, up to this revision, that staff applied to sessions already under way; nil: never.
    package let appliedToRunning: AppliedToRunning?

    package init(
        exam: Exam, revision: Int, closedAt: Moment? = nil, appliedToRunning: AppliedToRunning? = nil
    ) {
        self.exam = exam
        self.revision = revision
        self.closedAt = closedAt
        self.appliedToRunning = appliedToRunning
    }

    package struct AppliedToRunning: Hashable, Sendable {
        package let revision: Int
        package let questions: [Question]

        package init(revision: Int, questions: [Question]) {
            self.revision = revision
            self.questions = questions
        }
    }

    /// The exam's end for everybody without extra time.
    package var endsAt: Moment {
        closedAt.map { min($0, exam.closesAt) } ?? exam.closesAt
    }
}
