import ExamDomain
import Testing

@Suite("Moments and time zones")
struct MomentTests {
    private let shanghai = ExamTimeZone("Asia/Shanghai")!

    @Test(
        "A time with offset is read to the thousandth",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1970-01-01 00:00Z", 0),
            ("1969-12-31T23:59:59.999Z", -1), ("2026-12-01T09:00:00+08:00", 1_796_086_800_000),
            ("2026-12-01T09:00:00.25+0800", 1_796_086_800_250), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
            ("2000-02-29T12:34:56.7-11:30", 951_869_096_700), ("2026-12-01T09:00:00-14:00", 1_796_166_000_000),
        ] as [(String, Int64)])
    func reading(text: String, milliseconds: Int64) { #expect(Moment(iso8601: text)?.milliseconds == milliseconds) }

    @Test(
        "Anything else is nil",
        arguments: [
            "", "2026", "2026-12-01", "2026-12-01T09:00:00", "2026-12-01T09:00", "2026-12-01T9:00:00Z",
            "2026-12-01T24:00:00Z",
            "2026-12-01T23:60:00Z", "2026-12-01T23:59:60Z", "2026-02-30T00:00:00Z", "2026-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
            "2026-12-00T00:00:00Z", "2026-12-32T00:00:00Z", "1899-12-31T00:00:00Z", "2200-01-01T00:00:00Z",
            "2026-12-01T09:00:00.Z", "2026-12-01T09:00:00.1234Z", "2026-12-01T09:00:00,5Z", "2026-12-01T09:00:00z",
            "2026-12-01T09:00:00+08", "2026-12-01T09:00:00+08:60", "2026-12-01T09:00:00+15:00",
            "2026-12-01T09:00:00+0:800",
            "2026-12-01T09:00:00+08::00", "2026-12-01T09:00:00:+0800", "2026-12-01T09:00:00+08:00 ",
            " 2026-12-01T09:00:00Z",
            "2026-12-01T09:00:00ZZ", "2026-12-01t09:00:00Z", "2026-12-01T09:00:00−08:00", "+2026-12-01T09:00:00Z",
            "2026/12/01T09:00:00Z", "-026-12-01T09:00:00Z", "2026-12-01T09:00:00.00000000000000000000000000000Z",
        ])
    func refusing(text: String) { #expect(Moment(iso8601: text) == nil) }

    @Test("A missing offset is told apart from what is no time")
    func lacksOffset() {
        #expect(Moment.lacksOffset("2026-12-01T09:00:00"))
        #expect(Moment.lacksOffset("2026-12-01 09:00"))
        #expect(Moment.lacksOffset("2026-12-01T09:00:00.5"))
        for text in ["2026-12-01T09:00:00Z", "2026-12-01T09:00:00+08:00", "2026-02-30T09:00:00", "2026-12-01", "soon"] {
            #expect(!Moment.lacksOffset(text))
        }
    }

    @Test("Told in the exam's zone, with thousandths only where there are some")
    func telling() {
        let moment = Moment(milliseconds: 1_796_086_800_000)
        #expect(shanghai.iso8601(moment) == "2026-12-01T09:00:00+08:00")
        #expect(shanghai.iso8601(moment + Interval(milliseconds: 7)) == "2026-12-01T09:00:00.007+08:00")
        #expect(shanghai.told(moment + Interval(milliseconds: 999)) == "2026-12-01 09:00:00")
        #expect(ExamTimeZone.utc.iso8601(moment) == "2026-12-01T01:00:00+00:00")
        #expect(ExamTimeZone("Asia/Kathmandu")?.iso8601(moment) == "2026-12-01T06:45:00+05:45")
        #expect(ExamTimeZone("America/St_Johns")?.iso8601(moment) == "2026-11-30T21:30:00-03:30")
        #expect(shanghai.iso8601(Moment(milliseconds: -1)) == "1970-01-01T07:59:59.999+08:00")
    }

    @Test("Summer time is followed to the second")
    func summerTime() throws {
        let berlin = try #require(ExamTimeZone("Europe/Berlin"))
        let before = try #require(Moment(iso8601: "2026-03-29T01:59:59+01:00"))
        #expect(berlin.iso8601(before) == "2026-03-29T01:59:59+01:00")
        #expect(berlin.iso8601(before + .seconds(1)) == "2026-03-29T03:00:00+02:00")
    }

    @Test(
        "What is told reads back as the same moment",
        arguments: ["Asia/Shanghai", "UTC", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"])
    func roundTrip(name: String) throws {
        let zone = try #require(ExamTimeZone(name))
        var chance = SplitMix64(seed: 7)
        for _ in 0..<500 {
            let moment = Moment(milliseconds: Int64.random(in: 0...7_200_000_000_000, using: &chance))
            #expect(Moment(iso8601: zone.iso8601(moment)) == moment)
        }
    }

    @Test(
        "A zone is known by its IANA name alone",
        arguments: ["", "CST", "GMT+8", "+08:00", "Asia/Beijing", "China", "Mars/Olympus", "/"])
    func unknownZones(name: String) { #expect(ExamTimeZone(name) == nil) }
}

@Suite("Calendar and clock")
struct CivilTimeTests {
    @Test("Every day of three centuries is the day after the one before")
    func days() throws {
        var moment = try #require(Moment(iso8601: "1900-01-01T00:00:00Z"))
        var (year, month, day) = (1900, 1, 1)
        for _ in 0..<109_573 {
            let parts = CivilTime(moment, offset: 0)
            guard (parts.year, parts.month, parts.day) == (year, month, day) else {
                Issue.record("\(parts.date) instead of \(year)-\(month)-\(day)")
                return
            }
            day += 1
            if day > Moment.daysIn(Int64(month), of: Int64(year)) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            moment = moment + .hours(24)
        }
        #expect(year == 2200)
    }

    @Test("The last thousandth of a day and the first of the next")
    func midnight() throws {
        let last = try #require(Moment(iso8601: "1969-12-31T23:59:59.999Z"))
        let parts = CivilTime(last, offset: 0)
        #expect(parts.date == "1969-12-31")
        #expect(parts.clock == "23:59:59")
        #expect(parts.thousandth == 999)
        #expect(CivilTime(last + Interval(milliseconds: 1), offset: 0).date == "1970-01-01")
        #expect(CivilTime(last, offset: 8 * 3600).clock == "07:59:59")
        #expect(CivilTime(last, offset: -3600).clock == "22:59:59")
    }

    @Test("A local time is read as the zone's clock shows it, also where its clocks change")
    func local() throws {
        let shanghai = try #require(ExamTimeZone("Asia/Shanghai"))
        #expect(Moment(local: "2026-12-01T09:00", in: shanghai) == Moment(iso8601: "2026-12-01T09:00:00+08:00"))
        #expect(
            Moment(local: "2026-12-01 09:00:30.5", in: shanghai) == Moment(iso8601: "2026-12-01T09:00:30.500+08:00"))
        #expect(Moment(local: "2026-12-01T09:00+08:00", in: shanghai) == nil)
        #expect(Moment(local: "2026-13-01T09:00", in: shanghai) == nil)
        let berlin = try #require(ExamTimeZone("Europe/Berlin"))
        #expect(Moment(local: "2026-03-29T01:59", in: berlin) == Moment(iso8601: "2026-03-29T01:59:00+01:00"))
        #expect(Moment(local: "2026-03-29T03:00", in: berlin) == Moment(iso8601: "2026-03-29T03:00:00+02:00"))
        #expect(Moment(local: "2026-10-25T03:00", in: berlin) == Moment(iso8601: "2026-10-25T03:00:00+01:00"))
    }
}
