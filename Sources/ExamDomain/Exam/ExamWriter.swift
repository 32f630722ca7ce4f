/// Writes an exam as the settings of exam.yaml. What the reader reads of them is the same exam.
///
/// What a candidate meets is always written, so that an exported file can be read without knowing the defaults; what is
/// rarely used (`whenTimeExpires`, `failedTakeCounts`, limits and texts that are not there) only where it says something.
/// A quoted scalar here means: a text, whatever it looks like.
package enum ExamWriter {
    package static func tree(of exam: Exam) -> SettingTree {
        var entries = [
            entry("exam", exam.code.text, quoted: true),
            entry("title", exam.title, quoted: true),
            entry("opensAt", exam.timeZone.iso8601(exam.opensAt)),
            entry("closesAt", exam.timeZone.iso8601(exam.closesAt)),
            entry("timeZone", exam.timeZone.name),
            entry("uploadGrace", exam.uploadGrace.setting),
            SettingTree.Entry("identity", tree(of: exam.identity)),
        ]
        exam.notice.map { entries.append(entry("notice", $0.file, quoted: true)) }
        exam.commitment.map { entries.append(entry("commitment", $0.file, quoted: true)) }
        entries.append(SettingTree.Entry("questions", .list(exam.questions.map(tree(of:)))))
        return .mapping(entries)
    }

    private static func tree(of identity: IdentityRules) -> SettingTree {
        .mapping([
            entry("failuresBeforeReview", "\(identity.failuresBeforeReview)"),
            entry("cancelCooldown", identity.cancelCooldown.setting),
            entry("reviewers", "\(identity.reviewers)"),
        ])
    }

    package static func tree(of question: Question) -> SettingTree {
        var entries = [
            entry("id", question.id.text, quoted: true),
            entry("title", question.title, quoted: true),
        ]
        switch question.kind {
        case .recorded(let rules): entries += self.entries(of: rules)
        case .offline: entries.append(entry("mode", QuestionMode.offline.rawValue))
        }
        question.submitLimit.map { entries.append(entry("submitLimit", $0.setting)) }
        entries += self.entries(of: question.attachments)
        if question.whenTimeExpires != .discard {
            entries.append(entry("whenTimeExpires", question.whenTimeExpires.rawValue))
        }
        if question.recording?.failedTakeCounts == true { entries.append(entry("failedTakeCounts", "true")) }
        return .mapping(entries)
    }

    private static func entries(of rules: RecordingRules) -> [SettingTree.Entry] {
        var entries = [
            entry("mode", QuestionMode.recorded.rawValue),
            entry("takes", rules.takes.limit.map(String.init) ?? "unlimited"),
            entry("cameras", "\(rules.cameras.rawValue)"),
            entry("rehearsal", "\(rules.rehearsal)"),
            entry("playback", "\(rules.playback)"),
        ]
        if case .single(let autoSubmit) = rules.takes { entries.append(entry("autoSubmit", "\(autoSubmit)")) }
        return entries + [entry("recordLimit", rules.recordLimit.setting)]
    }

    private static func entries(of attachments: AttachmentRules) -> [SettingTree.Entry] {
        var entries: [SettingTree.Entry] = []
        if !attachments.rules.isEmpty {
            entries.append(SettingTree.Entry("attachments", .list(attachments.rules.map(tree(of:)))))
        }
        let total = bounds(min: attachments.totalMin, max: attachments.totalMax)
        if !total.isEmpty { entries.append(SettingTree.Entry("attachmentsTotal", .mapping(total))) }
        return entries
    }

    private static func tree(of rule: AttachmentRule) -> SettingTree {
        var entries = [entry("kind", rule.kind.rawValue)] + bounds(min: rule.min, max: rule.max)
        rule.maxSize.map { entries.append(entry("maxSize", $0.setting)) }
        if !rule.extensions.isEmpty {
            entries.append(SettingTree.Entry("extensions", .list(rule.extensions.map { .scalar($0, quoted: true) })))
        }
        return .mapping(entries)
    }

    private static func bounds(min: Int?, max: Int?) -> [SettingTree.Entry] {
        [min.map { entry("min", "\($0)") }, max.map { entry("max", "\($0)") }].compactMap { $0 }
    }

    private static func entry(_ key: String, _ text: String, quoted: Bool = false) -> SettingTree.Entry {
        SettingTree.Entry(key, .scalar(text, quoted: quoted))
    }
}
