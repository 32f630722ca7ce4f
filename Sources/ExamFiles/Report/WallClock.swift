import ExamDomain

/// The exam's wall clock. It asks the time zone once for each quarter of an hour it meets, because a report has millions
/// of moments in few of them.
struct WallClock {
    private let zone: ExamTimeZone
    /// A slot for each remainder of the quarter's number.
    private var quarters = [Int64](repeating: .min, count: slots)
    private var offsets = [Int](repeating: 0, count: slots)
    private static let slots = 1024
    /// Zones change their offset at full quarters only (since 1973, everywhere).
    private static let quarter: Int64 = 900_000

    init(_ zone: ExamTimeZone) {
        self.zone = zone
    }

    /// Seconds east of UTC at a moment.
    mutating func offset(at moment: Moment) -> Int {
        let quarter = moment.milliseconds / WallClock.quarter
        let slot = Int(quarter & Int64(WallClock.slots - 1))
        if quarters[slot] != quarter {
            quarters[slot] = quarter
            offsets[slot] = zone.offset(at: moment)
        }
        return offsets[slot]
    }

    /// `2026-12-01 09:00:00`.
    mutating func told(_ moment: Moment, to text: inout [UInt8]) {
        write(CivilTime(moment, offset: offset(at: moment)), between: UInt8(ascii: " "), to: &text)
    }

    /// `2026-12-01T09:00:00+08:00`, with thousandths where they are not zero.
    mutating func iso8601(_ moment: Moment, to text: inout [UInt8]) {
        let offset = offset(at: moment)
        let time = CivilTime(moment, offset: offset)
        write(time, between: UInt8(ascii: "T"), to: &text)
        if time.thousandth != 0 {
            text.append(UInt8(ascii: "."))
            write(time.thousandth, digits: 3, to: &text)
        }
        text.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        write(abs(offset) / 3600, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        write(abs(offset) / 60 % 60, digits: 2, to: &text)
    }

    private func write(_ time: CivilTime, between: UInt8, to text: inout [UInt8]) {
        write(time.year, digits: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        write(time.month, digits: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        write(time.day, digits: 2, to: &text)
        text.append(between)
        write(time.hour, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        write(time.minute, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        write(time.second, digits: 2, to: &text)
    }

    /// The last digits of a number, zeros before them.
    private func write(_ number: Int, digits: Int, to text: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number.magnitude / UInt(divisor) % 10))
            divisor /= 10
        }
    }
}

extension Interval {
    /// `1:30:00`, hours first however many; what spreadsheets read as a duration.
    var clock: String {
        let total = milliseconds.magnitude / 1000
        let parts = [total / 60 % 60, total % 60].map { $0 < 10 ? ":0\($0)" : ":\($0)" }
        return (milliseconds < 0 ? "-" : "") + "\(total / 3600)" + parts.joined()
    }
}
