import Foundation

/// A point in time, in thousandths of a second since 1970 UTC. Every border of a rule is exact to one of them.
package struct Moment: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (one: Moment, other: Moment) -> Bool { one.milliseconds < other.milliseconds }

    package static func - (end: Moment, start: Moment) -> Interval {
        Interval(milliseconds: end.milliseconds - start.milliseconds)
    }

    package static func + (moment: Moment, interval: Interval) -> Moment {
        Moment(milliseconds: moment.milliseconds + interval.milliseconds)
    }

    package static func - (moment: Moment, interval: Interval) -> Moment {
        Moment(milliseconds: moment.milliseconds - interval.milliseconds)
    }
}

// MARK: - ISO 8601

extension Moment {
    /// Reads `2026-12-01T09:00:00.250+08:00`; the offset (or `Z`) is needed, thousandths are optional.
    /// Nil for anything else, a day that does not exist, or a year outside 1900…2199.
    ///
    /// By hand, because Foundation's parser is lenient (it takes 32 December) and cannot tell a missing offset.
    package init?(iso8601 text: String) {
        guard let (local, rest) = Moment.local(text.utf8) else { return nil }
        var tail = Array(rest)
        var offset: Int64 = 0
        if tail == [UInt8(ascii: "Z")] {
            tail = []
        } else {
            if tail.count == 6, tail[3] == UInt8(ascii: ":") { tail.remove(at: 3) }
            guard tail.count == 5, let sign = ["+": 1, "-": -1][String(decoding: tail.prefix(1), as: UTF8.self)],
                let hours = Moment.number(tail[1..<3]), let minutes = Moment.number(tail[3..<5]),
                hours <= 14, minutes < 60
            else { return nil }
            offset = Int64(sign) * (hours * 60 + minutes) * 60_000
        }
        self.init(milliseconds: local - offset)
    }

    /// True where the text is a date and time in which only the offset is missing.
    package static func lacksOffset(_ text: String) -> Bool {
        guard let (_, rest) = local(text.utf8) else { return false }
        return rest.isEmpty
    }

    /// The date and time before the offset as if in UTC, and what follows it.
    private static func local(_ text: String.UTF8View) -> (Int64, ArraySlice<UInt8>)? {
        let bytes = Array(text)
        guard bytes.count >= 16, bytes.count <= 40,
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes[10]), bytes[13] == UInt8(ascii: ":"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            (1900...2199).contains(year), (1...12).contains(month), day >= 1, day <= daysIn(month, of: year),
            hour < 24, minute < 60
        else { return nil }
        var rest = bytes[16...]
        var second: Int64 = 0
        var thousandths: Int64 = 0
        if rest.first == UInt8(ascii: ":") {
            guard rest.count >= 3, let value = number(rest.dropFirst().prefix(2)), value < 60 else { return nil }
            second = value
            rest = rest.dropFirst(3)
            if rest.first == UInt8(ascii: ".") {
                let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                guard (1...3).contains(digits.count), let value = number(digits) else { return nil }
                thousandths = value * [100, 10, 1][digits.count - 1]
                rest = rest.dropFirst(1 + digits.count)
            }
        }
        let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
        return (seconds * 1000 + thousandths, rest)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    package static func daysIn(_ month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01, by the civil calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

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
