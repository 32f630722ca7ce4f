/// One thing that somebody should call a candidate about (异常): an obstacle as `candidate why` tells it, and how urgent it is.
package struct Attention: Hashable, Sendable {
    package let obstacle: Obstacle
    package let urgency: Urgency
    /// When it will be too late: the question's deadline, or the end of its uploads.
    package let due: Moment?
    /// The devices that have to do something, or that failed.
    package let devices: [String]

    /// - Parameters:
    ///   - session: settled at `now`.
    ///   - review: the candidate's newest.
    package static func all(
        of session: Session, in exam: ExamInForce, review: Review?, at now: Moment
    ) -> [Attention] {
        ObstacleSearch(session, in: exam, review: review, at: now).obstacles().compactMap { obstacle in
            let answer = obstacle.question.map(session.answer)
            let due = obstacle.question.flatMap { id in
                answer?.isSubmitted == true
                    ? session.allowance(on: id, in: exam).uploadsUntil
                    : answer?.hasBegun == true ? session.deadline(of: id, in: exam) : nil
            }
            return Urgency(obstacle, answer: answer, due: due, at: now).map {
                Attention(
                    obstacle: obstacle, urgency: $0, due: due, devices: answer?.devices(concerning: obstacle.code) ?? []
                )
            }
        }
    }

    /// The most urgent first; of equals what is lost first, then what has lasted longest. Nothing says so: last.
    package var rank: Rank {
        Rank(
            urgency: Urgency.allCases.firstIndex(of: urgency) ?? 0, due: due?.milliseconds ?? .max,
            since: obstacle.since?.milliseconds ?? .max)
    }

    /// How soon, in few numbers: a report holds one for each call.
    package struct Rank: Hashable, Sendable, Comparable {
        let urgency: UInt8
        let due: Int64
        let since: Int64

        init(urgency: Int, due: Int64, since: Int64) {
            self.urgency = UInt8(clamping: urgency)
            self.due = due
            self.since = since
        }

        package static func < (one: Rank, other: Rank) -> Bool {
            (one.urgency, one.due, one.since) < (other.urgency, other.due, other.since)
        }
    }

    /// The obstacles that somebody calls about (`Urgency`), in a word or two.
    static let words: KeyValuePairs<RefusalCode, Phrase> = [
        .identityLocked: Phrase(zh: "实人验证已锁定", en: "identity check locked"),
        .reviewWaiting: Phrase(zh: "等待审核", en: "review waiting"),
        .recordingFailed: Phrase(zh: "录制失败", en: "recording failed"),
        .noTakesLeft: Phrase(zh: "次数用完", en: "no takes left"),
        .secondCameraRequired: Phrase(zh: "缺二机位", en: "second camera required"),
        .takeNotSelected: Phrase(zh: "未选定录制", en: "no take selected"),
        .attachmentsMissing: Phrase(zh: "缺附件", en: "attachments missing"),
        .deadlinePassed: Phrase(zh: "已过截止时间", en: "deadline passed"),
        .examClosed: Phrase(zh: "考试已结束", en: "exam closed"),
        .uploadIncomplete: Phrase(zh: "文件未传完", en: "upload incomplete"),
    ]

    private var told: Phrase {
        Attention.words.first { $0.key == obstacle.code }?.value ?? Phrase(verbatim: obstacle.code.rawValue)
    }

    /// In the order of `ReportColumn.ofAttention`.
    ///
    /// - Parameters:
    ///   - candidate: as the commands name the candidate.
    ///   - exam: nil where the unit has one exam only.
    package func cells(for candidate: String?, exam: ExamCode?) -> [ReportCell] {
        [
            .word(code: urgency.rawValue, urgency.told), .text(orEmpty: obstacle.question?.text),
            .word(code: obstacle.code.rawValue, told), .moment(orEmpty: obstacle.since), .moment(orEmpty: due),
            .phrase(obstacle.lasting), .text(orEmpty: devices.isEmpty ? nil : devices.joined(separator: ", ")),
            obstacle.candidateCan.map(ReportCell.phrase) ?? .empty,
            .lines(
                candidate.map { name in obstacle.staffCan.map { $0.lasting.command(for: name, exam: exam) } } ?? []),
        ]
    }
}

extension Answer {
    /// Of a submission whose files are on their way, those that still have to upload; else those of the latest take.
    fileprivate func devices(concerning code: RefusalCode) -> [String] {
        let isUpload = code == .uploadIncomplete
        guard let take = isUpload ? selectedTake.flatMap(take) : currentTakes.last else { return [] }
        let recordings = Camera.allCases.compactMap { take.recordings[$0] }
        let meant = isUpload ? recordings.filter { $0.upload?.isWhole != true } : recordings
        var devices: [String] = []
        for recording in meant where !devices.contains(recording.device) { devices.append(recording.device) }
        return devices
    }
}

extension ReportColumn {
    static let ofAttention = [
        ReportColumn(
            key: "urgency", heading: Phrase(zh: "紧急程度", en: "Urgency"), width: 12,
            meaning: Phrase(
                zh: "立即：正在失去什么，或考生离了工作人员无法继续；尽快：还来得及补救；待定：只等决定",
                en:
                    "Now: something is being lost, or the candidate cannot go on without staff. Soon: it can still be mended. "
                    + "Later: it only waits for a decision"),
            form: .words(of: Urgency.allCases, \.told), tones: ["now": .bad, "soon": .open, "later": .quiet]),
        ReportColumn(
            "question", Phrase(zh: "题目", en: "Question"), 10,
            Phrase(zh: "题目代码；空白为与题目无关", en: "The question's id; empty: none is meant")),
        ReportColumn(
            "code", Phrase(zh: "阻碍", en: "Obstacle"), 18,
            Phrase(
                zh: "是什么阻碍了考生；代码与 candidate why 相同", en: "What stands in the way; the code is that of candidate why"),
            .words(Attention.words.map { ReportWord(code: $0.key.rawValue, told: $0.value) })),
        ReportColumn(
            "since", Phrase(zh: "自", en: "Since"), 20, Phrase(zh: "从何时起", en: "Since when it has been so"), .moment),
        ReportColumn(
            "due", Phrase(zh: "最晚", en: "Until"), 20,
            Phrase(zh: "提交或补传的截止时间", en: "The deadline of the submission or of its uploads"), .moment),
        ReportColumn("message", Phrase(zh: "情况", en: "What"), 44, Phrase(zh: "是什么情况", en: "What is so"), .sentence),
        ReportColumn(
            "device", Phrase(zh: "设备", en: "Device"), 16, Phrase(zh: "有关的设备", en: "The devices that are concerned")),
        ReportColumn(
            "candidateCan", Phrase(zh: "考生可以", en: "Candidate can"), 30,
            Phrase(zh: "考生可以做什么；空白为只能等待", en: "What the candidate can do; empty: only wait"), .sentence),
        ReportColumn(
            "staffCan", Phrase(zh: "工作人员可以", en: "Staff can"), 60,
            Phrase(
                zh: "可以运行的命令，最可能的在前；没有准考证号的考生要加 --ids full 才列出",
                en:
                    "Commands that would help, the likeliest first; for who has no admission number only with --ids full"
            ),
            .lines),
    ]
}
