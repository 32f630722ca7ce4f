import ExamDomain
import Testing

@Suite("Lengths of time")
struct IntervalTests {
    @Test(
        "Whole numbers with h, m and s in this order",
        arguments: [
            ("0s", 0), ("90s", 90), ("3m", 180), ("1h30m", 5400), ("1h", 3600), ("1h1m1s", 3661), ("2h5s", 7205),
            ("007m", 420),
            ("8784h", 31_622_400),
        ] as [(String, Int64)])
    func reading(text: String, seconds: Int64) { #expect(Interval(setting: text) == .seconds(seconds)) }

    @Test(
        "Anything else is nil",
        arguments: [
            "", "3", "m", "3M", "3 m", " 3m", "3m ", "1.5h", "-3m", "+3m", "3m3m", "3s1m", "1m1h", "3min", "３m", "3m5",
            "1d",
            "8784h1s", "100000001s", "99999999999999999999s", "9223372036854775807h", "٣m",
        ])
    func refusing(text: String) { #expect(Interval(setting: text) == nil) }

    @Test(
        "What is written reads as the same",
        arguments: [0, 1, 59, 60, 61, 3599, 3600, 3601, 3660, 5400, 86_400, 31_622_400] as [Int64])
    func roundTrip(seconds: Int64) {
        #expect(Interval(setting: Interval.seconds(seconds).setting) == .seconds(seconds))
    }

    @Test("Written as short as can be, told in words")
    func words() {
        #expect(Interval.minutes(90).setting == "1h30m")
        #expect(Interval.zero.setting == "0s")
        #expect(Interval.minutes(90).told == Phrase(zh: "1 小时 30 分钟", en: "1 h 30 min"))
        #expect(Interval.seconds(5).told == Phrase(zh: "5 秒", en: "5 s"))
        #expect(Interval(milliseconds: 999).told.en == "0 s")
    }
}

@Suite("Sizes")
struct ByteSizeTests {
    @Test(
        "MB is 10^6, MiB 2^20, and plain numbers are bytes",
        arguments: [
            ("200MB", 200_000_000), ("20MiB", 20_971_520), ("1.5GB", 1_500_000_000), ("0", 0), ("1234", 1234),
            ("1 KB", 1000),
            ("1kB", 1000), ("0.5KiB", 512), ("12B", 12), ("1000GB", 1_000_000_000_000),
            ("1000000000000", 1_000_000_000_000),
            ("0.125KiB", 128), ("931GiB", 999_653_638_144),
        ] as [(String, Int64)])
    func reading(text: String, bytes: Int64) { #expect(ByteSize(setting: text)?.bytes == bytes) }

    @Test(
        "Anything else, a part of a byte, or more than 1 TB is nil",
        arguments: [
            "", "MB", "-1", "+1", "1.5", "1.5B", "1.", ".5MB", "1..5MB", "1,5MB", "1TB", "1 000", "1mb", "1.0001KB",
            "0.3KiB",
            "1000000000001", "1001GB", "1000.5GB", "1000.001GB", "932GiB", "99999999999999999999", "9999999999999GB",
            "１MB", "1MB ",
            " 1MB", "0x10",
        ])
    func refusing(text: String) { #expect(ByteSize(setting: text) == nil) }

    @Test(
        "What is written reads as the same",
        arguments: [0, 1, 999, 1000, 1024, 1_000_000, 1_048_576, 200_000_000, 1_234_567, 1_000_000_000_000] as [Int64])
    func roundTrip(bytes: Int64) { #expect(ByteSize(setting: ByteSize(bytes).setting)?.bytes == bytes) }

    @Test(
        "Told with one decimal at most, never rounded up",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1000, "1 KB"), (1999, "1.9 KB"), (12_345_678, "12.3 MB"),
            (999_999, "999.9 KB"),
            (1_500_000_000, "1.5 GB"),
        ] as [(Int64, String)])
    func told(bytes: Int64, text: String) { #expect(ByteSize(bytes).told == text) }
}
