/// A length of time, in thousandths of a second.
package struct Interval: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static let zero = Interval(milliseconds: 0)
    package static func seconds(_ number: Int64) -> Interval { Interval(milliseconds: number * 1000) }
    package static func minutes(_ number: Int64) -> Interval { seconds(number * 60) }
    package static func hours(_ number: Int64) -> Interval { minutes(number * 60) }

    package static func < (one: Interval, other: Interval) -> Bool { one.milliseconds < other.milliseconds }
    package static func + (one: Interval, other: Interval) -> Interval {
        Interval(milliseconds: one.milliseconds + other.milliseconds)
    }

    package var seconds: Double { Double(milliseconds) / 1000 }
    /// In whole seconds, one begun counted: a millisecond late is not "0 s".
    package var roundedUp: Interval { .seconds((milliseconds + 999) / 1000) }
    /// As long, and not less than nothing.
    package var magnitude: Interval { Interval(milliseconds: abs(milliseconds)) }
}

// MARK: - As written in a settings file

extension Interval {
    /// The longest a setting may say: 366 days.
    package static let longest = hours(24 * 366)

    /// Reads `90s`, `3m`, `1h30m`, `0s`: whole numbers with h, m, s in this order, each once. Nil for anything else.
    package init?(setting text: String) {
        var total: Int64 = 0
        var digits = ""
        var units: [(Character, Int64)] = [("h", 3600), ("m", 60), ("s", 1)]
        guard !text.isEmpty else { return nil }
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            guard let index = units.firstIndex(where: { $0.0 == character }), let number = Int64(digits),
                number <= 100_000_000
            else { return nil }
            total += number * units[index].1
            units.removeSubrange(...index)
            digits = ""
        }
        guard digits.isEmpty, total * 1000 <= Interval.longest.milliseconds else { return nil }
        self = .seconds(total)
    }

    /// The shortest text that reads as the same: `1h30m`, `3m`, `0s`.
    package var setting: String {
        let total = milliseconds / 1000
        let parts = [(total / 3600, "h"), (total / 60 % 60, "m"), (total % 60, "s")]
        let text = parts.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined()
        return text.isEmpty ? "0s" : text
    }

    /// How long ago, or how long something has lasted, as people say it: `3 分钟 20 秒`, `5 小时 10 分钟`, `39 天 8 小时`.
    package var agoTold: Phrase {
        let minutes = milliseconds / 60_000
        if minutes < 60 { return Interval.seconds(milliseconds / 1000).told }
        if minutes < 48 * 60 { return Interval.minutes(minutes).told }
        let (days, hours) = (minutes / 1440, minutes / 60 % 24)
        return Phrase(zh: "\(days) 天 \(hours) 小时", en: "\(days) d \(hours) h")
    }

    /// `1 小时 30 分钟` / `1 h 30 min`, for people.
    package var told: Phrase {
        let total = milliseconds / 1000
        let parts = [(total / 3600, " 小时", " h"), (total / 60 % 60, " 分钟", " min"), (total % 60, " 秒", " s")]
            .filter { $0.0 != 0 }
        guard !parts.isEmpty else { return Phrase(zh: "0 秒", en: "0 s") }
        return Phrase(
            zh: parts.map { "\($0.0)\($0.1)" }.joined(separator: " "),
            en: parts.map { "\($0.0)\($0.2)" }.joined(separator: " "))
    }
}
