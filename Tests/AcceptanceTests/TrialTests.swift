import Testing

/// The short forms of `make hostile` and `make race`: what other programs have stumbled over, and many people at once.
@Suite struct TrialTests {
    @Test(
        "No hostile byte reaches a terminal, no string is run, no path leads astray, no umask opens a file; nothing is lost among many",
        arguments: ["names", "strings", "paths", "umasks", "writes", "reports"])
    func trial(part: String) throws {
        let counter = try Counter(unit: false)
        let answer = try counter.run(
            ["/usr/bin/python3", "-B", "\(Counter.repository)/Tests/Trials/run", "--only", part])
        #expect(answer.status == 0, "\(answer.err)\n\(answer.out)")
        #expect(answer.out.contains("| \(part) | "))
    }
    @Test("Each defect that the trials must catch can still be planted in these sources (make teeth plants them)")
    func teeth() throws {
        let counter = try Counter(unit: false)
        let answer = try counter.run(["/usr/bin/python3", "-B", "\(Counter.repository)/Tests/Teeth/run", "--check"])
        #expect(answer.status == 0, "\(answer.err)\n\(answer.out)")
    }
}
