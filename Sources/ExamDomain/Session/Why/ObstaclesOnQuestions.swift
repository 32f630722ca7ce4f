// What stops a candidate on one question, from its start to the last file of its submission.

extension ObstacleSearch {
    func obstacles(on live: Question) -> [Obstacle] {
        let answer = session.answer(live.id)
        if answer.isSubmitted { return [filesOnTheirWay(live.id, answer)].compactMap { $0 } }
        let late = session.refusalOfTime(on: live.id, answer, in: exam)
        guard answer.hasBegun else {
            let stopsBefore = late != nil || obstacleOnTheWayIn != nil
            return stopsBefore ? [] : [notStarted(live)]
        }
        if let late { return [tooLate(live.id, late)] }
        let rules = session.rules(of: live, in: exam)
        return obstaclesOfTakes(rules) + rules.attachmentShortfalls.map { attachmentsMissing(live.id, answer, $0) }
    }

    // MARK: - Before and after

    private func notStarted(_ question: Question) -> Obstacle {
        let limit = question.submitLimit?.told
        let clock = Phrase(
            zh: limit.map { "进入后开始计时，须在 \($0.zh)内提交。" } ?? "须在考试结束前提交。",
            en: limit.map { "The clock then starts, and you have \($0.en) to submit." }
                ?? "Submit it before the exam ends.")
        return Obstacle(
            .answerNotStarted(question), on: question.id,
            since: max(exam.exam.opensAt, session.deviceCheckedAt ?? session.committedAt ?? exam.exam.opensAt),
            candidateCan: Phrase(zh: "在题目列表中打开这道题", en: "open this question in the list"),
            reply: Phrase(
                zh: "您还没有开始第“\(question.title)”题，请在题目列表中打开它。\(clock.zh)",
                en: "you have not begun the question “\(question.title)” yet. Please open it in the list. \(clock.en)"))
    }

    private func tooLate(_ id: QuestionID, _ refusal: Refusal) -> Obstacle {
        let deadline = session.deadline(of: id, in: exam)
        return Obstacle(
            refusal,
            lasting: Phrase(zh: "已过截止时间 \(told(deadline))", en: "the deadline was \(told(deadline))"), on: id,
            since: deadline,
            staffCan: [.showDeadline(id)] + moreTime(id, after: deadline),
            reply: Phrase(
                zh: "题目 \(id) 的提交截止时间是 \(told(deadline))，现已超过，系统没有收到您的提交。如因故障所致，请说明情况并提供截图，我们核实后会回复您。",
                en:
                    "the deadline of question \(id) was \(told(deadline)), and no submission reached us before it. If a failure was the cause, please tell us what happened, with a screenshot, and we will look into it."
            ))
    }

    // MARK: - Files

    private func attachmentsMissing(_ id: QuestionID, _ answer: Answer, _ refusal: Refusal) -> Obstacle {
        Obstacle(
            refusal, on: id, since: answer.startedAt,
            candidateCan: Phrase(zh: "上传所缺的附件，再提交", en: "upload what is missing, then submit"),
            reply: Phrase(
                zh: "这道题还不能提交：\(refusal.message.zh)。请补传附件后再点“提交”。",
                en:
                    "this question cannot be submitted yet: \(refusal.message.en). Please upload what is missing, then submit."
            ))
    }

    /// The files of a submission that have not arrived whole, by device.
    private func filesOnTheirWay(_ id: QuestionID, _ answer: Answer) -> Obstacle? {
        guard let take = answer.selectedTake.flatMap(answer.take), !take.filesAreComplete else { return nil }
        let missing = Camera.allCases.compactMap { camera in
            take.recordings[camera].flatMap { $0.upload?.isWhole == true ? nil : (camera, $0) }
        }
        let files = Phrase(
            zh: missing.map { "\($0.told.zh)（\($1.device)）\($1.arrived.zh)" }.joined(separator: "；"),
            en: missing.map { "\($0.told.en) (\($1.device)) \($1.arrived.en)" }.joined(separator: "; "))
        let devices = missing.map(\.1.device).joined(separator: ", ")
        let until = session.allowance(on: id, in: exam).uploadsUntil
        let isOver = now > until
        let refusal = Refusal(
            .uploadIncomplete,
            Phrase(
                zh: "已提交，但文件还没有传完：\(files.zh)。\(isOver ? "补传已于 \(told(until)) 截止" : "可补传至 \(told(until))")",
                en: "submitted, but files are still on their way: \(files.en). "
                    + (isOver ? "Uploads ended at \(told(until))" : "Uploads are taken until \(told(until))")))
        return Obstacle(
            refusal, on: id, since: answer.submission?.at,
            candidateCan: isOver
                ? nil
                : Phrase(
                    zh: "用录制时的设备（\(devices)）打开页面继续上传",
                    en: "open the page on the device that recorded (\(devices)) and let it upload"),
            staffCan: isOver ? moreTime(id, after: until) : [],
            reply: Phrase(
                zh: "您的提交已收到，但视频还没有传完。请用录制时的设备（\(devices)）联网打开考试页面，"
                    + (isOver ? "并与我们联系，我们核实后会回复您。" : "保持页面打开直到显示“已上传”，最晚 \(told(until))。其他设备无法上传。"),
                en:
                    "your submission has been received, but its video has not arrived whole. Please open the exam page on the device that recorded it (\(devices)) "
                    + (isOver
                        ? "and contact us; we will look into it."
                        : "and keep it open until it says uploaded, at the latest at \(told(until)). No other device can do it.")
            )
        )
    }
}

extension Recording {
    /// `3.1 MB/38.2 MB`, or that nothing has arrived.
    fileprivate var arrived: Phrase {
        guard let upload else { return Phrase(zh: "待上传", en: "not begun") }
        return Phrase(verbatim: "\(upload.bytes.told)/\(upload.total.told)")
    }
}
