import Testing

/// The short form of `make hostile`: names, strings and paths that other programs have stumbled over, and four umasks.
@Suite struct HostileTests {
    @Test(
        "No hostile byte reaches a terminal, no string is run, no path leads astray, no umask opens a file",
        arguments: ["names", "strings", "paths", "umasks"])
    func hostile(part: String) throws {
        let counter = try Counter(unit: false)
        let answer = try counter.run(
            [
                "/usr/bin/python3", "-B", "\(Counter.repository)/Tests/Hostile/run", "--only", part, "--names", "300",
                "--strings", "1", "--paths", "8",
            ])
        #expect(answer.status == 0, "\(answer.err)\n\(answer.out)")
        #expect(answer.out.contains("| \(part) | "))
    }
}
