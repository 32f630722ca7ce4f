// Times as they are told to people who plan their day by them.
extension ExamTimeZone {
    /// `2026年12月1日（星期二）08:00` / `Tuesday 1 December 2026, 08:00`; seconds only where there are any.
    package func spoken(_ moment: Moment) -> Phrase {
        let offset = offset(at: moment)
        let time = CivilTime(moment, offset: offset)
        let local = moment.milliseconds + Int64(offset) * 1000
        let days = Int((local - (local < 0 ? 86_399_999 : 0)) / 86_400_000)
        // 1 January 1970 was a Thursday.
        let weekday = ((days + 4) % 7 + 7) % 7
        let clock = time.second == 0 && time.thousandth == 0 ? String(time.clock.prefix(5)) : time.clock
        return Phrase(
            zh: "\(time.year)年\(time.month)月\(time.day)日（星期\(Weekdays.zh[weekday])）\(clock)",
            en: "\(Weekdays.en[weekday]) \(time.day) \(Months.en[time.month - 1]) \(time.year), \(clock)")
    }

    /// `北京时间（Asia/Shanghai，UTC+08:00）`; both offsets where clocks change between the two moments.
    package func spokenName(at start: Moment, _ end: Moment) -> Phrase {
        let offsets = [start, end].map { "UTC" + iso8601($0).suffix(6) }
        let told = offsets[0] == offsets[1] ? offsets[0] : offsets.joined(separator: " → ")
        guard name == "Asia/Shanghai" else {
            return Phrase(zh: " \(name) 时区的时间（\(told)）", en: "of the time zone \(name) (\(told))")
        }
        return Phrase(zh: "北京时间（\(name)，\(told)）", en: "Beijing time (\(name), \(told))")
    }
}

private enum Weekdays {
    static let zh = ["日", "一", "二", "三", "四", "五", "六"]
    static let en = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

private enum Months {
    static let en = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
