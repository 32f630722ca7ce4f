/// Where a candidate stands in an exam at one moment: what `candidate show` and the reports tell.
package struct Standing: Sendable {
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case notEntered, entering, answering, finished
    }

    package enum IdentityStatus: String, Hashable, Sendable, CaseIterable {
        case open, locked, waiting, rejected, passed
    }

    package let status: Status
    package let identity: IdentityStatus
    package let failures: Int
    package let questions: [QuestionStanding]

    /// - Parameter session: settled at the moment that is asked about.
    package init(of session: Session, in exam: ExamInForce) {
        failures = session.identity.failures
        identity =
            switch session.identity.status {
            case .open: .open
            case .locked: .locked
            case .waiting: .waiting
            case .rejected: .rejected
            case .passed: .passed
            }
        questions = exam.exam.questions.enumerated().map { index, question in
            QuestionStanding(question, number: index + 1, of: session, in: exam)
        }
        if session.latestFact == nil {
            status = .notEntered
        } else if session.isFinished(in: exam) {
            status = .finished
        } else {
            let hasBegun = session.answers.values.contains { $0.hasBegun }
            status = session.isIn(exam) || hasBegun ? .answering : .entering
        }
    }
}

/// Where a candidate stands on one question.
package struct QuestionStanding: Sendable {
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case notStarted, answering, submitted, expired
    }

    package enum Files: String, Hashable, Sendable, CaseIterable {
        case complete, incomplete
    }

    /// The settings the candidate's clock started under, else those in force.
    package let question: Question
    /// From 1, in the order of the exam.
    package let number: Int
    package let status: Status
    package let startedAt: Moment?
    /// Nil before the clock's start.
    package let deadline: Moment?
    package let takesUsed: Int
    /// Nil: without limit, or nothing is recorded.
    package let takesAllowed: Int?
    package let answer: Answer
    /// Of a submission: have all its files arrived? Nil before.
    package let files: Files?

    init(_ live: Question, number: Int, of session: Session, in exam: ExamInForce) {
        let answer = session.answer(live.id)
        let question = answer.settings ?? live
        self.question = question
        self.number = number
        self.answer = answer
        startedAt = answer.startedAt
        deadline = answer.hasBegun ? session.deadline(of: live.id, in: exam) : nil
        takesUsed = question.recording.map(answer.takesUsed) ?? 0
        let further = session.allowance(on: live.id, in: exam).furtherTakes
        takesAllowed = question.recording?.takes.limit.map { $0 + further }
        if answer.isSubmitted {
            status = .submitted
            let complete = answer.selectedTake.flatMap(answer.take)?.filesAreComplete ?? true
            files = complete ? .complete : .incomplete
        } else {
            files = nil
            status = !answer.hasBegun ? .notStarted : session.isExpired(live.id, in: exam) ? .expired : .answering
        }
    }
}
