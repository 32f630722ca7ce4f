/// One revision of an exam's settings, as in force from its place in the journal until the next one.
package struct ExamInForce: Hashable, Sendable {
    package let exam: Exam
    /// From 1, counting up.
    package let revision: Int
    /// When staff closed the exam by hand; it ends then as `closesAt` would end it.
    package let closedAt: Moment?

    package init(exam: Exam, revision: Int, closedAt: Moment? = nil) {
        self.exam = exam
        self.revision = revision
        self.closedAt = closedAt
    }

    /// The exam's end for everybody without extra time.
    package var endsAt: Moment {
        closedAt.map { min($0, exam.closesAt) } ?? exam.closesAt
    }
}
