import ExamDomain
import Testing

@Suite("Lost leading zeros")
struct LostLeadingZerosTests {
    /// Numbers of so many digits, line after line from 2 on.
    func column(_ lengths: [(digits: Int, count: Int)], isTaken: Bool = true) -> LostLeadingZeros {
        var zeros = LostLeadingZeros()
        var line = 2
        for (digits, count) in lengths {
            for _ in 0..<count {
                zeros.count(digits: digits, line: line, isTaken: isTaken)
                line += 1
            }
        }
        return zeros
    }

    @Test(
        "nine in ten of the column make a length usual",
        arguments: [(9, 1, 10), (89, 11, nil), (90, 10, 10), (1, 0, 10), (0, 0, nil)] as [(Int, Int, Int?)])
    func usual(_ long: Int, _ short: Int, _ length: Int?) {
        #expect(column([(10, long), (8, short)]).usualLength == length)
    }

    @Test("only shorter numbers of rows that are taken are warned of, by their line")
    func told() {
        var zeros = column([(10, 50), (9, 1), (11, 1), (7, 1), (0, 4), (33, 4)])
        zeros.count(digits: 9, line: 70, isTaken: false)
        let warnings = zeros.warnings(place: "考号")
        #expect(warnings.map(\.line) == [52, 54])
        #expect(warnings.allSatisfy { $0.code == "leadingZerosLost" && $0.place == "考号" })
        #expect(warnings[0].message.zh.contains("9 位") && warnings[0].message.zh.contains("10 位"))
        #expect(column([(10, 30), (9, 2)], isTaken: false).warnings(place: "考号").isEmpty)
        #expect(column([(10, 80), (9, 20)]).warnings(place: "考号").isEmpty)
    }

    @Test(
        "a hundred rows are told one by one, the others in a sentence", arguments: [(100, 100), (101, 101), (900, 101)])
    func many(_ short: Int, _ told: Int) {
        let half = short / 2
        let warnings = column([(8, half), (10, 10_000), (9, short - half)]).warnings(place: "考号")
        #expect(warnings.count == told)
        let rest = short - LostLeadingZeros.mostTold
        #expect((warnings.last?.line == nil) == (rest > 0))
        if rest > 0 { #expect(warnings.last?.message.en.hasPrefix("\(rest) more ") == true) }
        #expect(warnings.first?.line == 2)
    }
}
