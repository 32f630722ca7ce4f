/// The rules of staff exceptions (domain: what staff can do about it).
extension Session {
    /// Why the exception cannot be granted to this candidate, or nil where it can. The session must be settled at the moment
    /// of the grant.
    package func refusal(of kind: Grant.Kind, in exam: ExamInForce) -> Refusal? {
        switch kind {
        case .takes(let id, _): refusalOfTakes(on: id, in: exam)
        case .time(let id?, .factor): refusalOfFactor(on: id, in: exam)
        case .time, .identityReset: nil
        case .reopen(let id, _): answer(id).isSubmitted ? nil : .notSubmitted(id)
        }
    }

    /// Of the settings the candidate is bound to, else those in force.
    private func settings(of id: QuestionID, in exam: ExamInForce) -> Question? {
        answer(id).settings ?? exam.exam.question(id)
    }

    private func refusalOfTakes(on id: QuestionID, in exam: ExamInForce) -> Refusal? {
        guard let question = settings(of: id, in: exam) else { return .unknownQuestion(id, exam.exam) }
        guard let rules = question.recording else { return .wrongMode(question) }
        return rules.takes == .unlimited ? .takesUnlimited(question) : nil
    }

    private func refusalOfFactor(on id: QuestionID, in exam: ExamInForce) -> Refusal? {
        guard let question = settings(of: id, in: exam) else { return .unknownQuestion(id, exam.exam) }
        return question.submitLimit == nil ? .noSubmitLimit(question) : nil
    }
}

extension Refusal {
    fileprivate static func notSubmitted(_ id: QuestionID) -> Refusal {
        Refusal(
            .notSubmitted,
            Phrase(zh: "题目 \(id) 还没有提交，不能重新开放", en: "question \(id) has not been submitted: there is nothing to reopen")
        )
    }

    fileprivate static func takesUnlimited(_ question: Question) -> Refusal {
        Refusal(.wrongMode, Phrase(zh: "题目 \(question.id) 不限录制次数", en: "question \(question.id) has no limit of takes"))
    }

    fileprivate static func noSubmitLimit(_ question: Question) -> Refusal {
        Refusal(
            .wrongMode,
            Phrase(
                zh: "题目 \(question.id) 没有提交时限，不能按倍数延长", en: "question \(question.id) has no submit limit to multiply"),
            hint: Phrase(zh: "请用 --minutes", en: "use --minutes"))
    }
}
