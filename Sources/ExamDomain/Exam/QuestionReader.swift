/// Reads the settings of one question.
enum QuestionReader {
    /// The keys of a question, in the order they are written.
    static let keys =
        [
            "id", "title", "mode", "takes", "cameras", "rehearsal", "playback", "autoSubmit", "recordLimit",
            "submitLimit",
        ]
        + ["attachments", "attachmentsTotal", "whenTimeExpires", "failedTakeCounts"]

    /// - Parameter window: how long the exam is open; nil where that is not known.
    /// - Returns: nil where a fault was noted.
    static func read(_ setting: Setting, window: Interval?, into reading: inout SettingReading) -> Question? {
        guard let mapping = reading.mapping(setting, keys: keys) else { return nil }
        let before = reading.faults.count
        let id = reading.required("id", of: mapping).flatMap { reading.code($0, QuestionID.init) }
        let title = reading.required("title", of: mapping).flatMap { reading.title($0) }
        let mode = reading.required("mode", of: mapping).flatMap { reading.choice($0, of: QuestionMode.self) }
        let recording = RecordingSettings(mapping, into: &reading)
        let submitLimit = submitLimit(mapping, into: &reading)
        let attachments = AttachmentReader.read(mapping, into: &reading)
        let whenTimeExpires =
            mapping.has("whenTimeExpires")
            ? reading.optional("whenTimeExpires", of: mapping).flatMap { reading.choice($0, of: WhenTimeExpires.self) }
            : .discard

        var kind: Question.Kind?
        switch mode {
        case .recorded:
            let rules = recording.rules(mapping, attachments: attachments, into: &reading)
            kind = rules.map(Question.Kind.recorded)
        case .offline:
            recording.refuseOffline(mapping, into: &reading)
            needAttachments(mapping, attachments, into: &reading)
            kind = .offline
        case nil: break
        }
        check(
            submitLimit, mapping, recordLimit: mode == .offline ? nil : recording.recordLimit, window: window,
            into: &reading)
        guard reading.faults.count == before, let id, let title, let kind, let whenTimeExpires else { return nil }
        return Question(
            id: id, title: title, kind: kind, submitLimit: submitLimit, attachments: attachments.rules,
            whenTimeExpires: whenTimeExpires)
    }

    // MARK: - Submit limit

    /// A duration, or `none`.
    private static func submitLimit(_ mapping: SettingMapping, into reading: inout SettingReading) -> Interval? {
        guard let setting = reading.nullable("submitLimit", of: mapping), setting.tree.text != "none" else {
            return nil
        }
        return reading.duration(setting, in: .seconds(1)...Interval.longest)
    }

    private static func check(
        _ submitLimit: Interval?, _ mapping: SettingMapping, recordLimit: Interval?, window: Interval?,
        into reading: inout SettingReading
    ) {
        guard let submitLimit else { return }
        let place = mapping.place("submitLimit")
        if let recordLimit, submitLimit <= recordLimit {
            reading.refuse(
                .submitLimitTooShort, at: place,
                Phrase(
                    zh: "提交时限（\(submitLimit.told.zh)）必须长于录制时限（\(recordLimit.told.zh)），否则录满时限的考生来不及提交。",
                    en: "The submit limit (\(submitLimit.told.en)) must be longer than the record limit "
                        + "(\(recordLimit.told.en)), or nobody who records to the limit could submit."))
        }
        if let window, submitLimit > window {
            reading.refuse(
                .submitLimitTooLong, at: place,
                Phrase(
                    zh: "提交时限（\(submitLimit.told.zh)）长于整场考试（\(window.told.zh)）。",
                    en: "The submit limit (\(submitLimit.told.en)) is longer than the whole exam (\(window.told.en))."))
        }
    }

    private static func needAttachments(
        _ mapping: SettingMapping, _ attachments: AttachmentReader.Found, into reading: inout SettingReading
    ) {
        guard attachments.isWritten == false || (attachments.isWhole && attachments.rules.rules.isEmpty) else { return }
        reading.refuse(
            .attachmentsNeeded, at: mapping.place("attachments"),
            Phrase(
                zh: "线下录制的题目至少要有一条附件（attachments）规则，否则考生没有东西可交。",
                en: "An offline question needs at least one rule under attachments; else there is nothing to submit."))
    }
}

/// How a question is answered, as `mode` says it.
enum QuestionMode: String, CaseIterable {
    case recorded, offline
}

extension SettingTree {
    /// The text of a scalar.
    var text: String? {
        guard case .scalar(let text, _, _) = self else { return nil }
        return text
    }
}
