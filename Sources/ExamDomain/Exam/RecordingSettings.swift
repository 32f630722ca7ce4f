/// The settings that only a recorded question has, as found, before it is known whether they fit. Nil: a fault was noted
/// (or, of the record limit, it is not there).
struct RecordingSettings {
    let takes: Takes?
    let cameras: RecordingRules.Cameras?
    let rehearsal: Bool?
    let playback: Bool?
    let autoSubmit: Bool?
    let recordLimit: Interval?
    let failedTakeCounts: Bool?

    static let keys =
        ["takes", "cameras", "rehearsal", "playback", "autoSubmit", "recordLimit", "failedTakeCounts"]

    enum Takes: Hashable {
        case number(Int)
        case unlimited

        static let single = Takes.number(1)
    }

    init(_ mapping: SettingMapping, into reading: inout SettingReading) {
        takes =
            mapping.has("takes")
            ? reading.optional("takes", of: mapping).flatMap { RecordingSettings.takes($0, into: &reading) } : .single
        cameras =
            mapping.has("cameras")
            ? reading.optional("cameras", of: mapping).flatMap { reading.integer($0, in: 1...2) }
                .flatMap(RecordingRules.Cameras.init) : .one
        rehearsal = RecordingSettings.flag("rehearsal", mapping, into: &reading)
        playback = RecordingSettings.flag("playback", mapping, into: &reading)
        autoSubmit = RecordingSettings.flag("autoSubmit", mapping, into: &reading)
        failedTakeCounts = RecordingSettings.flag("failedTakeCounts", mapping, into: &reading)
        recordLimit = reading.optional("recordLimit", of: mapping)
            .flatMap { reading.duration($0, in: RecordingRules.recordLimits) }
    }

    private static func flag(_ key: String, _ mapping: SettingMapping, into reading: inout SettingReading) -> Bool? {
        guard mapping.has(key) else { return false }
        return reading.optional(key, of: mapping).flatMap { reading.yesOrNo($0) }
    }

    private static func takes(_ setting: Setting, into reading: inout SettingReading) -> Takes? {
        guard let text = setting.tree.text, text != "unlimited" else {
            return setting.tree.text == nil ? reading.integer(setting, in: 1...20).map(Takes.number) : .unlimited
        }
        if text.first?.isLetter == true {
            reading.note(
                .badChoice, at: setting,
                Phrase(
                    zh: "“\(SettingFaultText.shortened(text))”不是录制次数；请写 1 到 20 的整数，或 unlimited（不限）。",
                    en: "“\(SettingFaultText.shortened(text))” is no number of takes; write 1 to 20, or unlimited."))
            return nil
        }
        return reading.integer(setting, in: 1...20).map(Takes.number)
    }

    // MARK: - What fits the mode

    /// The rules of a recorded question; notes what is missing and what does not go together.
    func rules(
        _ mapping: SettingMapping, attachments: AttachmentReader.Found, into reading: inout SettingReading
    ) -> RecordingRules? {
        if !mapping.has("recordLimit") {
            _ = reading.required("recordLimit", of: mapping)
        }
        if autoSubmit == true {
            checkAutoSubmit(mapping.place("autoSubmit"), attachments: attachments, into: &reading)
        }
        guard let takes, let cameras, let rehearsal, let playback, let autoSubmit, let recordLimit, let failedTakeCounts
        else { return nil }
        let allowed: RecordingRules.Takes
        switch takes {
        case .unlimited: allowed = .unlimited
        case .number(1): allowed = .single(autoSubmit: autoSubmit)
        case .number(let number): allowed = .several(number)
        }
        return RecordingRules(
            takes: allowed, cameras: cameras, rehearsal: rehearsal, playback: playback, recordLimit: recordLimit,
            failedTakeCounts: failedTakeCounts)
    }

    private func checkAutoSubmit(
        _ place: Setting, attachments: AttachmentReader.Found, into reading: inout SettingReading
    ) {
        if let takes, takes != .single {
            reading.refuse(
                .autoSubmitTakes, at: place,
                Phrase(
                    zh: "只有录制一次（takes: 1）的题目才能自动提交。",
                    en: "Only a question with a single take (takes: 1) can submit itself."))
        }
        if attachments.rules.required {
            reading.refuse(
                .autoSubmitAttachments, at: place,
                Phrase(
                    zh: "有必交附件的题目不能自动提交：录制一结束就提交，考生来不及上传附件。",
                    en: "A question with required attachments cannot submit itself: it would be submitted when the "
                        + "recording ends, before anybody could upload them."))
        }
    }

    /// Notes what an offline question cannot have. What says “no” (`rehearsal: no`, `cameras: 1`) is true of it and may
    /// stand.
    func refuseOffline(_ mapping: SettingMapping, into reading: inout SettingReading) {
        let found: [(key: String, isTrue: Bool, zh: String, en: String)] = [
            ("takes", mapping.has("takes"), "录制次数", "a number of takes"),
            ("cameras", cameras == .two, "二机位", "a second camera"),
            ("rehearsal", rehearsal == true, "排练", "a rehearsal"),
            ("playback", playback == true, "回看", "playback"),
            ("autoSubmit", autoSubmit == true, "自动提交", "auto-submit"),
            ("recordLimit", mapping.has("recordLimit"), "录制时限", "a record limit"),
            ("failedTakeCounts", failedTakeCounts == true, "失败录制计次", "a rule for failed takes"),
        ]
        for (key, isTrue, zh, en) in found where isTrue {
            reading.refuse(
                .wrongMode, at: mapping.place(key),
                Phrase(
                    zh: "线下录制的题目没有“\(zh)”，请删去 \(key)，或把 mode 改为 recorded。",
                    en: "An offline question has no \(key) (\(en)); remove it, or set mode to recorded."))
        }
    }
}
