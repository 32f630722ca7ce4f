import Testing

/// Help on every level, in both languages, and mistyped commands.
@Suite struct HelpTests {
    static let nouns = [
        "exam", "question", "roster", "activity", "candidate", "review", "report", "staff", "audit", "db",
        "schema",
    ]
    static let verbs = [
        "init", "doctor", "completions",
        "exam apply", "exam diff", "exam list", "exam show", "exam check", "exam notice",
        "exam export", "exam close",
        "question list", "question show", "question add", "question edit", "question remove",
        "roster import", "roster list", "roster show", "roster add", "roster edit", "roster remove", "roster export",
        "roster template", "roster batches", "roster undo", "roster diagnose", "activity import", "candidate show",
        "candidate history", "candidate grant-take",
        "candidate extend", "candidate reopen", "candidate reset-identity",
        "review list", "review next", "review show", "review claim", "review release", "review approve",
        "review reject",
        "review stats", "candidate why", "candidate deadline", "candidate revoke", "exam simulate", "exam incident",
        "audit checkpoint", "db backup", "db restore", "report submissions", "report candidates", "report reviews",
        "report exceptions", "report all", "report files", "report attention", "report roster-issues", "report verify",
        "report diff",
        "staff add", "staff list", "staff remove", "staff role", "audit log", "audit verify", "db check",
        "schema exam", "schema activity", "schema report",
    ]

    @Test("Every level has help in both languages, with an example that begins as typed", arguments: nouns + verbs)
    func help(path: String) throws {
        let counter = try Counter(unit: false)
        let words = path.split(separator: " ").map(String.init)
        let english = try counter.run([Counter.binary] + words + ["--help", "--lang", "en"])
        let chinese = try counter.run([Counter.binary] + words + ["--help"], environment: ["LANG": "zh_CN.UTF-8"])
        for answer in [english, chinese] {
            #expect(answer.status == 0)
            #expect(answer.err.isEmpty)
            #expect(answer.out.contains("examctl " + path), "no example in:\n\(answer.out)")
        }
        #expect(english.out != chinese.out)
        #expect(chinese.out.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        let opening = english.outLines.first ?? ""
        #expect(!opening.hasPrefix("Usage") && !opening.hasPrefix("OVERVIEW") && opening.count > 10)
        #expect(english.outLines.dropFirst().first { $0.contains("examctl") }?.hasPrefix("  examctl") == true)
    }

    @Test("The manual has a page for every command in both languages, which man can show")
    func manual() throws {
        let counter = try Counter(unit: false)
        #expect(try counter.sh("mkdir -p man/man1 man/zh_CN/man1 && \"$EXAMCTL\" manual man").status == 0)
        for path in Self.nouns + Self.verbs {
            let name = "examctl-" + path.replacing(" ", with: "-") + ".1"
            #expect(
                counter.text(of: "man/man1/\(name)").contains("examctl \(path)".replacing("-", with: "\\-")), "\(path)")
            #expect(counter.text(of: "man/zh_CN/man1/\(name)").contains("用法："), "\(path)")
        }
        #expect(counter.text(of: "man/man1/examctl.1").hasPrefix(".TH EXAMCTL 1"))
    }

    @Test("The first help opens with what the program is for") func firstHelp() throws {
        let counter = try Counter(unit: false)
        for words in [["--help"], ["-h"], ["help"]] {
            let answer = try counter.run([Counter.binary] + words)
            #expect(answer.status == 0, "\(words)")
            for noun in Self.nouns { #expect(answer.out.contains("\n  " + noun), "\(words): \(noun)") }
        }
        #expect(try counter("--version").status == 0)
    }

    @Test(
        "A mistyped command suggests the nearest",
        arguments: [
            ("rostr list", "roster"), ("roster lst", "list"), ("candidate shwo A1", "show"),
            ("review aprove 1", "approve"),
            ("exma apply x", "exam"), ("audit verfy", "verify"), ("candidate grant-tak A1", "grant-take"),
        ])
    func mistyped(line: String, meant: String) throws {
        let counter = try Counter(unit: false)
        let words = line.split(separator: " ").map(String.init)
        for language in ["zh", "en"] {
            let answer = try counter.run([Counter.binary] + words + ["--lang", language])
            #expect(answer.status == 64)
            #expect(answer.err.contains(meant), "\(answer.err)")
            #expect(answer.out.isEmpty)
        }
    }

    @Test("An unknown option is 64 and suggests the nearest") func mistypedOption() throws {
        let counter = try Counter()
        let answer = try counter("roster", "list", "--serch", "x")
        #expect(answer.status == 64)
        #expect(answer.err.contains("--search"), "\(answer.err)")
        #expect(try counter("roster", "list", "--format", "xml").status == 64)
        #expect(try counter("roster", "list", "extra").status == 64)
    }

    @Test("Completions are scripts the shells can read", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let counter = try Counter(unit: false)
        let answer = try counter("completions", shell)
        #expect(answer.status == 0)
        #expect(answer.out.contains("examctl") && answer.out.contains("roster"))
        guard shell == "bash" else { return }
        try counter.write(answer.out, to: "completion.bash")
        #expect(try counter.run(["bash", "-n", "completion.bash"]).status == 0)
    }

    @Test("An unknown shell is 64") func unknownShell() throws {
        #expect(try Counter(unit: false)("completions", "powershell").status == 64)
    }
}
