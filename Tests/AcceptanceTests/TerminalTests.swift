import Foundation
import Testing

/// What the person in front of a real terminal sees; tmux is the terminal.
@Suite struct TerminalTests {
    /// Runs a line in a terminal of 100 columns and gives the screen, with its escape sequences where asked.
    private func screen(_ counter: Counter, _ line: String, escapes: Bool = false, term: String = "xterm-256color")
        throws -> String
    {
        let socket = "examctl-\(UUID().uuidString.prefix(8))"
        let environment = ["TERM": term, "TMUX": "", "LC_ALL": "C.UTF-8", "TMUX_TMPDIR": counter.folder]
        func tmux(_ words: String...) throws -> Answer {
            try counter.run(["tmux", "-u", "-L", socket, "-f", "/dev/null"] + words, environment: environment)
        }
        try counter.write("clear; LC_ALL=C.UTF-8; \(line); touch done; sleep 60\n", to: "line.sh")
        let started = try tmux("new-session", "-d", "-x", "100", "-y", "40", "sh line.sh")
        guard started.status == 0 else { throw Unexpected(started) }
        defer { _ = try? tmux("kill-server") }
        for _ in 0..<400 where !counter.exists("done") { usleep(25_000) }
        usleep(200_000)
        let shown = try escapes ? tmux("capture-pane", "-p", "-e") : tmux("capture-pane", "-p")
        try? FileManager.default.removeItem(atPath: counter.path("done"))
        return shown.out
    }

    /// The column a character stands in, with Han characters two wide.
    private func column(of part: String, in line: String) -> Int? {
        guard let range = line.range(of: part) else { return nil }
        return line[..<range.lowerBound].unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }

    @Test("A table is aligned with Han names, in both languages", arguments: ["zh", "en"]) func aligned(
        language: String
    ) throws {
        let counter = try Counter(exam: openExam)
        let names = ["李", "欧阳娜娜", "Anna Maria", "古丽米娜·阿不都热合曼", "王·O'Neil"]
        for (index, name) in names.enumerated() {
            try counter.must(
                "roster", "add", "--name", name, "--type", "passport", "--number", "E1234567\(index)",
                "--admission", "A000\(index)")
        }
        let shown = try screen(counter, "\"$EXAMCTL\" roster list --lang \(language)")
        let rows = shown.split(separator: "\n").map(String.init).filter { $0.contains("*****") }
        #expect(rows.count == names.count, "\(shown)")
        for mark in ["****", "E", "A000"] where mark != "E" {
            #expect(Set(rows.map { column(of: mark, in: $0) }).count == 1, "\(mark):\n\(shown)")
        }
        for name in names { #expect(rows.contains { $0.contains(name) }, "\(name)") }
    }

    @Test("A hostile name sends no control character to the screen, nor to a pipe") func hostile() throws {
        let counter = try Counter(exam: openExam)
        let hostile = [
            "\u{1B}[31mRED\u{1B}[2J", "\u{9B}5mC1", "\u{202E}txet", "a\u{7}b", "\u{1B}]0;title\u{7}t", "x\rOVER",
        ]
        var text = "name,certificateType,certificateNumber,admissionNumber,note\n"
        for (index, name) in hostile.enumerated() {
            text += "\"N\(index)\",passport,E1234567\(index),A\(index),\"\(name)\"\n"
        }
        for (index, name) in hostile.enumerated() { text += "\"\(name)\",passport,F1234567\(index),B\(index),\n" }
        try counter.write(text, to: "r.csv")
        let imported = try counter("roster", "import", "r.csv", "--skip-bad")
        #expect([0, 3].contains(imported.status))
        let commands: [[String]] = [
            ["roster", "import", "r.csv", "--dry-run"], ["roster", "list"], ["roster", "show", "A0"],
            ["candidate", "show", "B2"],
            ["roster", "list", "--search", "\u{1B}[31mnobody"], ["audit", "log"], ["roster", "show", "\u{1B}[5mX"],
            ["\u{1B}[31mnoun"], ["roster", "list", "--\u{1B}[31mx"], ["roster", "import", "\u{1B}[31m.csv"],
            ["roster", "list", "--format", "json"], ["roster", "list", "--format", "csv"],
        ]
        for command in commands {
            let answer = try counter.run([Counter.binary] + command)
            let bad = (imported.out + imported.err + answer.out + answer.err).unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r") || (0x7F...0x9F).contains($0.value)
                    || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
            }
            #expect(bad.isEmpty, "\(command): \(bad.map { String($0.value, radix: 16) })")
        }
        let typed = "$(printf '\\033[5mBLINK')"
        let shown = try screen(
            counter, "\"$EXAMCTL\" roster show \"\(typed)\"; \"$EXAMCTL\" roster list; \"$EXAMCTL\" \"\(typed)\"",
            escapes: true)
        #expect(!shown.contains("\u{1B}[5m"), "\(shown)")
        #expect(shown.contains("BLINK"))
    }

    @Test("NO_COLOR and TERM=dumb turn colour off; nothing is said by colour alone") func colour() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        for prefix in ["NO_COLOR=1", "TERM=dumb"] {
            let shown = try screen(
                counter, "\(prefix) \"$EXAMCTL\" candidate show A0001; \(prefix) \"$EXAMCTL\" rostr", escapes: true)
            #expect(!shown.contains("\u{1B}["), "\(shown)")
        }
        let failed = try screen(counter, "\"$EXAMCTL\" roster show A9999")
        #expect(failed.contains("Error"))
    }
}
