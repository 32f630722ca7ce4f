/// The rules of the way in and of answering, as far as they do not depend on the act (domain: the way in, answering).
///
/// Of several refusals that fit, the contract fixes which is told: the missing step of the way in, then what is wrong with
/// the question as a whole, then the act's own (`QuestionRules`).
extension Session {
    /// Why the act cannot be done now, or nil where it can. The session must be settled at the act's moment.
    package func refusal(of act: CandidateAct, in exam: ExamInForce) -> Refusal? {
        switch act {
        case .identityCheck: refusalOfIdentityCheck(in: exam)
        case .identityPhoto: refusalOfPhoto(in: exam)
        case .readNotice: identityMissing
        case .confirmQualification: missingStep(before: .qualification)
        case .acceptCommitment: missingStep(before: .commitment)
        case .passDeviceCheck:
            missingStep(before: .deviceCheck) ?? (deviceCheckedAt == nil && isFinished(in: exam) ? .finished : nil)
        case .question(let id, let act): refusal(of: act, on: id, in: exam)
        }
    }

    // MARK: - Identity

    func refusalOfIdentityCheck(in exam: ExamInForce) -> Refusal? {
        switch identity.status {
        case .passed: return nil
        case .waiting: return .reviewWaiting
        case .locked, .rejected: return .identityLocked(identity)
        case .open: break
        }
        guard let cancelled = identity.lastCancel, let clock else { return nil }
        let allowedAt = cancelled + exam.exam.identity.cancelCooldown
        return clock < allowedAt ? .cooldown(until: allowedAt, exam) : nil
    }

    private func refusalOfPhoto(in exam: ExamInForce) -> Refusal? {
        switch identity.status {
        case .passed: isFinished(in: exam) ? .finished : nil
        case .waiting: .reviewWaiting
        case .locked, .rejected: nil
        case .open: .identityRequired
        }
    }

    /// What later steps are told while the identity check has not been passed.
    private var identityMissing: Refusal? {
        switch identity.status {
        case .passed: nil
        case .open: .identityRequired
        case .waiting: .reviewWaiting
        case .locked, .rejected: .identityLocked(identity)
        }
    }

    // MARK: - The way in

    /// The steps of the way in, in order; each needs those before it.
    package enum Step: Int, Sendable, CaseIterable, Comparable {
        case identity, notice, qualification, commitment, deviceCheck, questions

        package static func < (one: Step, other: Step) -> Bool { one.rawValue < other.rawValue }
    }

    /// The first step before `step` that has not been done.
    package func missingStep(before step: Step, hasRecordedQuestion: Bool = true) -> Refusal? {
        if let identityMissing { return identityMissing }
        if step > .notice, noticeReadAt == nil { return .noticeRequired }
        if step > .qualification, qualifiedAt == nil { return .qualificationRequired }
        if step > .commitment, committedAt == nil { return .commitmentRequired }
        if step > .deviceCheck, hasRecordedQuestion, deviceCheckedAt == nil { return .deviceCheckRequired }
        return nil
    }

    /// True where the way in is done and the question list is open.
    package func isIn(_ exam: ExamInForce) -> Bool {
        missingStep(before: .questions, hasRecordedQuestion: exam.exam.hasRecordedQuestion) == nil
    }

    /// True when all questions are submitted.
    package func isFinished(in exam: ExamInForce) -> Bool {
        !exam.exam.questions.isEmpty && exam.exam.questions.allSatisfy { answer($0.id).isSubmitted }
    }

    // MARK: - Questions

    private func refusal(of act: QuestionAct, on id: QuestionID, in exam: ExamInForce) -> Refusal? {
        let missing = missingStep(before: .questions, hasRecordedQuestion: exam.exam.hasRecordedQuestion)
        if let missing { return missing }
        guard let live = exam.exam.question(id) else { return .unknownQuestion(id, exam.exam) }
        let answer = answer(id)
        let rules = rules(of: live, in: exam)
        if rules.comesAfterTheEnd(act) { return rules.refusalAfterTheEnd(of: act) }
        if answer.isSubmitted { return .alreadySubmitted(answer.submission, exam) }
        return refusalOfTime(on: id, answer, in: exam) ?? rules.refusal(of: act)
    }

    /// The rules of a question as they are for this candidate now.
    func rules(of live: Question, in exam: ExamInForce) -> QuestionRules {
        let answer = answer(live.id)
        return QuestionRules(
            question: answer.settings ?? live, answer: answer, allowance: allowance(on: live.id, in: exam), exam: exam,
            now: clock)
    }

    func refusalOfTime(on id: QuestionID, _ answer: Answer, in exam: ExamInForce) -> Refusal? {
        guard let clock else { return nil }
        let deadline = deadline(of: id, in: exam)
        if answer.hasBegun { return clock > deadline ? .deadlinePassed(deadline, now: clock, exam) : nil }
        if clock < exam.exam.opensAt { return .examNotOpen(exam) }
        return clock > deadline ? .examClosed(deadline, exam) : nil
    }
}
