/// Reads the attachment rules of a question: a rule for each kind, and the bounds on the total.
enum AttachmentReader {
    static let ruleKeys = ["kind", "min", "max", "maxSize", "extensions"]
    static let totalKeys = ["min", "max"]
    /// The most files a rule can speak of.
    static let mostFiles = 1000

    struct Found {
        let rules: AttachmentRules
        /// Is there an `attachments` that says something?
        let isWritten: Bool
        /// False where some rule had a fault, so that `rules` lacks it.
        let isWhole: Bool
    }

    static func read(_ mapping: SettingMapping, into reading: inout SettingReading) -> Found {
        let before = reading.faults.count
        let setting = reading.nullable("attachments", of: mapping).flatMap { $0.tree.text == "none" ? nil : $0 }
        let items = setting.flatMap { reading.list($0) } ?? []
        var rules: [AttachmentRule] = []
        if items.count > 20 {
            setting.map { reading.note(.tooMany, at: $0, SettingFaultText.tooMany(20)) }
        } else {
            for item in items {
                guard let rule = rule(item, after: rules, into: &reading) else { continue }
                rules.append(rule)
            }
        }
        let (totalMin, totalMax) = total(mapping, into: &reading)
        let isWhole = reading.faults.count == before
        let found = AttachmentRules(rules, totalMin: totalMin, totalMax: totalMax)
        if isWhole { checkTotal(found, mapping.place("attachmentsTotal"), into: &reading) }
        return Found(rules: found, isWritten: setting != nil, isWhole: isWhole)
    }

    // MARK: - One rule

    private static func rule(
        _ setting: Setting, after rules: [AttachmentRule], into reading: inout SettingReading
    ) -> AttachmentRule? {
        guard let mapping = reading.mapping(setting, keys: ruleKeys) else { return nil }
        let before = reading.faults.count
        let kindSetting = reading.required("kind", of: mapping)
        let kind = kindSetting.flatMap { reading.choice($0, of: AttachmentKind.self) }
        if let kind, let kindSetting, rules.contains(where: { $0.kind == kind }) {
            reading.note(
                .duplicateAttachment, at: kindSetting,
                Phrase(
                    zh: "附件类型 \(kind.rawValue)（\(kind.told.zh)）已有一条规则，每种只能有一条。",
                    en: "There is a rule for \(kind.rawValue) already; each kind has one."))
        }
        let bounds = bounds(of: mapping, into: &reading)
        let maxSize = reading.nullable("maxSize", of: mapping).flatMap { reading.size($0) }
        let extensions = extensions(mapping, into: &reading)
        guard let kind else { return nil }
        let rule = AttachmentRule(
            kind: kind, min: bounds.min ?? 0, max: bounds.max, maxSize: maxSize, extensions: extensions)
        // NB: a faulty rule that asks for files is kept, so that the checks against auto-submit still see it.
        return reading.faults.count == before || (rule.min > 0 && !rules.contains { $0.kind == kind }) ? rule : nil
    }

    /// `min` and `max` of a rule or of the total.
    private static func bounds(
        of mapping: SettingMapping, into reading: inout SettingReading
    ) -> (min: Int?, max: Int?) {
        let min = reading.optional("min", of: mapping).flatMap { reading.integer($0, in: 0...mostFiles) }
        let max = reading.nullable("max", of: mapping).flatMap { reading.integer($0, in: 1...mostFiles) }
        if let min, let max, min > max {
            reading.refuse(
                .minAboveMax, at: mapping.place("min"),
                Phrase(
                    zh: "最少 \(min) 个大于最多 \(max) 个。", en: "The least number, \(min), is above the most, \(max)."))
        }
        return (min, max)
    }

    /// Endings of file names: without the dot, lower-case, each once.
    private static func extensions(_ mapping: SettingMapping, into reading: inout SettingReading) -> [String] {
        guard let setting = reading.nullable("extensions", of: mapping), let items = reading.list(setting) else {
            return []
        }
        guard items.count <= 50 else {
            reading.note(.tooMany, at: setting, SettingFaultText.tooMany(50))
            return []
        }
        var extensions: [String] = []
        for item in items {
            guard let (text, _) = reading.scalar(item) else { continue }
            let ending = (text.hasPrefix(".") ? String(text.dropFirst()) : text).lowercased()
            guard (1...16).contains(ending.utf8.count),
                ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
            else {
                let shown = SettingFaultText.shortened(text)
                reading.note(
                    .badExtension, at: item,
                    Phrase(
                        zh: "“\(shown)”不是扩展名；请写成 mp4、pdf 这样（英文字母和数字）。",
                        en: "“\(shown)” is not a file extension; write it like mp4 or pdf (letters and digits)."))
                continue
            }
            if !extensions.contains(ending) { extensions.append(ending) }
        }
        return extensions
    }

    // MARK: - The total

    private static func total(_ mapping: SettingMapping, into reading: inout SettingReading) -> (Int?, Int?) {
        guard let setting = reading.nullable("attachmentsTotal", of: mapping),
            let total = reading.mapping(setting, keys: totalKeys)
        else { return (nil, nil) }
        if !total.has("min"), !total.has("max") {
            reading.note(.emptyValue, at: setting, SettingFaultText.emptyValue)
        }
        return bounds(of: total, into: &reading)
    }

    /// The total must be reachable under the rules by kind.
    private static func checkTotal(_ rules: AttachmentRules, _ place: Setting, into reading: inout SettingReading) {
        guard rules.totalMin != nil || rules.totalMax != nil else { return }
        let least = rules.rules.map(\.min).reduce(0, +)
        let most = rules.rules.contains { $0.max == nil } ? nil : rules.rules.compactMap(\.max).reduce(0, +)
        if let most, let totalMin = rules.totalMin, totalMin > most {
            reading.refuse(
                .totalsImpossible, at: place,
                Phrase(
                    zh: "总共至少要 \(totalMin) 个附件，但各类附件加起来最多只能交 \(most) 个。",
                    en:
                        "In total at least \(totalMin.counted("attachment is", "attachments are")) asked for, but the kinds together allow \(most)."
                ))
        }
        if let totalMax = rules.totalMax, totalMax < least {
            reading.refuse(
                .totalsImpossible, at: place,
                Phrase(
                    zh: "总共最多 \(totalMax) 个附件，但各类附件加起来至少要交 \(least) 个。",
                    en:
                        "In total at most \(totalMax.counted("attachment is", "attachments are")) allowed, but the kinds together ask for \(least)."
                ))
        }
        if rules.rules.isEmpty, most == 0, rules.totalMin ?? 0 == 0 {
            reading.refuse(
                .totalsImpossible, at: place,
                Phrase(
                    zh: "只有总数，没有 attachments 规则：请写明允许哪些类型的附件。",
                    en: "There is a total but no rule under attachments; say which kinds are allowed."))
        }
    }
}
