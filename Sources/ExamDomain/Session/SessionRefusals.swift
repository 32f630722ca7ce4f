// The sentences of the session's rules, each beside its code. Hints say what the candidate can do.

// MARK: - The way in

extension Refusal {
    /// A stranger learns nothing more: not which field differs (domain: who may sit).
    package static let notOnRoster = Refusal(
        .notOnRoster, Phrase(zh: "不在单位上传的准考名单中", en: "not on the roster that the unit uploaded"))

    static func outOfOrder(_ at: Moment, before latest: Moment, _ exam: ExamInForce) -> Refusal {
        let (at, latest) = (exam.exam.timeZone.iso8601(at), exam.exam.timeZone.iso8601(latest))
        return Refusal(
            .outOfOrder,
            Phrase(
                zh: "时间 \(at) 早于该考生的最近一次记录 \(latest)",
                en: "\(at) is earlier than the candidate's latest fact, \(latest)"))
    }

    static let identityRequired = Refusal(
        .identityRequired, Phrase(zh: "请先完成实人验证", en: "the identity check comes first"))

    static func identityLocked(_ identity: Identity) -> Refusal {
        if case .rejected(let code) = identity.status {
            return Refusal(
                .identityLocked,
                Phrase(zh: "人工审核未通过（\(code.told.zh)）", en: "the identity review rejected the photo (\(code.told.en))"),
                hint: Phrase(zh: "请重新上传手持证件照片", en: "upload a new photo with the certificate in hand"))
        }
        return Refusal(
            .identityLocked,
            Phrase(
                zh: "实人验证连续失败 \(identity.failures) 次，验证已关闭",
                en: "the identity check failed \(identity.failures) times running and is closed"),
            hint: Phrase(zh: "请上传手持证件照片，等待人工审核", en: "upload a photo with the certificate in hand for a manual review"))
    }

    static let reviewWaiting = Refusal(
        .reviewWaiting, Phrase(zh: "手持证件照片正在等待人工审核", en: "the photos wait for a manual review"))

    static func cooldown(until: Moment, _ exam: ExamInForce) -> Refusal {
        let seconds = exam.exam.identity.cancelCooldown
        let zh = seconds == .seconds(60) ? "请等待一分钟后再进行实人验证" : "请等待 \(seconds.told.zh)后再进行实人验证"
        return Refusal(
            .cooldown,
            Phrase(
                zh: "\(zh)（\(exam.exam.timeZone.told(until)) 起）",
                en: "wait \(seconds.told.en) before the next identity check (from \(exam.exam.timeZone.told(until)))"))
    }

    static let noticeRequired = Refusal(.noticeRequired, Phrase(zh: "请先阅读系统须知", en: "the notice comes first"))
    static let qualificationRequired = Refusal(
        .qualificationRequired, Phrase(zh: "请先完成资格确认", en: "the qualification must be confirmed first"))
    static let commitmentRequired = Refusal(
        .commitmentRequired, Phrase(zh: "请先接受考试承诺书", en: "the commitment must be accepted first"))
    static let deviceCheckRequired = Refusal(
        .deviceCheckRequired, Phrase(zh: "请先完成音视频调试", en: "the device check comes first"))
}

// MARK: - The question as a whole

extension Refusal {
    static func unknownQuestion(_ id: QuestionID, _ exam: Exam) -> Refusal {
        let known = exam.questions.map(\.id.text).joined(separator: ", ")
        return Refusal(
            .unknownQuestion,
            Phrase(
                zh: "考试 \(exam.code) 没有题目“\(id)”（有：\(known)）",
                en: "exam \(exam.code) has no question “\(id)” (it has \(known))"))
    }

    static func alreadySubmitted(_ submission: Submission?, _ exam: ExamInForce) -> Refusal {
        let at = submission.map { exam.exam.timeZone.told($0.at) } ?? ""
        return Refusal(
            .alreadySubmitted, Phrase(zh: "该题已于 \(at) 提交，不能再更改", en: "submitted at \(at); nothing can be changed"))
    }

    static let finished = Refusal(
        .finished, Phrase(zh: "考试已完成", en: "all questions are submitted; the exam is finished"))

    static func examNotOpen(_ exam: ExamInForce) -> Refusal {
        let at = exam.exam.timeZone.told(exam.exam.opensAt)
        return Refusal(.examNotOpen, Phrase(zh: "考试尚未开始（\(at) 开始）", en: "the exam opens at \(at)"))
    }

    static func examClosed(_ end: Moment, _ exam: ExamInForce) -> Refusal {
        let at = exam.exam.timeZone.told(end)
        return Refusal(.examClosed, Phrase(zh: "考试已于 \(at) 结束", en: "the exam ended at \(at)"))
    }

    static func deadlinePassed(_ deadline: Moment, now: Moment, _ exam: ExamInForce) -> Refusal {
        let at = exam.exam.timeZone.told(deadline)
        let late = (now - deadline).roundedUp.told
        return Refusal(
            .deadlinePassed, Phrase(zh: "已过截止时间 \(at)（超过 \(late.zh)）", en: "the deadline was \(at), \(late.en) ago"))
    }

    static func wrongMode(_ question: Question) -> Refusal {
        Refusal(
            .wrongMode,
            Phrase(zh: "题目 \(question.id) 是线下录制，没有在线录制", en: "question \(question.id) is offline: nothing is recorded"))
    }

    static func noSecondCamera(_ question: Question) -> Refusal {
        Refusal(.wrongMode, Phrase(zh: "题目 \(question.id) 只用一个机位", en: "question \(question.id) has one camera only"))
    }

    static func answerNotStarted(_ question: Question) -> Refusal {
        let first = question.recording == nil ? "openQuestion" : "startAnswer"
        return Refusal(
            .answerNotStarted, Phrase(zh: "还没有进入正式答题（\(first)）", en: "the formal answer has not begun (\(first))"))
    }
}
