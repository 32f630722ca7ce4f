/// For whom a change of a setting is: what `exam apply` tells before it is made.
package enum SettingTendency: String, Hashable, Sendable, CaseIterable {
    /// Candidates may do more, or have longer.
    case gain
    case lose
    /// Neither, or some of both: a title, another mode.
    case neither

    package var told: Phrase {
        switch self {
        case .gain: Phrase(zh: "有利", en: "gain")
        case .lose: Phrase(zh: "不利", en: "lose")
        case .neither: Phrase(zh: "不定", en: "neither")
        }
    }
}

extension ExamDifference.Change {
    /// How the change bears on candidates.
    package var tendency: SettingTendency {
        let key = path.split(separator: ".").last.map(String.init) ?? path
        return switch key {
        case "submitLimit", "recordLimit", "uploadGrace": longer { $0.duration }
        case "closesAt": longer { $0.moment }
        case "opensAt": longer { $0.moment }.reversed
        case "cancelCooldown": longer { $0.duration }.reversed
        case "takes": longer { $0 == .string("unlimited") ? .max : $0.integer }
        case "cameras": longer { $0.integer }.reversed
        case "rehearsal", "playback": longer { $0 == .bool(true) ? 1 : 0 }
        case "failedTakeCounts": longer { $0 == .bool(true) ? 1 : 0 }.reversed
        case "whenTimeExpires": longer { $0 == .string(WhenTimeExpires.submitSelected.rawValue) ? 1 : 0 }
        case "attachments": SettingTendency(attachments: before.array ?? [], after.array ?? [])
        case "attachmentsTotal": SettingTendency(bounds: before, after)
        default: .neither
        }
    }

    /// A limit that grows is a gain; one that is not there is the greatest.
    private func longer(_ measure: (JSON) -> Int64?) -> SettingTendency {
        let (old, new) = (before == .null ? .max : measure(before), after == .null ? .max : measure(after))
        guard let old, let new, old != new else { return .neither }
        return new > old ? .gain : .lose
    }
}

extension SettingTendency {
    fileprivate var reversed: SettingTendency {
        switch self {
        case .gain: .lose
        case .lose: .gain
        case .neither: .neither
        }
    }

    /// Of several that come together.
    fileprivate init(all parts: [SettingTendency]) {
        let counted = Set(parts.filter { $0 != .neither })
        self = counted.count == 1 ? counted.first ?? .neither : .neither
    }

    /// Fewer demanded, more or larger allowed: a gain. Rules by kind, as `exam show` tells them.
    fileprivate init(attachments old: [JSON], _ new: [JSON]) {
        let kinds = Set((old + new).compactMap { $0["kind"]?.string })
        self.init(
            all: kinds.flatMap { kind -> [SettingTendency] in
                let (before, after) = (
                    old.first { $0["kind"]?.string == kind }, new.first { $0["kind"]?.string == kind }
                )
                guard let before, let after else {
                    // A kind that must be there is a burden; one that may be there is none.
                    let least = (before ?? after)?["min"]?.integer ?? 0
                    let adds: SettingTendency = least > 0 ? .lose : .gain
                    return [before == nil ? adds : adds.reversed]
                }
                return [SettingTendency(bounds: before, after), .sizes(before, after), .extensions(before, after)]
            })
    }

    /// `min` and `max`; a bound that is not there binds nobody.
    fileprivate init(bounds before: JSON, _ after: JSON) {
        func least(_ rule: JSON) -> Int64 { rule["min"]?.integer ?? 0 }
        func most(_ rule: JSON) -> Int64 { rule["max"]?.integer ?? .max }
        self.init(all: [.of(least(before), least(after)).reversed, .of(most(before), most(after))])
    }

    private static func of(_ before: Int64, _ after: Int64) -> SettingTendency {
        before == after ? .neither : after > before ? .gain : .lose
    }

    private static func sizes(_ before: JSON, _ after: JSON) -> SettingTendency {
        func most(_ rule: JSON) -> Int64 { rule["maxSize"]?.string.flatMap(ByteSize.init(setting:))?.bytes ?? .max }
        return of(most(before), most(after))
    }

    private static func extensions(_ before: JSON, _ after: JSON) -> SettingTendency {
        let old = Set((before["extensions"]?.array ?? []).compactMap(\.string))
        let new = Set((after["extensions"]?.array ?? []).compactMap(\.string))
        if old == new { return .neither }
        if new.isEmpty || (!old.isEmpty && new.isStrictSuperset(of: old)) { return .gain }
        return old.isEmpty || new.isStrictSubset(of: old) ? .lose : .neither
    }
}

extension JSON {
    fileprivate var duration: Int64? { string.flatMap(Interval.init(setting:))?.milliseconds }
    fileprivate var moment: Int64? { string.flatMap(Moment.init(iso8601:))?.milliseconds }
}
