import Foundation
import Testing

/// cli.md, "Everywhere": where the data folder, the exam, the person and the language come from.
@Suite struct EverywhereTests {
    @Test("The data folder is the option's, else the environment's, else ./exam-data") func dataFolder() throws {
        let counter = try Counter(unit: false)
        try counter.must("init", "--unit", "默认")
        try counter.must("init", "--unit", "选项", "--data", "by-option")
        #expect(try counter("init", environment: ["EXAMCTL_DATA": "by-environment"]).status == 0)
        for folder in ["exam-data", "by-option", "by-environment"] { #expect(counter.mode(of: folder) == 0o700) }

        try counter.write(examYAML(code: "OPT"), to: "exam.yaml")
        try counter.must("exam", "apply", "exam.yaml", "--data", "by-option")
        #expect(try counter("exam", "list", "--format", "json").json == [])
        let byOption = try counter(
            "exam", "list", "--format", "json", "--data", "by-option", environment: ["EXAMCTL_DATA": "by-environment"])
        #expect(try byOption.json.each("exam") == ["OPT"])
        let byEnvironment = try counter("exam", "list", "--format", "json", environment: ["EXAMCTL_DATA": "by-option"])
        #expect(try byEnvironment.json.each("exam") == ["OPT"])
    }

    @Test("No data folder is 66, and nothing is made in its place") func noDataFolder() throws {
        let counter = try Counter(unit: false)
        let answer = try counter("roster", "list", "--data", "nowhere")
        #expect(answer.status == 66)
        #expect(answer.out.isEmpty)
        #expect(!counter.exists("nowhere"))
    }

    @Test("Folders are 0700 and files 0600 whatever the umask") func modes() throws {
        let counter = try Counter(unit: false)
        #expect(try counter.sh("umask 000; \"$EXAMCTL\" init --unit U").status == 0)
        #expect(counter.mode(of: "exam-data") == 0o700)
        #expect(counter.mode(of: "exam-data/exam.sqlite") == 0o600)
        #expect(counter.mode(of: "exam-data/vault") == 0o700)
        try counter.write(openExam, to: "exam.yaml")
        #expect(
            try counter.sh("umask 000; \"$EXAMCTL\" exam apply exam.yaml && \"$EXAMCTL\" exam export out.yaml").status
                == 0)
        try counter.write(rosterCSV(3) + "坏,居民身份证,1,A9,声乐\n", to: "r.csv")
        #expect(try counter.sh("umask 000; \"$EXAMCTL\" roster import r.csv --skip-bad --rejects bad.csv").status == 3)
        #expect(try counter.sh("umask 000; \"$EXAMCTL\" report submissions --output s.csv").status == 0)
        #expect(try counter.sh("umask 000; \"$EXAMCTL\" roster export e.csv").status == 0)
        for file in ["bad.csv", "s.csv", "e.csv"] { #expect(counter.mode(of: file) == 0o600, "\(file)") }
        let loose = try counter.sh("find exam-data -type f ! -perm 600 -o -type d ! -perm 700")
        #expect(loose.out.isEmpty)
    }

    @Test("init a second time is refused, and changes nothing") func initTwice() throws {
        let counter = try Counter()
        let before = try counter.picture()
        let answer = try counter("init", "--unit", "别的")
        #expect(answer.status != 0)
        #expect(!answer.err.isEmpty)
        #expect(try counter.picture() == before)
    }

    @Test("Two exams and no --exam is 64 with their codes in the hint; an unknown one is 66") func exams() throws {
        let counter = try Counter(exam: examYAML(code: "ART-A"), candidates: 2)
        #expect(try counter("roster", "list", "--format", "json").json.array.count == 2)
        try counter.write(examYAML(code: "ART-B"), to: "b.yaml")
        try counter.must("exam", "apply", "b.yaml")
        let commands: [[String]] = [
            ["roster", "list"], ["candidate", "show", "A0001"], ["question", "list"], ["exam", "show"],
            ["report", "submissions", "--output", "x.csv"], ["exam", "export"], ["review", "list"],
        ]
        for command in commands {
            let unsaid = try counter.run([Counter.binary] + command + ["--format", "json"])
            #expect(unsaid.status == 64, "\(command)")
            let hint = try unsaid.error["hint"].string
            #expect(hint.contains("ART-A") && hint.contains("ART-B"), "\(command): \(hint)")
            let unknown = try counter.run([Counter.binary] + command + ["--exam", "ART-C", "--format", "json"])
            #expect(unknown.status == 66, "\(command)")
            let known = try counter.run([Counter.binary] + command + ["--exam", "ART-A"])
            #expect(known.status == 0, "\(command): \(known.err)")
        }
        #expect(try counter("exam", "list", "--format", "json").json.each("exam") == ["ART-A", "ART-B"])
    }

    @Test("Somebody who is not on the staff list is 77, by option and by environment") func strangers() throws {
        let counter = try Counter(exam: examYAML(), candidates: 1)
        try counter.must("staff", "add", "he", "--role", "exporter")
        #expect(try counter("roster", "list", "--as", "nobody").status == 77)
        #expect(try counter("roster", "list", environment: ["EXAMCTL_STAFF": "nobody"]).status == 77)
        #expect(try counter("roster", "list", environment: ["EXAMCTL_STAFF": "he"]).status == 0)
        #expect(try counter("roster", "list", "--as", "he", environment: ["EXAMCTL_STAFF": "nobody"]).status == 0)
        let answer = try counter("staff", "list", "--as", "nobody", "--format", "json")
        #expect(answer.status == 77)
        #expect(try answer.error["code"] == "notPermitted")
    }

    @Test("Each role may do its own, and nothing of the others'", arguments: ["configurator", "reviewer", "exporter"])
    func roles(role: String) throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        try counter.must("staff", "add", "x", "--role", role)
        let allowed: [(String, [String])] = [
            ("configurator", ["exam", "apply", "exam.yaml", "--dry-run"]),
            ("configurator", ["roster", "import", "roster.csv"]),
            ("configurator", ["roster", "remove", "A0001", "--reason", "R"]),
            ("configurator", ["activity", "import", "empty.jsonl"]),
            ("reviewer", ["review", "next"]),
            ("exporter", ["report", "submissions", "--output", "s.csv"]),
            ("exporter", ["roster", "list", "--reveal"]),
            ("admin", ["staff", "add", "y", "--role", "reviewer"]),
        ]
        try counter.write("", to: "empty.jsonl")
        for (who, command) in allowed {
            let status = try counter.run([Counter.binary] + command + ["--as", "x"]).status
            #expect((status == 77) == (who != role), "\(role): \(command) gave \(status)")
        }
        for command in [
            ["roster", "list"], ["audit", "verify"], ["review", "list"], ["exam", "show"], ["staff", "list"],
        ] {
            #expect(try counter.run([Counter.binary] + command + ["--as", "x"]).status == 0, "\(command)")
        }
    }

    @Test("The language is the option's, else LC_ALL's, LC_MESSAGES's, LANG's; only zh is Chinese") func language()
        throws
    {
        let counter = try Counter()
        func chinese(_ options: [String], _ environment: [String: String]) throws -> Bool {
            try counter.run([Counter.binary, "staff", "list"] + options, environment: environment).out.contains("管理员")
        }
        #expect(try !chinese([], [:]))
        #expect(try chinese([], ["LANG": "zh_CN.UTF-8"]))
        #expect(try chinese([], ["LANG": "zh"]))
        #expect(try !chinese([], ["LANG": "de_DE.UTF-8"]))
        #expect(try !chinese([], ["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"]))
        #expect(try chinese([], ["LANG": "en_US", "LC_MESSAGES": "zh_TW"]))
        #expect(try !chinese([], ["LANG": "zh_CN", "LC_MESSAGES": "zh_CN", "LC_ALL": "C"]))
        #expect(try chinese([], ["LANG": "zh_CN", "LC_MESSAGES": ""]))
        #expect(try chinese([], ["LC_ALL": "", "LANG": "zh_CN"]))
        #expect(try !chinese(["--lang", "en"], ["LC_ALL": "zh_CN.UTF-8"]))
        #expect(try chinese(["--lang", "zh"], ["LC_ALL": "en_US.UTF-8"]))
        #expect(try counter("staff", "list", "--lang", "fr").status == 64)
        #expect(try counter("staff", "list", environment: ["LANG": "zh_CN", "LC_ALL": "en"]).err.isEmpty)
    }

    @Test("An error under --format json is one object on standard error, and nothing on standard output")
    func jsonErrors() throws {
        let counter = try Counter(exam: examYAML(), candidates: 1)
        let commands: [([String], Int32)] = [
            (["roster", "show", "A9999"], 66), (["roster", "list", "--data", "x"], 66), (["rostr"], 64),
            (["roster", "import"], 64), (["roster", "import", "none.csv"], 66), (["exam", "show", "--exam", "N"], 66),
            (["roster", "list", "--nonsense"], 64), (["staff", "add", "x", "--role", "king"], 64),
            (["roster", "list", "--as", "nobody"], 77), (["review", "show", "99"], 66), (["review", "next"], 2),
            (["question", "show", "q9"], 66), (["report", "all", "--output", "x.csv"], 64),
            (["candidate", "show", "A9999"], 2), (["candidate", "history", "A9999"], 2),
        ]
        for (command, status) in commands {
            for language in ["zh", "en"] {
                let answer = try counter.run([Counter.binary] + command + ["--format", "json", "--lang", language])
                #expect(answer.status == status, "\(command): \(answer.err)")
                #expect(answer.out.isEmpty, "\(command)")
                let error = try? answer.error
                #expect(error?.keys == ["code", "message", "hint"], "\(command): \(answer.err)")
                #expect(error?["code"].string.isEmpty == false)
                #expect(error?["message"].string.isEmpty == false)
            }
        }
    }

    @Test("--quiet leaves results and errors; --no-input never waits") func quiet() throws {
        let counter = try Counter()
        try counter.write(examYAML(), to: "exam.yaml")
        #expect(try counter("exam", "apply", "exam.yaml", "--quiet", "--no-input").err.isEmpty)
        try counter.write(rosterCSV(2), to: "roster.csv")
        let imported = try counter("roster", "import", "roster.csv", "--quiet", "--format", "json", "--no-input")
        #expect(imported.err.isEmpty)
        #expect(try imported.json["added"] == 2)
        let failed = try counter("roster", "import", "none.csv", "--quiet")
        #expect(failed.status == 66)
        #expect(!failed.err.isEmpty)
        #expect(try counter("roster", "list", "--quiet", "--format", "json").json.array.count == 2)
        #expect(try counter("roster", "remove", "A0001", "--reason", "退考", "--no-input").status == 0)
    }

    @Test("The last admin can neither be removed nor made less") func lastAdmin() throws {
        let counter = try Counter()
        let user = try counter.sh("id -un").out.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try counter("staff", "remove", user).status == 2)
        #expect(try counter("staff", "role", user, "--role", "reviewer").status == 2)
        try counter.must("staff", "add", "zhang", "--role", "admin")
        #expect(try counter("staff", "remove", user, "--as", "zhang").status == 0)
        #expect(try counter("staff", "list").status == 77)
        #expect(try counter("staff", "remove", "nobody", "--as", "zhang").status == 66)
    }
}
