import Testing

@testable import ExamCommands

@Suite struct SuggestionTests {
    @Test(
        "Slips: a letter too many, missing, wrong, or two exchanged",
        arguments: [
            ("list", "list", 0), ("lists", "list", 1), ("lst", "list", 1), ("lisp", "list", 1), ("lsit", "list", 1),
            ("", "abc", 3),
            ("abc", "", 3), ("kitten", "sitting", 3), ("ca", "abc", 3),
        ])
    func slips(one: String, other: String, count: Int) {
        #expect(Suggestion.slips(one, other) == count)
        #expect(Suggestion.slips(other, one) == count)
    }

    @Test(
        "The nearest is named where it is near",
        arguments: [
            ("imprt", "import"), ("IMPORT", "import"), ("imp", "import"), ("improt", "import"), ("lst", "list"),
            ("expotr", "export"),
            ("zzz", nil), ("i", nil), ("export-all-of-it", nil), ("", nil),
        ] as [(String, String?)])
    func nearest(word: String, name: String?) {
        #expect(Suggestion.nearest(to: word, among: ["import", "export", "list", "show"]) == name)
    }

    @Test(
        "A mistyped command names the nearest, in both languages",
        arguments: [
            (["rostr"], "examctl roster"), (["roster", "imprt", "x"], "examctl roster import"),
            (["Roster"], "examctl roster"),
            (["list"], "examctl roster list"), (["import"], "examctl roster import · examctl activity import"),
            (["import", "activity"], "examctl activity import"), (["activity", "list"], "examctl roster list"),
        ])
    func commands(arguments: [String], nearest: String) {
        #expect(call(arguments).err.hasSuffix("Hint: Did you mean: \(nearest)\n"))
        #expect(call(arguments + ["--lang", "zh"]).err.hasSuffix("提示：您要的是不是：\(nearest)\n"))
    }

    @Test("Where nothing is near, the commands are listed")
    func nothingNear() {
        #expect(
            call("qqq").err == """
                Error: 'examctl' has no command 'qqq'.
                Hint: Commands: init roster activity. See examctl --help

                """)
    }

    @Test(
        "A mistyped option names the nearest, at every level",
        arguments: [
            (["roster", "import", "a", "--dry-rum"], "--dry-run"),
            (["roster", "import", "a", "--dryrun"], "--dry-run"),
            (["roster", "list", "--serach", "x"], "--search"), (["roster", "list", "--formt", "json"], "--format"),
            (["roster", "--hepl"], "--help"), (["--lnag", "zh"], "--lang"), (["--versoin"], "--version"),
        ])
    func options(arguments: [String], nearest: String) {
        let outcome = call(arguments)
        #expect(outcome.status == .usage)
        #expect(outcome.err.hasSuffix("Hint: Did you mean: \(nearest)\n"))
    }
}
