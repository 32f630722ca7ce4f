/// The lines of the instructions that are about the exam as a whole. Each says what the rules of the session do.
enum InstructionWriter {
    typealias Section = CandidateInstructions.Section
    typealias Line = CandidateInstructions.Line

    static func beforeTheQuestions(_ exam: ExamInForce) -> [Section] {
        [
            Section(
                heading: .title(Line(.title, "title", Phrase(verbatim: exam.exam.title.escapedForMarkdown))),
                lines: times(exam)),
            Section(
                heading: .plain(Phrase(zh: "进入考试的步骤", en: "The way in")),
                lines: [
                    Line(
                        .roster, nil,
                        Phrase(
                            zh: "您的姓名、证件类型和证件号码必须与准考名单完全一致，否则系统会提示“不在单位上传的准考名单中”，请联系报考单位核对。",
                            en:
                                "your name, certificate type and certificate number must agree with the roster; otherwise you are "
                                + "told that you are not on it. Then ask the unit to compare."))
                ] + identity(exam.exam.identity) + steps(exam.exam)),
        ]
    }

    static func afterTheQuestions(_ exam: ExamInForce) -> [Section] {
        [
            Section(
                heading: .plain(Phrase(zh: "提交和上传", en: "Submission and upload")),
                lines: [
                    Line(
                        .afterSubmission, nil,
                        Phrase(
                            zh: "提交之后不能再作任何更改，也不能再录制。全部题目提交后，考试完成。",
                            en:
                                "nothing can be changed or recorded any more. When all questions are submitted, you have finished."
                        ))
                ] + (exam.exam.hasRecordedQuestion ? uploads(exam) : []) + [
                    Line(
                        .trouble, nil,
                        Phrase(
                            zh: "断网、设备故障、看不懂提示时，请不要慌，记下时间和屏幕上的提示，马上联系报考单位。增加录制次数、延长时间、重新开放题目，都要由工作人员授权。",
                            en:
                                "stay calm, note the time and what the screen says, and call the unit at once. Only its staff can "
                                + "grant a further take, extra time or a reopened question."))
                ])
        ]
    }

    // MARK: - Time

    private static func times(_ inForce: ExamInForce) -> [Line] {
        let (exam, zone) = (inForce.exam, inForce.exam.timeZone)
        let (opens, closes) = (zone.spoken(exam.opensAt), zone.spoken(inForce.endsAt))
        let isClosedByHand = inForce.endsAt < exam.closesAt
        let window =
            isClosedByHand
            ? Phrase(
                zh: "\(opens.zh)开始；工作人员已于\(closes.zh)结束考试。",
                en: "from \(opens.en); the unit ended it on \(closes.en).")
            : Phrase(
                zh: "\(opens.zh)至\(closes.zh)。开始前不能打开题目；结束后不能答题和提交，工作人员为您延长了时间的除外。",
                en:
                    "from \(opens.en) to \(closes.en). Questions cannot be opened before, nor answered or submitted after, unless "
                    + "the staff gave you extra time.")
        let name = zone.spokenName(at: exam.opensAt, exam.closesAt)
        return [
            Line(.window, isClosedByHand ? "closedAt" : "opensAt, closesAt", window),
            Line(
                .zone, "timeZone",
                Phrase(zh: "这里的时间都是\(name.zh)。", en: "all times here are \(name.en).")),
            Line(
                .clock, nil,
                Phrase(
                    zh: "以系统的时钟为准，不以您设备上的时间为准。到截止时间的那一刻仍然有效，之后一律不再接受。请留出余量。",
                    en:
                        "the system's clock decides, not your device's. The deadline's very instant is still in time; anything "
                        + "later is not. Leave yourself some minutes.")),
        ]
    }

    // MARK: - The way in

    private static func identity(_ rules: IdentityRules) -> [Line] {
        let wait = rules.cancelCooldown.told
        let cancelled =
            rules.cancelCooldown == .zero
            ? Phrase(
                zh: "取消不算失败，也不算通过，可以马上再试。",
                en: "it counts neither as failed nor as passed; you can try again at once.")
            : Phrase(
                zh: "取消不算失败，也不算通过，但要等待 \(wait.zh)才能再试。",
                en: "it counts neither as failed nor as passed, but you must wait \(wait.en) before the next try.")
        let count = rules.failuresBeforeReview
        return [
            Line(
                .identityCheck, nil,
                Phrase(
                    zh: "面对摄像头完成人脸验证，通过后才能进行下面的步骤。请在光线充足、网络稳定的地方进行。",
                    en:
                        "your face is checked first; nothing goes on before it is passed. Choose a bright place with a good network."
                ), isStep: true),
            Line(.cancelledCheck, "identity.cancelCooldown", cancelled),
            Line(
                .failedChecks, "identity.failuresBeforeReview",
                count == 1
                    ? Phrase(
                        zh: "失败 1 次，实人验证即关闭，转入人工审核。",
                        en: "after 1 failure the check is closed and you go on by an identity review.")
                    : Phrase(
                        zh: "连续失败 \(count) 次，实人验证即关闭，转入人工审核。",
                        en: "after \(count) failures in a row the check is closed and you go on by an identity review.")
            ),
            Line(
                .review, nil,
                Phrase(
                    zh: "只有实人验证关闭后才需要：上传 1 至 3 张手持证件照片，等待工作人员审核。通过即视为通过实人验证；未通过会说明原因，可以重新上传。",
                    en:
                        "needed only when the check is closed: upload 1 to 3 photos of yourself holding your certificate, and wait "
                        + "for the staff. Approved is as good as passed; if they are rejected you are told why and can upload new ones."
                )),
        ]
    }

    private static func steps(_ exam: Exam) -> [Line] {
        var steps = [
            Line(.notice, nil, Phrase(zh: "读完系统须知。", en: "read it to the end."), isStep: true),
            Line(.exam, nil, Phrase(zh: "选择报考单位和考试。", en: "choose them."), isStep: true),
            Line(
                .qualification, nil,
                Phrase(zh: "核对您的报考信息并确认。", en: "check your own details and confirm them."), isStep: true),
            Line(.commitment, nil, Phrase(zh: "阅读并接受考试承诺书。", en: "read it and accept it."), isStep: true),
        ]
        guard exam.hasRecordedQuestion else { return steps }
        steps.append(
            Line(
                .deviceCheck, "questions",
                Phrase(
                    zh: "第一次进入时检查摄像头和麦克风，只做一次。", en: "camera and microphone are tried once, when you first come in."),
                isStep: true))
        return steps
    }

    // MARK: - Uploads

    private static func uploads(_ inForce: ExamInForce) -> [Line] {
        let exam = inForce.exam
        let until = exam.timeZone.spoken(inForce.endsAt + exam.uploadGrace)
        let grace = exam.uploadGrace.told
        let end =
            exam.uploadGrace == .zero
            ? Phrase(
                zh: "\(until.zh)。考试结束后不再接收任何视频。", en: "on \(until.en). Nothing is accepted after the exam's end.")
            : Phrase(
                zh: "\(until.zh)，即考试结束后 \(grace.zh)。只接收已提交的视频，过后不再接收。",
                en:
                    "on \(until.en), \(grace.en) after the exam's end, and only recordings that were submitted are accepted."
            )
        return [
            Line(
                .upload, nil,
                Phrase(
                    zh: "录制时就开始上传。可以先提交再传完，但列表中显示“已上传”才算完成，显示“待上传”时请保持联网。",
                    en:
                        "it begins while you record. You may submit before it is complete, but it is done only when the list says "
                        + "“uploaded”; stay connected until then.")),
            Line(
                .uploadDevice, nil,
                Phrase(
                    zh: "视频只能由录制它的那台设备上传，其他设备会提示“请通过其他设备上传”。传完之前请保留那台设备和里面的视频。",
                    en:
                        "a recording can be uploaded only by the device that made it. Keep that device, and the recording on it, "
                        + "until all is uploaded.")),
            Line(.uploadGrace, "uploadGrace", end),
        ]
    }
}
