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

    /// Reads a date and time without offset, `2026-12-01T09:00`, as a clock in the zone shows it. An hour that the zone's clocks
    /// skip or repeat is taken under the offset before the change.
    package init?(local text: String, in zone: ExamTimeZone) {
        guard let (local, rest) = Moment.local(text.utf8), rest.isEmpty else { return nil }
        let guess = Moment(milliseconds: local)
        let before = zone.offset(at: guess - .hours(24))
        let near = Moment(milliseconds: local - Int64(before) * 1000)
        let offset = zone.offset(at: near) == before ? before : zone.offset(at: guess + .hours(24))
        self.init(milliseconds: local - Int64(offset) * 1000)
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
