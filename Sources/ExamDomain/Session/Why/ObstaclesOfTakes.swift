// What stops a candidate from having a take to submit.

extension ObstacleSearch {
    func obstaclesOfTakes(_ rules: QuestionRules) -> [Obstacle] {
        let answer = rules.answer
        guard let recording = rules.question.recording else { return [] }
        if let running = answer.runningTake { return [takeRunning(running, rules)] }
        guard answer.selectedTake == nil else { return [] }
        var obstacles: [Obstacle] = []
        let last = answer.currentTakes.last
        let next = RecordingKey(
            take: answer.takes.count + 1, camera: recording.cameras == .two ? .second : .first)
        let refusal = rules.refusal(starting: next, device: answer.secondDevice ?? "", recording)
        if let last, last.isFailed {
            obstacles.append(takeFailed(last, rules, canRetry: refusal?.code != .noTakesLeft))
        }
        if answer.currentTakes.contains(where: { $0.status == .recorded }) {
            obstacles.append(notSelected(rules, since: last?.endedAt))
        } else if let refusal {
            obstacles.append(cannotRecord(rules, refusal, since: last?.endedAt))
        } else if last == nil {
            obstacles.append(nothingRecorded(rules))
        }
        return obstacles
    }

    private func takeRunning(_ take: Take, _ rules: QuestionRules) -> Obstacle {
        Obstacle(
            .takeRunning(take.number), on: rules.question.id, since: take.recordings.map(\.startedAt).min(),
            candidateCan: Phrase(zh: "结束录制，或等到录制时限", en: "stop the recording, or wait for the record limit"),
            reply: Phrase(
                zh: "您的第 \(take.number) 次录制还在进行，请先结束录制再提交。",
                en: "take \(take.number) is still recording. Please stop it before you submit."))
    }

    private func takeFailed(_ take: Take, _ rules: QuestionRules, canRetry: Bool) -> Obstacle {
        let (key, failure) = take.firstFailure
        let why: Phrase =
            switch failure {
            case .secondStoppedFirst:
                Phrase(zh: "二机位在一机位录制期间先停止，无法上传", en: "the second camera stopped while the first still recorded")
            case .reported(let reason): Phrase(zh: "文件异常（\(reason)）", en: "its file is damaged or missing (\(reason))")
            case nil: Phrase(zh: "二机位先于一机位结束", en: "the second camera ended before the first began")
            }
        let refusal = Refusal(
            .recordingFailed,
            Phrase(
                zh: "第 \(take.number) 次录制失败，\(key.told.zh)：\(why.zh)",
                en: "take \(take.number) failed, \(key.told.en): \(why.en)"))
        return Obstacle(
            refusal, on: rules.question.id, since: take.recordings[key]?.stoppedAt,
            candidateCan: canRetry ? Phrase(zh: "重新录制一次", en: "record another take") : nil,
            staffCan: canRetry ? [] : [.grantTake(rules.question.id)],
            reply: Phrase(
                zh:
                    "您的第 \(take.number) 次录制没有成功：\(why.zh)。\(canRetry ? "这道题还可以再录，请重新录制；双机位请待一机位结束后再停止二机位。" : "我们正在核实，请等候回复。")",
                en: "take \(take.number) failed: \(why.en). "
                    + (canRetry
                        ? "You can record again; with two cameras, let the first one end before you stop the second."
                        : "We are looking into it; please wait for our answer.")))
    }

    private func notSelected(_ rules: QuestionRules, since: Moment?) -> Obstacle {
        let count = rules.answer.currentTakes.count { $0.status == .recorded }
        let refusal = Refusal(
            .takeNotSelected,
            Phrase(zh: "已录制 \(count) 次，还没有选定一次", en: "\(count) recorded, none selected"))
        return Obstacle(
            refusal, on: rules.question.id, since: since,
            candidateCan: Phrase(zh: "选定一次录制，然后提交", en: "select a take, then submit"),
            reply: Phrase(
                zh: "您的录制已保存，但还没有选定。请在题目页面选定一次录制，再点“提交”。",
                en: "your takes are kept, but none is selected. Please select one on the question's page, then submit.")
        )
    }

    private func nothingRecorded(_ rules: QuestionRules) -> Obstacle {
        let refusal = Refusal(
            .takeNotSelected, Phrase(zh: "已开始计时，还没有录制", en: "the clock runs, nothing is recorded yet"))
        let deadline = told(session.deadline(of: rules.question.id, in: exam))
        return Obstacle(
            refusal, on: rules.question.id, since: rules.answer.startedAt,
            candidateCan: Phrase(zh: "在 \(deadline) 前录制并提交", en: "record and submit before \(deadline)"),
            reply: Phrase(
                zh: "这道题已经开始计时，请在 \(deadline) 前完成录制并提交。",
                en: "the clock of this question runs. Please record and submit before \(deadline)."))
    }

    /// No takes left, or the second camera is not there.
    private func cannotRecord(_ rules: QuestionRules, _ refusal: Refusal, since: Moment?) -> Obstacle {
        let isUsedUp = refusal.code == .noTakesLeft
        return Obstacle(
            refusal, on: rules.question.id, since: since ?? rules.answer.startedAt,
            candidateCan: isUsedUp
                ? nil : Phrase(zh: "用二机位扫描一机位上的二维码", en: "scan the code on the first phone with the second"),
            staffCan: isUsedUp ? [.grantTake(rules.question.id)] : [],
            reply: isUsedUp
                ? Phrase(
                    zh: "这道题的录制次数已用完，没有可提交的录制。如因故障所致，请说明情况，我们核实后会回复您。",
                    en:
                        "you have used all takes of this question and none can be submitted. If a failure was the cause, please tell us what happened and we will look into it."
                )
                : Phrase(
                    zh: "这道题需要两个机位：请用第二部手机扫描第一部手机上的二维码，待二机位准备好后再开始录制。",
                    en:
                        "this question needs two cameras: scan the code on the first phone with the second phone, and begin once it is ready."
                ))
    }
}

extension Take {
    /// The camera that spoiled the take, and how; nil where it ended before the other began.
    fileprivate var firstFailure: (Camera, Recording.Failure?) {
        let failed = Camera.allCases.first { recordings[$0]?.failure != nil } ?? .second
        return (failed, recordings[failed]?.failure)
    }
}
