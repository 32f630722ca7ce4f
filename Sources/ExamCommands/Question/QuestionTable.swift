import ExamDomain

/// Questions as people read them, in a table of an exam or one by one.
enum QuestionTable {
    static func list(_ questions: [Question]) -> ListView {
        ListView(
            columns: [
                Column("number", Phrase(zh: "序号", en: "No.")), Column("id", Phrase(zh: "编号", en: "ID")),
                Column("title", Phrase(zh: "题目", en: "Title")), Column("mode", Phrase(zh: "方式", en: "Mode")),
                Column("takes", Phrase(zh: "次数", en: "Takes")), Column("cameras", Phrase(zh: "机位", en: "Cameras")),
                Column("recordLimit", Phrase(zh: "录制时限", en: "Record limit")),
                Column("submitLimit", Phrase(zh: "提交时限", en: "Submit limit")),
                Column("allows", Phrase(zh: "允许", en: "Allows")),
                Column("attachments", Phrase(zh: "附件", en: "Attachments")),
            ],
            rows: questions.enumerated().map { row($0.element, number: $0.offset + 1) },
            ifEmpty: Phrase(zh: "还没有题目。", en: "There is no question yet."))
    }

    private static func row(_ question: Question, number: Int) -> [ReportCell] {
        [
            .integer(Int64(number)), .text(question.id.text), .text(question.title), told(question.modeWord),
            takes(question), question.recording.map { .integer(Int64($0.cameras.rawValue)) } ?? .empty,
            question.recording.map { .interval($0.recordLimit) } ?? .empty,
            question.submitLimit.map { .interval($0) } ?? .empty, allows(question), attachments(question.attachments),
        ]
    }

    /// Every setting, a line each.
    static func card(_ question: Question, number: Int) -> CardView {
        var fields: [(Column, ReportCell)] = [
            (Column("number", Phrase(zh: "序号", en: "Number")), .integer(Int64(number))),
            (Column("id", Phrase(zh: "编号", en: "ID")), .text(question.id.text)),
            (Column("title", Phrase(zh: "题目", en: "Title")), .text(question.title)),
            (Column("mode", Phrase(zh: "方式", en: "Mode")), told(question.modeWord)),
        ]
        if let rules = question.recording {
            fields += [
                (Column("takes", Phrase(zh: "录制次数", en: "Takes")), takes(question)),
                (Column("cameras", Phrase(zh: "机位", en: "Cameras")), .integer(Int64(rules.cameras.rawValue))),
                (Column("rehearsal", Phrase(zh: "排练", en: "Rehearsal")), yesOrNo(rules.rehearsal)),
                (Column("playback", Phrase(zh: "回看", en: "Playback")), yesOrNo(rules.playback)),
                (Column("autoSubmit", Phrase(zh: "自动提交", en: "Auto-submit")), yesOrNo(rules.autoSubmit)),
                (Column("recordLimit", Phrase(zh: "录制时限", en: "Record limit")), .interval(rules.recordLimit)),
                (
                    Column("failedTakeCounts", Phrase(zh: "失败的录制计入次数", en: "Failed takes count")),
                    yesOrNo(rules.failedTakeCounts)
                ),
            ]
        }
        let untilTheEnd = Phrase(zh: "到考试结束", en: "until the exam closes")
        return CardView(
            fields + [
                (
                    Column("submitLimit", Phrase(zh: "提交时限", en: "Submit limit")),
                    question.submitLimit.map { .interval($0) } ?? told(untilTheEnd)
                ),
                (Column("attachments", Phrase(zh: "附件", en: "Attachments")), attachments(question.attachments)),
                (Column("whenTimeExpires", Phrase(zh: "到时未提交", en: "When time expires")), told(question.expiryWord)),
            ])
    }

    // MARK: - Cells

    private static func told(_ phrase: Phrase) -> ReportCell { .json(.null, told: phrase) }

    private static func yesOrNo(_ value: Bool) -> ReportCell {
        told(value ? Phrase(zh: "是", en: "yes") : Phrase(zh: "否", en: "no"))
    }

    private static func takes(_ question: Question) -> ReportCell {
        guard let rules = question.recording else { return .empty }
        return told(rules.takes.limit.map { Phrase(verbatim: "\($0)") } ?? Phrase(zh: "不限", en: "unlimited"))
    }

    private static func allows(_ question: Question) -> ReportCell {
        guard let rules = question.recording else { return .empty }
        let words = [
            rules.rehearsal ? Phrase(zh: "排练", en: "rehearsal") : nil,
            rules.playback ? Phrase(zh: "回看", en: "playback") : nil,
            rules.autoSubmit ? Phrase(zh: "自动提交", en: "auto-submit") : nil,
        ].compactMap { $0 }
        return told(
            Phrase(zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", ")))
    }

    private static func attachments(_ attachments: AttachmentRules) -> ReportCell {
        var words = attachments.rules.map(\.words)
        if attachments.totalMin != nil || attachments.totalMax != nil {
            let bounds = AttachmentRule.bounds(attachments.totalMin ?? 0, attachments.totalMax)
            words.append(Phrase(zh: "合计 \(bounds)", en: "\(bounds) in total"))
        }
        return told(
            Phrase(zh: words.map(\.zh).joined(separator: "；"), en: words.map(\.en).joined(separator: "; ")))
    }
}

extension Question {
    fileprivate var modeWord: Phrase {
        recording == nil ? Phrase(zh: "线下录制", en: "offline") : Phrase(zh: "在线录制", en: "recorded")
    }

    fileprivate var expiryWord: Phrase {
        switch whenTimeExpires {
        case .discard: Phrase(zh: "不提交", en: "nothing is submitted")
        case .submitSelected: Phrase(zh: "由系统提交选定的", en: "the system submits what is selected")
        }
    }
}

extension AttachmentRule {
    /// `视频 1–2 个，每个不超过 200 MB（mp4、mov）`
    fileprivate var words: Phrase {
        let bounds = AttachmentRule.bounds(min, max)
        let size = maxSize.map { Phrase(zh: "，每个不超过 \($0.told)", en: " of at most \($0.told)") }
        let endings = extensions.isEmpty ? "" : extensions.joined(separator: " ")
        return Phrase(
            zh: "\(kind.told.zh) \(bounds) 个\(size?.zh ?? "")\(endings.isEmpty ? "" : "（\(endings)）")",
            en: "\(bounds) \(kind.told.en)\(size?.en ?? "")\(endings.isEmpty ? "" : " (\(endings))")")
    }

    /// `1–2`, `2`, `1+`.
    fileprivate static func bounds(_ min: Int, _ max: Int?) -> String {
        guard let max else { return "\(min)+" }
        return min == max ? "\(min)" : "\(min)–\(max)"
    }
}
