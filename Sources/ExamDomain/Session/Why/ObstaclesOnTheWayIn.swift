// What stops a candidate before the question list: the steps of the way in, and the exam's window.

extension ObstacleSearch {
    /// The first step that has not been done; nil where the way in is done.
    var obstacleOnTheWayIn: Obstacle? {
        guard
            let step = session.missingStep(before: .questions, hasRecordedQuestion: exam.exam.hasRecordedQuestion)
        else { return nil }
        return obstacleOfIdentity ?? obstacle(ofStep: step)
    }

    // MARK: - Identity

    private var obstacleOfIdentity: Obstacle? {
        let identity = session.identity
        return switch identity.status {
        case .passed: nil
        case .open: session.refusalOfIdentityCheck(in: exam).map(coolingDown) ?? checkRequired
        case .locked: locked
        case .waiting: waiting
        case .rejected(let code): rejected(code)
        }
    }

    private var checkRequired: Obstacle {
        let (failures, most) = (session.identity.failures, exam.exam.identity.failuresBeforeReview)
        let refusal =
            failures == 0
            ? Refusal.identityRequired
            : Refusal(
                .identityRequired,
                Phrase(
                    zh: "实人验证已连续失败 \(failures) 次（满 \(most) 次后关闭，改为人工审核）",
                    en:
                        "the identity check has failed \(failures) of \(most) times; after \(most) it closes and a manual review follows"
                ))
        return Obstacle(
            refusal, since: session.identity.lastFailure,
            candidateCan: Phrase(
                zh: "在光线充足处再做一次实人验证", en: "do the identity check again, in good light"),
            staffCan: failures == 0 ? [] : [.resetIdentity],
            reply: failures == 0
                ? Phrase(
                    zh: "您还没有完成实人验证，请打开考试页面，按提示完成实人验证后继续。",
                    en: "you have not passed the identity check yet. Please open the exam page and follow its steps.")
                : Phrase(
                    zh: "您的实人验证已失败 \(failures) 次。请在光线充足处、正对镜头、取下口罩和帽子后再试一次；连续失败 \(most) 次后，可上传手持证件照片，由工作人员人工审核。",
                    en:
                        "your identity check has failed \(failures.counted("time")). Please try again in good light, facing the camera, without mask or hat. After \(most) failures you can upload a photo of yourself holding the certificate, and our staff will decide."
                ))
    }

    private func coolingDown(_ refusal: Refusal) -> Obstacle {
        let cooldown = exam.exam.identity.cancelCooldown
        return Obstacle(
            refusal, since: session.identity.lastCancel,
            candidateCan: Phrase(zh: "等 \(cooldown.told.zh)后再试", en: "wait \(cooldown.told.en), then try again"),
            staffCan: [.resetIdentity],
            reply: Phrase(
                zh: "您刚才取消了实人验证，\(refusal.message.zh)。取消不计为失败。",
                en:
                    "you cancelled the identity check, so please \(refusal.message.en). A cancel does not count as a failure."
            ))
    }

    private var locked: Obstacle {
        Obstacle(
            .identityLocked(session.identity), since: session.identity.since,
            candidateCan: Phrase(
                zh: "上传手持证件照片，等待人工审核", en: "upload a photo with the certificate in hand for a manual review"),
            staffCan: [.resetIdentity],
            reply: Phrase(
                zh: "您的实人验证已连续失败 \(session.identity.failures) 次，请在页面上传手持证件照片（本人面部和证件文字都要清晰），工作人员审核通过后即可继续考试。",
                en:
                    "your identity check has failed \(session.identity.failures) times running. Please upload a photo of yourself holding the certificate, with your face and its text clearly visible; once our staff approve it you can go on."
            ))
    }

    private var waiting: Obstacle {
        let waited = (now - (session.identity.since ?? now)).agoTold
        let claimed = review.flatMap { review in
            review.claimedBy.map { Phrase(zh: "，\($0) 正在审核", en: "; \($0) is looking at them") }
        }
        let refusal = Refusal(
            .reviewWaiting,
            Phrase(
                zh: "手持证件照片已等待人工审核 \(waited.zh)\(claimed?.zh ?? "")",
                en: "the photos have waited \(waited.en) for a manual review\(claimed?.en ?? "")"))
        return Obstacle(
            refusal,
            lasting: Phrase(
                zh: "手持证件照片正在等待人工审核\(claimed?.zh ?? "")",
                en: "the photos wait for a manual review\(claimed?.en ?? "")"),
            since: session.identity.since,
            staffCan: review.map { [.showReview($0.id), .approveReview($0.id), .rejectReview($0.id)] } ?? [],
            reply: Phrase(
                zh: "您的手持证件照片已收到，正在人工审核，我们会尽快处理。请不要关闭考试页面，审核通过后即可继续。",
                en:
                    "we have received your photo and are reviewing it now. Please keep the exam page open; you can go on as soon as it is approved."
            ))
    }

    private func rejected(_ code: RejectionCode) -> Obstacle {
        let vote = session.identity.votes.last { $0.code == code }
        let text = vote?.text.map { Phrase(zh: "：\($0)", en: ": \($0)") }
        let refusal = Refusal(
            .identityLocked,
            Phrase(
                zh: "人工审核未通过（\(code.told.zh)\(text?.zh ?? "")）",
                en: "the identity review rejected the photo (\(code.told.en)\(text?.en ?? ""))"))
        return Obstacle(
            refusal, since: session.identity.since,
            candidateCan: Phrase(zh: "重新上传手持证件照片", en: "upload a new photo with the certificate in hand"),
            staffCan: (review.map { [.showReview($0.id)] } ?? []) + [.resetIdentity],
            reply: Phrase(
                zh: "您上传的照片未通过人工审核，原因：\(code.told.zh)\(text?.zh ?? "")。请按要求重新上传手持证件照片，我们会再次审核。",
                en:
                    "the photo you uploaded was not accepted: \(code.told.en)\(text?.en ?? ""). Please upload a new photo with the certificate in hand and we will review it again."
            ))
    }

    // MARK: - The steps after it

    private func obstacle(ofStep refusal: Refusal) -> Obstacle {
        let since: Moment? =
            switch refusal.code {
            case .noticeRequired: session.identity.since
            case .qualificationRequired: session.noticeReadAt
            case .commitmentRequired: session.qualifiedAt
            default: session.committedAt
            }
        return Obstacle(
            refusal, since: since,
            candidateCan: Phrase(zh: "在考试页面完成这一步", en: "do this step on the exam page"),
            reply: Phrase(
                zh: "您还差一步：\(refusal.message.zh)，完成后即可进入题目列表。",
                en: "one step is missing: \(refusal.message.en). After it the list of questions opens."))
    }

    // MARK: - The window

    /// The exam has not opened, or is over, for what has not been begun. Where that is every question it is told once.
    var obstaclesOfTheWindow: [Obstacle] {
        let closed = exam.exam.questions.filter { session.answer($0.id).isOpen }.compactMap { question in
            session.refusalOfTime(on: question.id, session.answer(question.id), in: exam).map { (question.id, $0) }
        }
        guard let (_, first) = closed.first else { return [] }
        if first.code == .examNotOpen { return [notOpen(first)] }
        if closed.count == exam.exam.questions.count { return [over(nil, first)] }
        return closed.map { over($0, $1) }
    }

    private func notOpen(_ refusal: Refusal) -> Obstacle {
        let opens = told(exam.exam.opensAt)
        return Obstacle(
            refusal, since: nil,
            candidateCan: Phrase(zh: "等到 \(opens)", en: "wait until \(opens)"),
            reply: Phrase(
                zh: "考试将于 \(opens) 开始，届时即可答题。实人验证、须知和音视频调试可以提前完成。",
                en:
                    "the exam opens at \(opens); you can answer from then on. The identity check, the notice and the device check can be done before."
            ))
    }

    private func over(_ question: QuestionID?, _ refusal: Refusal) -> Obstacle {
        let end = question.map { session.deadline(of: $0, in: exam) } ?? exam.endsAt
        return Obstacle(
            refusal, on: question, since: end,
            staffCan: moreTime(question, after: end)
                + (question.map { [.showDeadline($0)] } ?? []),
            reply: Phrase(
                zh: "考试已于 \(told(end)) 结束。如因故障未能作答，请说明情况并提供截图，我们核实后会回复您。",
                en:
                    "the exam ended at \(told(end)). If a failure kept you from answering, please tell us what happened, with a screenshot, and we will look into it."
            ))
    }

    /// Extra time that would leave ten minutes from now on; nothing where no grant gives as much.
    func moreTime(_ question: QuestionID?, after end: Moment) -> [Obstacle.Remedy] {
        let minutes = max(0, (now - end).milliseconds) / 60_000 + 1 + 10
        return minutes > Grant.mostMinutes ? [] : [.extend(question, minutes: Int(minutes))]
    }
}

extension Answer {
    /// Not begun, and not submitted.
    fileprivate var isOpen: Bool { !hasBegun && !isSubmitted }
}
