import Foundation

/// The zone an exam's times are told in, by its name in the IANA database.
package struct ExamTimeZone: Hashable, Sendable {
    package let name: String
    private let zone: TimeZone

    /// Nil where the machine knows no such zone.
    package init?(_ name: String) {
        guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.zone = zone
    }

    package static let utc = ExamTimeZone(name: "UTC", zone: .gmt)

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    /// Seconds east of UTC at a moment.
    package func offset(at moment: Moment) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
    }

    /// `2026-12-01T09:00:00+08:00`, with thousandths where they are not zero.
    package func iso8601(_ moment: Moment) -> String {
        let offset = offset(at: moment)
        let parts = CivilTime(moment, offset: offset)
        let sign = offset < 0 ? "-" : "+"
        let minutes = abs(offset) / 60
        var text = "\(parts.date)T\(parts.clock)"
        if parts.thousandth != 0 { text += "." + padded(parts.thousandth, 3) }
        return text + "\(sign)\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }

    /// `2026-12-01 09:00:00`, for people.
    package func told(_ moment: Moment) -> String {
        let parts = CivilTime(moment, offset: offset(at: moment))
        return "\(parts.date) \(parts.clock)"
    }
}

/// A moment as a wall calendar and clock show it.
package struct CivilTime: Hashable, Sendable {
    package let year, month, day, hour, minute, second, thousandth: Int

    /// - Parameter offset: seconds east of UTC.
    package init(_ moment: Moment, offset: Int) {
        let local = moment.milliseconds + Int64(offset) * 1000
        let days = Int((local - (local < 0 ? 86_399_999 : 0)) / 86_400_000)
        let rest = Int(local - Int64(days) * 86_400_000)
        // The inverse of `Moment.days`, from the same source.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = rest / 3_600_000
        minute = rest / 60_000 % 60
        second = rest / 1000 % 60
        thousandth = rest % 1000
    }

    package var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
    package var clock: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
