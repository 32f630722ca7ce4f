import Testing

@testable import ExamDomain

@Suite("Reading the settings of a question")
struct QuestionReaderTests {
    let base = WrittenSettings.exam

    private func question(_ key: String, _ text: String) throws -> Question {
        try base.with("questions[0].\(key)", text).read().exam.questions[0]
    }

    /// The faults of the recorded question with more settings, which stand on lines 11 and on.
    private func faults(_ settings: KeyValuePairs<String, String>) -> [String] {
        settings.reduce(base) { $0.with("questions[0].\($1.key)", $1.value) }.faults()
    }

    @Test("takes are 1 to 20 or unlimited")
    func takes() throws {
        #expect(try question("takes", "1").recording?.takes == .single(autoSubmit: false))
        #expect(try question("takes", "2").recording?.takes == .several(2))
        #expect(try question("takes", "20").recording?.takes == .several(20))
        #expect(try question("takes", "unlimited").recording?.takes == .unlimited)
        #expect(faults(["takes": "0"]) == ["11 questions[0].takes outOfRange"])
        #expect(faults(["takes": "21"]) == ["11 questions[0].takes outOfRange"])
        #expect(faults(["takes": "many"]) == ["11 questions[0].takes badChoice"])
        #expect(faults(["takes": "1.5"]) == ["11 questions[0].takes wrongType"])
        #expect(faults(["takes": ""]) == ["11 questions[0].takes emptyValue"])
        #expect(base.with("questions[0].takes", .list([])).faults() == ["11 questions[0].takes wrongType"])
    }

    @Test("cameras are 1 or 2")
    func cameras() throws {
        #expect(try question("cameras", "1").recording?.cameras == .one)
        #expect(try question("cameras", "2").recording?.cameras == .two)
        #expect(faults(["cameras": "0"]) == ["11 questions[0].cameras outOfRange"])
        #expect(faults(["cameras": "3"]) == ["11 questions[0].cameras outOfRange"])
    }

    @Test("yes, no, true and false in any case; nothing else, and nothing in quotes")
    func booleans() throws {
        for text in ["yes", "true", "Yes", "TRUE"] {
            #expect(try question("rehearsal", text).recording?.rehearsal == true)
        }
        for text in ["no", "false", "No", "FALSE"] {
            #expect(try question("playback", text).recording?.playback == false)
        }
        for key in ["rehearsal", "playback", "autoSubmit", "failedTakeCounts"] {
            for text in ["on", "1", "是", "yess"] {
                #expect(faults([key: text]) == ["11 questions[0].\(key) wrongType"])
            }
            #expect(
                base.with("questions[0].\(key)", .scalar("yes", quoted: true)).faults() == [
                    "11 questions[0].\(key) wrongType"
                ])
        }
        #expect(try question("failedTakeCounts", "yes").recording?.failedTakeCounts == true)
    }

    @Test("the record limit is 5 s to 4 h")
    func recordLimit() throws {
        let free = base.without("questions[0].submitLimit")
        for text in ["5s", "4h", "3h59m60s"] { #expect(free.with("questions[0].recordLimit", text).faults() == []) }
        for text in ["4s", "0s", "4h1s"] {
            #expect(free.with("questions[0].recordLimit", text).faults() == ["9 questions[0].recordLimit outOfRange"])
        }
        for text in ["3", "3min", "1m1h", "-1m", "1.5h", "99999999999999999999h"] {
            #expect(free.with("questions[0].recordLimit", text).faults() == ["9 questions[0].recordLimit badDuration"])
        }
    }

    @Test("the submit limit is longer than the record limit and no longer than the window")
    func submitLimit() throws {
        #expect(faults(["submitLimit": "3m"]) == ["10 questions[0].submitLimit submitLimitTooShort"])
        #expect(faults(["submitLimit": "2m59s"]) == ["10 questions[0].submitLimit submitLimitTooShort"])
        #expect(faults(["submitLimit": "3m1s"]) == [])
        #expect(faults(["submitLimit": "10h"]) == [])
        #expect(faults(["submitLimit": "10h1s"]) == ["10 questions[0].submitLimit submitLimitTooLong"])
        #expect(faults(["submitLimit": "0s"]) == ["10 questions[0].submitLimit outOfRange"])
        #expect(try question("submitLimit", "none").submitLimit == nil)
        #expect(try question("submitLimit", "").submitLimit == nil)
        #expect(base.with("questions[1].submitLimit", "1s").faults() == [])
        #expect(
            base.with("questions[1].submitLimit", "10h1s").faults() == [
                "17 questions[1].submitLimit submitLimitTooLong"
            ])
    }

    @Test("only a single take submits itself, and only where no attachment is required")
    func autoSubmit() throws {
        #expect(try question("autoSubmit", "yes").recording?.takes == .single(autoSubmit: true))
        for takes in ["2", "unlimited"] {
            #expect(faults(["autoSubmit": "yes", "takes": takes]) == ["11 questions[0].autoSubmit autoSubmitTakes"])
            #expect(faults(["autoSubmit": "no", "takes": takes]) == [])
        }
        let single = base.with("questions[0].autoSubmit", "yes")
        func rule(_ entries: SettingTree.Entry...) -> SettingTree {
            .list([.mapping([.init("kind", .scalar("pdf"))] + entries)])
        }
        let one = SettingTree.Entry("min", .scalar("1"))
        let none = SettingTree.Entry("min", .scalar("0"))
        #expect(single.with("questions[0].attachments", rule(none)).faults() == [])
        #expect(
            single.with("questions[0].attachments", rule(one)).faults() == [
                "11 questions[0].autoSubmit autoSubmitAttachments"
            ])
        #expect(
            single.with("questions[0].attachments", rule(none)).with("questions[0].attachmentsTotal.min", "1").faults()
                == ["11 questions[0].autoSubmit autoSubmitAttachments"])
        #expect(
            single.with("questions[0].attachments", rule(one)).with("questions[0].takes", "2").faults()
                == ["11 questions[0].autoSubmit autoSubmitTakes", "11 questions[0].autoSubmit autoSubmitAttachments"])
        // A fault in the rule does not hide that it asks for a file.
        #expect(
            single.with("questions[0].attachments", rule(one, .init("maxSize", .scalar("big")))).faults()
                == [
                    "11 questions[0].autoSubmit autoSubmitAttachments",
                    "15 questions[0].attachments[0].maxSize badSize",
                ])
    }

    @Test("an offline question has nothing of a recorded one, and is told all it has")
    func wrongMode() {
        let settings: KeyValuePairs = [
            "takes": "1", "cameras": "2", "rehearsal": "yes", "playback": "yes", "autoSubmit": "yes",
            "recordLimit": "3m",
            "failedTakeCounts": "yes",
        ]
        for (key, text) in settings {
            #expect(base.with("questions[1].\(key)", text).faults() == ["17 questions[1].\(key) wrongMode"])
        }
        let all = settings.reduce(base) { $0.with("questions[1].\($1.key)", $1.value) }
        #expect(
            all.faults() == settings.enumerated().map { "\(17 + $0.offset) questions[1].\($0.element.key) wrongMode" })
    }

    @Test("what says no may stand on an offline question")
    func harmless() {
        for (key, text) in [
            "cameras": "1", "rehearsal": "no", "playback": "no", "autoSubmit": "no", "failedTakeCounts": "no",
        ] {
            #expect(base.with("questions[1].\(key)", text).faults() == [])
        }
    }

    @Test("an offline question needs a rule for attachments")
    func attachmentsNeeded() {
        #expect(base.without("questions[1].attachments").faults() == ["11 questions[1].attachments attachmentsNeeded"])
        #expect(
            base.with("questions[1].attachments", .list([])).faults() == [
                "14 questions[1].attachments attachmentsNeeded"
            ])
        #expect(
            base.with("questions[1].attachments", "none").faults() == ["14 questions[1].attachments attachmentsNeeded"])
        // A rule with a fault is a rule.
        #expect(
            base.with("questions[1].attachments[0].kind", "movie").faults() == [
                "15 questions[1].attachments[0].kind badChoice"
            ])
    }

    @Test("a mode is recorded or offline, and without one only the values are judged")
    func mode() {
        #expect(base.with("questions[0].mode", "Recorded").faults() == ["8 questions[0].mode badChoice"])
        #expect(
            base.with("questions[0].mode", "x").with("questions[0].submitLimit", "1m").faults() == [
                "8 questions[0].mode badChoice", "10 questions[0].submitLimit submitLimitTooShort",
            ])
        #expect(faults(["whenTimeExpires": "submitSelected"]) == [])
        #expect(faults(["whenTimeExpires": "discard"]) == [])
        #expect(faults(["whenTimeExpires": "submit"]) == ["11 questions[0].whenTimeExpires badChoice"])
    }

    @Test("a question that blinds, has no rehearsal or risks loss is warned of, with the line")
    func warnings() throws {
        func warnings(_ settings: KeyValuePairs<String, String>) throws -> [String] {
            try settings.reduce(base) { $0.with("questions[0].\($1.key)", $1.value) }.read().warnings
                .map { "\($0.line ?? 0) \($0.place ?? "") \($0.code)" }
        }
        #expect(try warnings([:]) == ["6 questions[0].rehearsal noRehearsal"])
        #expect(try warnings(["rehearsal": "no"]) == ["11 questions[0].rehearsal noRehearsal"])
        #expect(try warnings(["rehearsal": "yes"]) == [])
        #expect(try warnings(["takes": "2"]) == ["6 questions[0].playback choosesBlind"])
        #expect(try warnings(["takes": "unlimited"]) == ["6 questions[0].playback choosesBlind"])
        #expect(try warnings(["takes": "2", "playback": "yes"]) == [])
        #expect(try warnings(["rehearsal": "yes", "autoSubmit": "yes"]) == [])
        #expect(try warnings(["rehearsal": "yes", "cameras": "2"]) == [])
        #expect(
            try warnings(["rehearsal": "yes", "cameras": "2", "autoSubmit": "yes"]) == [
                "13 questions[0].autoSubmit riskOfLoss"
            ])
        #expect(try warnings(["cameras": "2", "autoSubmit": "yes"]).count == 2)
    }
}
