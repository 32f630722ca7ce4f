import Testing

@testable import ExamDomain

/// What the instructions say of each setting.
@Suite struct CandidateInstructionsTests {
    private func instructions(_ exam: Exam, closedAt: Moment? = nil) -> CandidateInstructions {
        CandidateInstructions(of: ExamInForce(exam: exam, revision: 1, closedAt: closedAt))
    }

    private func text(_ exam: Exam, _ language: Language = .zh, closedAt: Moment? = nil) -> String {
        instructions(exam, closedAt: closedAt).markdown([language], id: "X-1")
    }

    /// The lines of one question under one topic.
    private func said(_ question: Question, _ topic: InstructionTopic) -> Phrase? {
        instructions(ExamSamples.exam(questions: [question])).lines.first { $0.key.topic == topic }?.sentence
    }

    private func recorded(
        _ takes: RecordingRules.Takes = .single(autoSubmit: false), cameras: RecordingRules.Cameras = .one,
        rehearsal: Bool = false, playback: Bool = false, failedTakeCounts: Bool = false, submitLimit: Interval? = nil,
        expires: WhenTimeExpires = .discard
    ) -> Question {
        Question(
            id: QuestionID("q1")!, title: "一",
            kind: .recorded(
                RecordingRules(
                    takes: takes, cameras: cameras, rehearsal: rehearsal, playback: playback, recordLimit: .minutes(3),
                    failedTakeCounts: failedTakeCounts)), submitLimit: submitLimit, whenTimeExpires: expires)
    }

    @Test("The document begins with the title and ends with the id, in each language and in both")
    func frame() {
        let all = instructions(ExamSamples.exam())
        #expect(all.markdown([.zh], id: "ART2026-12").hasPrefix("# 考试须知：视频考试\n"))
        #expect(all.markdown([.zh], id: "ART2026-12").hasSuffix("\n考试须知编号：ART2026-12\n"))
        #expect(all.markdown([.en], id: "ART2026-12").hasPrefix("# Instructions for candidates: 视频考试\n"))
        #expect(all.markdown([.en], id: "ART2026-12").hasSuffix("\nNotice id: ART2026-12\n"))
        let both = all.markdown([.zh, .en], id: "ART2026-12")
        #expect(both.hasSuffix("\n考试须知编号 / Notice id: ART2026-12\n"))
        #expect(both.contains("\n# Instructions for candidates: "))
        #expect(all.noticeID(digest: String(repeating: "a", count: 64)) == "ART2026-aaaaaaaaaaaaaaaa")
    }

    @Test("Every label is of one topic alone, holds no colon, and every line of every exam has its own key")
    func keys() {
        for language in Language.allCases {
            let labels = InstructionTopic.all.map { $0.label(language) }
            #expect(Set(labels).count == labels.count)
            #expect(!labels.contains { $0.contains("：") || $0.contains(":") })
        }
        for exam in ExamSamples.all {
            let lines = instructions(exam).lines
            #expect(Set(lines.map(\.key)).count == lines.count)
            #expect(lines.allSatisfy { InstructionTopic.all.contains($0.key.topic) })
            #expect(lines.allSatisfy { $0.key.topic.isOfQuestion == ($0.key.question != nil) })
        }
    }

    @Test("Times are told with weekday, zone and without needless seconds")
    func times() {
        let zh = text(ExamSamples.exam())
        #expect(zh.contains("**考试时间**：2026年12月1日（星期二）08:00至2026年12月1日（星期二）18:00。"))
        #expect(zh.contains("**时区**：这里的时间都是北京时间（Asia/Shanghai，UTC+08:00）。"))
        #expect(zh.contains("**上传的最后时间**：2026年12月2日（星期三）18:00，即考试结束后 24 小时。"))
        let en = text(ExamSamples.exam(timeZone: .utc), .en)
        #expect(en.contains("from Tuesday 1 December 2026, 00:00 to Tuesday 1 December 2026, 10:00."))
        #expect(en.contains("all times here are of the time zone UTC (UTC+00:00)."))
        #expect(ExamSamples.shanghai.spoken(ExamSamples.opensAt + .seconds(7)).zh.hasSuffix("08:00:07"))
        let closed = text(ExamSamples.exam(), closedAt: ExamSamples.opensAt + .hours(1))
        #expect(closed.contains("工作人员已于2026年12月1日（星期二）09:00结束考试"))
        #expect(closed.contains("**上传的最后时间**：2026年12月2日（星期三）09:00"))
    }

    @Test("The way in says the cool-down and the failures of this exam")
    func wayIn() {
        let usual = text(ExamSamples.exam())
        #expect(usual.contains("   - **取消实人验证**：取消不算失败，也不算通过，但要等待 1 分钟才能再试。"))
        #expect(usual.contains("   - **实人验证失败**：连续失败 3 次，实人验证即关闭，转入人工审核。"))
        #expect(usual.contains("6. **音视频调试**"))
        let strict = text(
            ExamSamples.exam(
                identity: IdentityRules(failuresBeforeReview: 1, cancelCooldown: .zero),
                questions: [ExamSamples.folder]))
        #expect(strict.contains("失败 1 次，实人验证即关闭"))
        #expect(strict.contains("可以马上再试"))
        #expect(!strict.contains("音视频调试") && !strict.contains("上传视频"))
    }

    @Test("Takes, cameras, rehearsal, playback and auto-submit")
    func recording() {
        #expect(said(recorded(), .takes)?.zh == "只能录制 1 次。录制失败的不计入次数。")
        #expect(said(recorded(.several(3), failedTakeCounts: true), .takes)?.zh == "最多录制 3 次。录制失败的也计入次数。")
        #expect(said(recorded(.unlimited), .takes)?.en == "as many as you like until the deadline.")
        #expect(said(recorded(), .cameras)?.zh.hasPrefix("用一台设备录制。") == true)
        #expect(said(recorded(cameras: .two), .cameras)?.zh.contains("二机位先开始录制，一机位再开始") == true)
        #expect(said(recorded(), .rehearsal)?.zh == "本题不能排练。")
        #expect(said(recorded(rehearsal: true), .rehearsal)?.zh.hasPrefix("正式答题之前可以排练") == true)
        #expect(said(recorded(), .playback)?.zh == "录完不能回看。")
        #expect(said(recorded(playback: true), .playback)?.zh == "录完可以回看。")
        #expect(said(recorded(), .recordLimit)?.zh.hasPrefix("每次录制最长 3 分钟，") == true)
        #expect(said(recorded(), .submission)?.zh.hasPrefix("由您自己点提交") == true)
        #expect(said(recorded(), .selection) != nil)
        #expect(said(recorded(.single(autoSubmit: true)), .submission)?.zh.hasPrefix("录制结束后由系统自动提交") == true)
        #expect(said(recorded(.single(autoSubmit: true)), .selection) == nil)
    }

    @Test("The submit limit, and what happens when it is over")
    func end() {
        #expect(said(recorded(), .submitLimit)?.zh == "没有单独的时限，须在考试结束前提交。")
        #expect(
            said(recorded(submitLimit: .minutes(50)), .submitLimit)?.zh
                == "进入正式答题即开始计时，须在 50 分钟内提交，并且不晚于考试结束。")
        #expect(said(ExamSamples.folder, .submitLimit)?.zh.hasPrefix("打开本题页面即开始计时，须在 2 小时内提交") == true)
        #expect(said(recorded(), .expiry)?.zh.hasPrefix("本题过期") == true)
        #expect(said(recorded(expires: .submitSelected), .expiry)?.zh.hasPrefix("已选定一次录制的，系统在截止时间替您提交") == true)
        #expect(said(ExamSamples.several, .expiry)?.zh.hasPrefix("已选定一次录制并且必须的附件齐全的，") == true)
        let itself = recorded(.single(autoSubmit: true), expires: .submitSelected)
        #expect(said(itself, .expiry)?.zh.hasPrefix("本题过期") == true)
    }

    @Test("Attachments by kind, with number, size and format, and in total")
    func attachments() {
        let text = text(ExamSamples.exam())
        #expect(text.contains("- **附件（视频）**：至少 1 个，最多 2 个，每个不超过 200 MB，格式为 mp4、mov。"))
        #expect(text.contains("- **附件（PDF）**：可以不传，数量不限，格式不限。"))
        #expect(text.contains("- **附件合计**：各种附件合计至少 2 个，最多 3 个。"))
        #expect(text.contains("- **附件（图片）**：可以不传，最多 5 个，每个不超过 20 MiB，格式不限。"))
        #expect(text.contains("- **附件**：本题不收附件。"))
        let odd = Question(
            id: QuestionID("q1")!, title: "一", kind: .offline,
            attachments: AttachmentRules([AttachmentRule(kind: .pdf, min: 2, max: 2, maxSize: ByteSize(1_500_001))]))
        #expect(said(odd, .attachment(.pdf))?.zh == "必须 2 个，每个不超过 1500001 字节，格式不限。")
        #expect(said(odd, .attachment(.pdf))?.en == "exactly 2, each at most 1500001 bytes, in any format.")
    }

    @Test("A title is words, whatever Markdown would make of it")
    func titles() {
        let text = text(ExamSamples.exam(title: "*A* <script> [x](y) #1"))
        #expect(text.hasPrefix("# 考试须知：\\*A\\* \\<script\\> \\[x\\](y) \\#1\n"))
    }

    @Test("Every setting that candidates meet changes the text; what they do not meet does not")
    func live() {
        let base = ExamSamples.exam()
        let changed: [Exam] = [
            ExamSamples.exam(title: "另一场"), ExamSamples.exam(opensAt: ExamSamples.opensAt + .minutes(1)),
            ExamSamples.exam(closesAt: ExamSamples.closesAt + .minutes(1)), ExamSamples.exam(timeZone: .utc),
            ExamSamples.exam(uploadGrace: .hours(23)),
            ExamSamples.exam(identity: IdentityRules(failuresBeforeReview: 4)),
            ExamSamples.exam(identity: IdentityRules(cancelCooldown: .seconds(61))),
            ExamSamples.exam(questions: [ExamSamples.several, ExamSamples.single, ExamSamples.folder]),
        ]
        let texts = ([base] + changed).map { instructions($0).digested }
        #expect(Set(texts).count == texts.count)
        let unmet = [ExamSamples.exam(identity: IdentityRules(reviewers: 2)), ExamSamples.exam(notice: nil)]
        for exam in unmet { #expect(instructions(exam).digested == texts[0]) }
    }
}
