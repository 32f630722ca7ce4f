// How each kind of value is read. Every function notes what is wrong and gives nil then, so that reading goes on.
extension SettingReading {
    mutating func scalar(_ setting: Setting, as form: SettingFaultText.Form = .text) -> (text: String, quoted: Bool)? {
        guard case .scalar(let text, let quoted, _) = setting.tree else {
            note(.wrongType, at: setting, SettingFaultText.wrongType(wanted: form, found: setting.tree))
            return nil
        }
        return (text, quoted)
    }

    /// A line that people read: not blank, at most 200 characters, nothing invisible; blanks around it fall away.
    mutating func title(_ setting: Setting) -> String? {
        guard let (text, _) = scalar(setting) else { return nil }
        guard demand == .rules else { return text }
        let title = text.trimmed
        guard !title.isEmpty else {
            note(.emptyValue, at: setting, SettingFaultText.emptyValue)
            return nil
        }
        guard title.count <= Exam.longestTitle, title.unicodeScalars.count <= 4 * Exam.longestTitle else {
            note(.tooLong, at: setting, SettingFaultText.tooLong(limit: Exam.longestTitle))
            return nil
        }
        guard !title.unicodeScalars.contains(where: \.isUnprintable) else {
            note(.controlCharacter, at: setting, SettingFaultText.controlCharacter)
            return nil
        }
        return title
    }

    /// The code of an exam or the id of a question.
    mutating func code<Code>(_ setting: Setting, _ make: (String) -> Code?) -> Code? {
        guard let (text, _) = scalar(setting) else { return nil }
        guard let code = make(text) else {
            let shown = SettingFaultText.shortened(text)
            note(
                .badCode, at: setting,
                Phrase(
                    zh: "“\(shown)”不能作代码：只能用英文字母、数字、- 和 _，1 到 64 个字符。",
                    en: "“\(shown)” cannot be a code: letters, digits, - and _ (ASCII), 1 to 64 characters."))
            return nil
        }
        return code
    }

    mutating func yesOrNo(_ setting: Setting) -> Bool? {
        guard let (text, quoted) = scalar(setting, as: .yesOrNo) else { return nil }
        switch quoted ? "" : text.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            note(.wrongType, at: setting, SettingFaultText.wrongType(wanted: .yesOrNo, found: setting.tree))
            return nil
        }
    }

    mutating func integer(_ setting: Setting, in range: ClosedRange<Int>) -> Int? {
        guard let (text, quoted) = scalar(setting, as: .integer) else { return nil }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !quoted, !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else {
            note(.wrongType, at: setting, SettingFaultText.wrongType(wanted: .integer, found: setting.tree))
            return nil
        }
        guard let number = Int(text), range.contains(number) else {
            note(
                .outOfRange, at: setting,
                SettingFaultText.outOfRange(text, from: "\(range.lowerBound)", to: "\(range.upperBound)"))
            return nil
        }
        return number
    }

    mutating func duration(_ setting: Setting, in range: ClosedRange<Interval>) -> Interval? {
        guard let (text, _) = scalar(setting) else { return nil }
        guard let interval = Interval(setting: text) else {
            note(.badDuration, at: setting, SettingFaultText.badDuration(text))
            return nil
        }
        guard demand == .form || range.contains(interval) else {
            note(
                .outOfRange, at: setting,
                SettingFaultText.outOfRange(text, from: range.lowerBound.setting, to: range.upperBound.setting))
            return nil
        }
        return interval
    }

    mutating func size(_ setting: Setting) -> ByteSize? {
        guard let (text, _) = scalar(setting) else { return nil }
        guard let size = ByteSize(setting: text), size.bytes > 0 else {
            let shown = SettingFaultText.shortened(text)
            note(
                .badSize, at: setting,
                Phrase(
                    zh: "“\(shown)”不是大小；请写成 200MB（10^6）或 20MiB（2^20）这样，大于 0，最多 1000GB。",
                    en: "“\(shown)” is not a size; write it like 200MB (10^6) or 20MiB (2^20), above 0, at most 1000GB."
                ))
            return nil
        }
        return size
    }

    /// One of an enumeration's raw values, exactly as they are written.
    mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ setting: Setting, of type: Choice.Type
    ) -> Choice? {
        guard let (text, _) = scalar(setting) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            note(
                .badChoice, at: setting,
                SettingFaultText.badChoice(text, choices: Choice.allCases.map(\.rawValue)))
            return nil
        }
        return choice
    }

    mutating func timeZone(_ setting: Setting) -> ExamTimeZone? {
        guard let (text, _) = scalar(setting) else { return nil }
        guard let zone = ExamTimeZone(text) else {
            let shown = SettingFaultText.shortened(text)
            note(
                .badTimeZone, at: setting,
                Phrase(
                    zh: "没有“\(shown)”这个时区；请写 IANA 名称，如 Asia/Shanghai、Asia/Urumqi、UTC。",
                    en:
                        "There is no time zone “\(shown)”; write its IANA name, such as Asia/Shanghai, Asia/Urumqi or UTC."
                ))
            return nil
        }
        return zone
    }

    /// - Parameter zone: used only to say what to write where the offset is missing.
    mutating func moment(_ setting: Setting, zone: ExamTimeZone?) -> Moment? {
        guard let (text, _) = scalar(setting) else { return nil }
        if let moment = Moment(iso8601: text) { return moment }
        let shown = SettingFaultText.shortened(text)
        if Moment.lacksOffset(text), let local = Moment(iso8601: text + "Z") {
            let example = text + (zone.map { String($0.iso8601(local).suffix(6)) } ?? "+08:00")
            note(
                .badTime, at: setting,
                Phrase(
                    zh: "时间“\(shown)”没有写时区偏移；请写成 \(example)。",
                    en: "“\(shown)” does not say its offset from UTC; write \(example)."))
        } else {
            note(
                .badTime, at: setting,
                Phrase(
                    zh: "“\(shown)”不是有效的时间；请写成 2026-12-01T08:00:00+08:00 这样。",
                    en: "“\(shown)” is not a time; write it like 2026-12-01T08:00:00+08:00."))
        }
        return nil
    }
}
