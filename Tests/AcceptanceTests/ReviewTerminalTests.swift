import Foundation
import Testing

/// Reviews at a real terminal: the desk that takes single keys, and the board that redraws itself; tmux is the terminal.
@Suite struct ReviewTerminalTests {
    /// A terminal of 100 columns in which a line runs.
    private final class Terminal {
        let counter: Counter
        private let socket = "examctl-\(UUID().uuidString.prefix(8))"

        init(_ counter: Counter, _ line: String) throws {
            self.counter = counter
            try counter.write(
                "trap : INT; LC_ALL=C.UTF-8; export LC_ALL; \(line); echo \"ended $?\"; sleep 60\n", to: "line.sh")
            let started = try tmux("new-session", "-d", "-x", "100", "-y", "50", "sh line.sh")
            guard started.status == 0 else { throw Unexpected(started) }
        }

        deinit { _ = try? tmux("kill-server") }

        @discardableResult
        private func tmux(_ words: String...) throws -> Answer {
            try counter.run(
                ["tmux", "-u", "-L", socket, "-f", "/dev/null"] + words,
                environment: ["TERM": "xterm-256color", "TMUX": "", "LC_ALL": "C.UTF-8", "TMUX_TMPDIR": counter.folder])
        }

        func type(_ key: String) throws { try tmux("send-keys", key) }

        /// Waits until the screen shows this so many times, and gives it.
        @discardableResult
        func wait(for text: String, times: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) throws -> String
        {
            var shown = ""
            for _ in 0..<400 {
                shown = try tmux("capture-pane", "-p", "-S", "-200").out
                if shown.components(separatedBy: text).count > times { return shown }
                usleep(25_000)
            }
            Issue.record("never saw \(text):\n\(shown)", sourceLocation: sourceLocation)
            return shown
        }
    }

    private func states(_ counter: Counter) throws -> [String: String] {
        let list = try counter("review", "list", "--format", "json").json.array
        return Dictionary(uniqueKeysWithValues: list.map { ($0["candidate"].told, $0["state"].told) })
    }

    @Test("review alone: a approves, s skips and releases, r and a digit reject, q releases and ends") func desk()
        throws
    {
        let counter = try ReviewTests.counter(waiting: 4)
        let terminal = try Terminal(counter, "\"$EXAMCTL\" review --as lin")
        try terminal.wait(for: "A0004")
        try terminal.wait(for: "a approve")
        #expect(try states(counter)["A0004"] == "claimed")
        try terminal.type("a")
        try terminal.wait(for: "A0004: approved")
        try terminal.wait(for: "a approve", times: 2)
        try terminal.type("s")
        try terminal.wait(for: "a approve", times: 3)
        #expect(
            try states(counter) == ["A0004": "approved", "A0003": "waiting", "A0002": "claimed", "A0001": "waiting"])
        // A key that means nothing asks again; so does r with no digit after it.
        try terminal.type("x")
        try terminal.wait(for: "a approve", times: 4)
        try terminal.type("r")
        try terminal.wait(for: "1 photo blurred")
        try terminal.type("z")
        try terminal.wait(for: "a approve", times: 5)
        try terminal.type("r")
        try terminal.wait(for: "1 photo blurred", times: 2)
        try terminal.type("2")
        try terminal.wait(for: "A0002: rejected")
        try terminal.wait(for: "a approve", times: 6)
        try terminal.type("q")
        let shown = try terminal.wait(for: "ended 0")
        #expect(shown.contains("1 approved, 1 rejected, 1 skipped."))
        #expect(
            try states(counter) == ["A0004": "approved", "A0003": "waiting", "A0002": "rejected", "A0001": "waiting"])
        let codes = try counter("review", "list", "--state", "rejected", "--format", "json").json.each("code")
        #expect(codes == ["faceHidden"])
        #expect(try counter("db", "check").status == 0)
    }

    @Test(
        "Ctrl-C at the desk ends with 130, the terminal shows typed keys again, and the claim stays until its lease ends"
    )
    func interrupted() throws {
        let counter = try ReviewTests.counter()
        let terminal = try Terminal(
            counter, "\"$EXAMCTL\" review --as lin; echo \"was $?\"; stty -a | grep -o -e '-*icanon' -e ' -*echo '")
        try terminal.wait(for: "a approve")
        try terminal.type("C-c")
        let shown = try terminal.wait(for: "ended")
        #expect(shown.contains("was 130"))
        #expect(shown.contains("\nicanon") && !shown.contains("-icanon") && !shown.contains("-echo"), "\(shown)")
        #expect(try states(counter)["A0001"] == "claimed")
        #expect(try counter("db", "check").status == 0)
    }

    @Test("Elsewhere review alone is the help, and work says that it takes a terminal") func noTerminal() throws {
        let counter = try ReviewTests.counter()
        let help = try counter("review")
        #expect(help.status == 0 && help.out.contains("examctl review next"))
        #expect(try counter("review", "work", "--as", "lin").status == 64)
        let terminal = try Terminal(counter, "\"$EXAMCTL\" review --no-input | head -3")
        try terminal.wait(for: "ended 0")
        #expect(try states(counter)["A0001"] == "waiting")
    }

    @Test("The board redraws itself until Ctrl-C; in a pipe and as JSON it is told once") func board() throws {
        let counter = try ReviewTests.counter(waiting: 2)
        let terminal = try Terminal(counter, "\"$EXAMCTL\" review watch --every 1")
        try terminal.wait(for: "A0002")
        #expect(try terminal.wait(for: "waiting").contains("A0001"))
        _ = try counter("review", "next", "--as", "lin")
        let claimed = try terminal.wait(for: "lin")
        #expect(claimed.components(separatedBy: "Median wait").count >= 2)
        try terminal.type("C-c")
        try terminal.wait(for: "ended 130")
        let once = try counter("review", "watch")
        #expect(once.status == 0 && once.out.contains("A0002"))
        let json = try counter("review", "watch", "--format", "json").json
        #expect(json["open"].each("candidate") == ["A0002", "A0001"])
        #expect(json["waiting"] == 1 && json["claimed"] == 1)
    }
}
