/// A day of the calendar, such as a birth date.
package struct CalendarDay: Hashable, Sendable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil for a day that does not exist; the year is 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Int(Moment.daysIn(Int64(month), of: Int64(year)))
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that a moment falls on in a zone.
    package init(_ moment: Moment, in zone: ExamTimeZone) {
        let time = CivilTime(moment, offset: zone.offset(at: moment))
        (year, month, day) = (time.year, time.month, time.day)
    }

    package static func < (one: CalendarDay, other: CalendarDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }
}
