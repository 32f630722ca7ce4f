/// The lines of the instructions about one question: what it asks for, how long, how often, and what happens at the end.
struct QuestionInstructions {
    let question: Question
    private let number: Int

    init(_ question: Question, number: Int) {
        self.question = question
        self.number = number
    }

    var section: CandidateInstructions.Section {
        let title = question.title.escapedForMarkdown
        let heading =
            question.recording == nil
            ? Phrase(zh: "\(title)（线下录制）", en: "\(title) (offline: work made beforehand)")
            : Phrase(zh: "\(title)（在线录制）", en: "\(title) (recorded)")
        return CandidateInstructions.Section(
            heading: .question(line(.question, "title", heading)),
            lines: (question.recording.map(recorded) ?? []) + attachments + end)
    }

    func line(_ topic: InstructionTopic, _ setting: String, _ sentence: Phrase) -> CandidateInstructions.Line {
        CandidateInstructions.Line(topic, question: number, "questions[\(question.id)].\(setting)", sentence)
    }

    // MARK: - Recording

    private func recorded(_ rules: RecordingRules) -> [CandidateInstructions.Line] {
        var lines = [rehearsal(rules), cameras(rules), takes(rules), recordLimit(rules), playback(rules)]
        if !rules.autoSubmit {
            lines.append(
                line(
                    .selection, "autoSubmit",
                    Phrase(
                        zh: "提交前须选定一次录制。录制失败的不能选定。",
                        en: "before you submit, select one take. A failed one cannot be selected.")))
        }
        return lines
    }

    private func rehearsal(_ rules: RecordingRules) -> CandidateInstructions.Line {
        line(
            .rehearsal, "rehearsal",
            rules.rehearsal
                ? Phrase(
                    zh: "正式答题之前可以排练，次数不限；排练不计时、不计次数、不会提交。进入正式答题后不能再排练。",
                    en:
                        "as often as you like before the formal answer. It starts no clock, counts for nothing and is never "
                        + "submitted. Once the formal answer has begun it is over.")
                : Phrase(zh: "本题不能排练。", en: "there is none for this question."))
    }

    private func cameras(_ rules: RecordingRules) -> CandidateInstructions.Line {
        switch rules.cameras {
        case .one:
            line(
                .cameras, "cameras",
                Phrase(
                    zh: "用一台设备录制。每次录制的前 5 秒内可以切换摄像头，之后不能。",
                    en:
                        "you record with one device. In the first 5 s of a recording you may switch between its cameras, not later."
                ))
        case .two:
            line(
                .cameras, "cameras",
                Phrase(
                    zh:
                        "用两台设备同时录制。先用二机位扫一机位上的二维码，二机位就绪后，二机位先开始录制，一机位再开始。一机位在录制的前 5 秒内可以"
                        + "切换摄像头；二机位使用后置摄像头，不能切换。一机位停止之前二机位不能停，否则这次录制失败，无法上传。",
                    en:
                        "you record with two devices at once. Scan the code on the first camera with the second; when the second "
                        + "is ready, start the second first, then the first. In the first 5 s the first may switch between its "
                        + "cameras; the second uses its rear camera and never switches. Do not stop the second before the first, or "
                        + "the take fails and cannot be uploaded."))
        }
    }

    private func takes(_ rules: RecordingRules) -> CandidateInstructions.Line {
        let failed =
            rules.failedTakeCounts
            ? Phrase(zh: "录制失败的也计入次数。", en: "A failed take counts too.")
            : Phrase(zh: "录制失败的不计入次数。", en: "A failed take does not count.")
        switch rules.takes {
        case .single:
            return line(
                .takes, "takes", Phrase(zh: "只能录制 1 次。\(failed.zh)", en: "you can record once. \(failed.en)"))
        case .several(let count):
            return line(
                .takes, "takes",
                Phrase(zh: "最多录制 \(count) 次。\(failed.zh)", en: "you can record up to \(count) times. \(failed.en)"))
        case .unlimited:
            return line(
                .takes, "takes", Phrase(zh: "不限次数，截止时间前都可以录制。", en: "as many as you like until the deadline."))
        }
    }

    private func recordLimit(_ rules: RecordingRules) -> CandidateInstructions.Line {
        let limit = rules.recordLimit.told
        return line(
            .recordLimit, "recordLimit",
            Phrase(
                zh: "每次录制最长 \(limit.zh)，到时自动停止。录制不能暂停，停止后不能接着录。",
                en:
                    "one recording is at most \(limit.en) long and then stops by itself. It cannot be paused or resumed."
            ))
    }

    private func playback(_ rules: RecordingRules) -> CandidateInstructions.Line {
        line(
            .playback, "playback",
            rules.playback
                ? Phrase(zh: "录完可以回看。", en: "you can watch your recordings.")
                : Phrase(zh: "录完不能回看。", en: "you cannot watch your recordings."))
    }

    // MARK: - The end

    private var end: [CandidateInstructions.Line] { [submitLimit, submission, expiry] }

    private var submitLimit: CandidateInstructions.Line {
        let start =
            question.recording == nil
            ? Phrase(zh: "打开本题页面", en: "you open this question's page")
            : Phrase(zh: "进入正式答题", en: "you begin the formal answer")
        guard let limit = question.submitLimit?.told else {
            return line(
                .submitLimit, "submitLimit",
                Phrase(zh: "没有单独的时限，须在考试结束前提交。", en: "none of its own: submit before the exam's end."))
        }
        return line(
            .submitLimit, "submitLimit",
            Phrase(
                zh: "\(start.zh)即开始计时，须在 \(limit.zh)内提交，并且不晚于考试结束。",
                en:
                    "the clock starts when \(start.en); submit within \(limit.en), and not later than the exam's end."
            ))
    }

    private var submission: CandidateInstructions.Line {
        if question.recording?.autoSubmit == true {
            return line(
                .submission, "autoSubmit",
                Phrase(
                    zh: "录制结束后由系统自动提交，不用您点提交，也不能再录。录制须在截止时间前结束，否则不会提交。",
                    en:
                        "the system submits when the recording ends: there is nothing to press, and no further take. A recording "
                        + "that ends after the deadline is not submitted."))
        }
        let required =
            question.attachments.required
            ? Phrase(
                zh: "必须的附件没有传齐时不能提交。", en: "It is refused while a required attachment is missing.")
            : Phrase(zh: "", en: "")
        return line(
            .submission, "autoSubmit",
            Phrase(
                zh: "由您自己点提交；只录制或上传而不提交，不算完成本题。\(required.zh)",
                en: "you submit yourself; recorded or uploaded alone is not answered. \(required.en)".trimmed))
    }

    private var expiry: CandidateInstructions.Line {
        // What submits itself at its end leaves nothing selected for the deadline.
        guard question.whenTimeExpires == .submitSelected, question.recording?.autoSubmit != true else {
            return line(
                .expiry, "whenTimeExpires",
                Phrase(
                    zh: "本题过期，系统不会替您提交，已录制或上传的都不作为答卷。",
                    en:
                        "the question expires. Nothing is submitted for you, and what you recorded or uploaded is no answer."
                ))
        }
        let ready =
            question.recording == nil
            ? Phrase(zh: "已上传附件并且达到要求的", en: "if the attachments you uploaded meet the requirements")
            : question.attachments.required
                ? Phrase(
                    zh: "已选定一次录制并且必须的附件齐全的",
                    en: "if a take is selected and every required attachment is there")
                : Phrase(zh: "已选定一次录制的", en: "if a take is selected")
        return line(
            .expiry, "whenTimeExpires",
            Phrase(
                zh: "\(ready.zh)，系统在截止时间替您提交；否则本题过期，不提交。",
                en:
                    "\(ready.en), the system submits for you at the deadline; otherwise the question expires and nothing is "
                    + "submitted."))
    }
}
