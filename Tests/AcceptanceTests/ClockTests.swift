import Testing

@Suite struct ClockTests {
    @Test("Who sets the clock between two acts is told, and the journal says so; nothing is refused") func set() throws
    {
        let counter = try Counter(exam: openExam)
        for (seconds, told) in [(7230, "forward by 2 h"), (-7230, "back by 2 h")] {
            // As if the clock had shown so much less at the latest act.
            #expect(try counter.sqlite("UPDATE journalEnd SET startedAt = startedAt - \(seconds * 1000)").status == 0)
            let answer = try counter(
                "staff", "add", "li\(abs(seconds))\(seconds > 0)", "--role", "reviewer", "--lang", "en")
            #expect(answer.status == 0)
            #expect(answer.err.contains(told), "\(answer.err)")
            let entry = try counter("audit", "log", "--format", "json").json.array.last
            #expect(String(describing: entry).contains("clockJumped"))
        }
        let chinese = try counter("staff", "add", "wu", "--role", "reviewer", "--lang", "zh")
        #expect(chinese.status == 0 && !chinese.err.contains("时钟"))
        _ = try counter.sqlite("UPDATE journalEnd SET startedAt = startedAt - 95000")
        #expect(try counter("staff", "add", "xu", "--role", "reviewer", "--lang", "zh").err.contains("时钟被拨快了 1 分钟 3"))
        #expect(try counter("audit", "verify").status == 0)
    }
}
