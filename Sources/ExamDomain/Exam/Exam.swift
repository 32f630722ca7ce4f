/// One exam as its staff set it up: a window, the texts a candidate must pass, and the questions.
package struct Exam: Hashable, Sendable {
    package let code: ExamCode
    package let title: String
    package let opensAt: Moment
    package let closesAt: Moment
    package let timeZone: ExamTimeZone
    /// How long after the close uploads of submitted takes are still accepted.
    package let uploadGrace: Interval
    package let identity: IdentityRules
    /// 系统须知.
    package let notice: ExamText?
    /// 考试承诺书.
    package let commitment: ExamText?
    package let questions: [Question]

    package init(
        code: ExamCode, title: String, opensAt: Moment, closesAt: Moment, timeZone: ExamTimeZone,
        uploadGrace: Interval = .hours(24), identity: IdentityRules = IdentityRules(), notice: ExamText? = nil,
        commitment: ExamText? = nil, questions: [Question]
    ) {
        self.code = code
        self.title = title
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.timeZone = timeZone
        self.uploadGrace = uploadGrace
        self.identity = identity
        self.notice = notice
        self.commitment = commitment
        self.questions = questions
    }

    package static let defaultTimeZone = "Asia/Shanghai"
    package static let mostQuestions = 100
    /// In characters; of an exam's and of a question's title.
    package static let longestTitle = 200

    /// The same exam with other questions.
    package func with(questions: [Question]) -> Exam {
        Exam(
            code: code, title: title, opensAt: opensAt, closesAt: closesAt, timeZone: timeZone,
            uploadGrace: uploadGrace,
            identity: identity, notice: notice, commitment: commitment, questions: questions)
    }

    package func question(_ id: QuestionID) -> Question? {
        questions.first { $0.id == id }
    }

    /// The device check is asked for only where something is recorded.
    package var hasRecordedQuestion: Bool {
        questions.contains { $0.recording != nil }
    }
}

/// Letters, digits, `-` and `_`; ASCII, 1 to 64 characters.
package struct ExamCode: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init?(_ text: String) {
        guard isCode(text) else { return nil }
        self.text = text
    }

    package var description: String { text }
}

/// The id of a question within its exam; written like an exam's code.
package struct QuestionID: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init?(_ text: String) {
        guard isCode(text) else { return nil }
        self.text = text
    }

    package var description: String { text }
}

private func isCode(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
        && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
}

/// A text beside exam.yaml: the name of its file and what it says.
package struct ExamText: Hashable, Sendable {
    package let file: String
    package let content: String

    package init(file: String, content: String) {
        self.file = file
        self.content = content
    }
}

/// How the identity check of an exam goes (domain: the way in, 1 and 2).
package struct IdentityRules: Hashable, Sendable {
    /// Consecutive failures after which the check closes and a manual review is offered; 1…20.
    package let failuresBeforeReview: Int
    /// After a cancel the next try waits this long.
    package let cancelCooldown: Interval
    /// Agreeing reviewers that a decision takes; 1 or 2.
    package let reviewers: Int

    package init(failuresBeforeReview: Int = 3, cancelCooldown: Interval = .seconds(60), reviewers: Int = 1) {
        self.failuresBeforeReview = failuresBeforeReview
        self.cancelCooldown = cancelCooldown
        self.reviewers = reviewers
    }
}
