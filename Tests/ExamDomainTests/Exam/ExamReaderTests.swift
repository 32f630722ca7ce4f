import Testing

@testable import ExamDomain

@Suite("Reading the settings of an exam")
struct ExamReaderTests {
    let base = WrittenSettings.exam

    @Test("what is left out has the defaults of the contract")
    func defaults() throws {
        let exam = try base.read().exam
        #expect(exam.code.text == "ART2026")
        #expect(exam.timeZone.name == "Asia/Shanghai")
        #expect(exam.uploadGrace == .hours(24))
        #expect(exam.identity == IdentityRules(failuresBeforeReview: 3, cancelCooldown: .seconds(60), reviewers: 1))
        #expect(exam.notice == nil && exam.commitment == nil)
        #expect(exam.closesAt - exam.opensAt == .hours(10))
        let rules = RecordingRules(recordLimit: .minutes(3))
        #expect(
            exam.questions[0]
                == Question(
                    id: QuestionID("q1")!, title: "自选曲目演奏", kind: .recorded(rules), submitLimit: .minutes(50)))
        #expect(
            exam.questions[1]
                == Question(
                    id: QuestionID("q2")!, title: "作品集", kind: .offline,
                    attachments: AttachmentRules([AttachmentRule(kind: .video, min: 1)])))
    }

    @Test("a missing key is told at the line of its parent, all of them at once")
    func missing() {
        for key in ["exam", "title", "opensAt", "closesAt"] {
            #expect(base.without(key).faults() == ["1 \(key) missingKey"])
        }
        #expect(
            base.without("questions[0].title").without("questions[0].mode").faults() == [
                "6 questions[0].title missingKey", "6 questions[0].mode missingKey",
            ])
        #expect(base.without("questions[0].id").faults() == ["6 questions[0].id missingKey"])
        #expect(base.without("questions[0].recordLimit").faults() == ["6 questions[0].recordLimit missingKey"])
        #expect(
            base.without("questions[1].attachments[0].kind").faults() == [
                "15 questions[1].attachments[0].kind missingKey"
            ])
    }

    @Test(
        "an empty value is told at its key",
        arguments: ["exam", "title", "opensAt", "timeZone", "uploadGrace", "identity"])
    func empty(key: String) {
        #expect(
            base.with(key, "").faults().map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
                "\(key) emptyValue"
            ])
    }

    @Test("questions may be empty or left out")
    func noQuestions() throws {
        #expect(try base.with("questions", .list([])).read().exam.questions == [])
        #expect(try base.with("questions", "").read().exam.questions == [])
        #expect(try base.without("questions").read().exam.questions == [])
    }

    @Test("unknown keys are faults everywhere, and the nearest is named")
    func unknownKeys() throws {
        let settings = base.with("opensat", "1").with("identity.reviewer", "1").with("questions[0].record-limit", "3m")
            .with("questions[1].attachments[0].mim", "1")
        #expect(
            settings.faults() == [
                "11 questions[0].record-limit unknownKey", "18 questions[1].attachments[0].mim unknownKey",
                "19 opensat unknownKey", "21 identity.reviewer unknownKey",
            ])
        let faults = #expect(throws: SettingFaults.self) { try settings.read() }
        #expect(faults?.faults.map { $0.message.en.contains("did you mean") } == [true, true, true, true])
        #expect(faults?.faults[0].message.zh.contains("recordLimit") == true)
    }

    @Test("a key said twice is told at the second line, whatever it says")
    func duplicateKeys() throws {
        guard case .mapping(let entries, _) = base.tree else { return }
        let twice = WrittenSettings(tree: .mapping(entries + [.init("title", .list([])), .init("exam", .scalar("x"))]))
        #expect(twice.faults() == ["17 title duplicateKey", "18 exam duplicateKey"])
        let faults = #expect(throws: SettingFaults.self) { try twice.read() }
        #expect(faults?.faults[0].message.en.contains("line 2") == true)
    }

    @Test("what is no mapping at all is one fault")
    func notAMapping() {
        #expect(WrittenSettings(tree: .list([])).faults() == ["0  wrongType"])
        #expect(WrittenSettings(tree: .scalar("exam")).faults() == ["0  wrongType"])
        #expect(base.with("questions", .list([.scalar("q1")])).faults() == ["6 questions[0] wrongType"])
        #expect(base.with("questions", "q1").faults() == ["5 questions wrongType"])
        #expect(base.with("identity", "3").faults() == ["17 identity wrongType"])
        #expect(base.with("title", .list([])).faults() == ["2 title wrongType"])
    }

    @Test("a code is ASCII: letters, digits, - and _, 1 to 64")
    func code() throws {
        for code in ["a", "A-1_b", "2026", String(repeating: "x", count: 64)] {
            #expect(try base.with("exam", code).read().exam.code.text == code)
        }
        for code in ["艺术", "a b", "a.b", "１", String(repeating: "x", count: 65)] {
            #expect(base.with("exam", code).faults() == ["1 exam badCode"])
            #expect(base.with("questions[0].id", code).faults() == ["6 questions[0].id badCode"])
        }
    }

    @Test("a title has 1 to 200 characters and nothing invisible; blanks around it fall away")
    func title() throws {
        #expect(try base.with("title", .scalar("  A 卷 ", quoted: true)).read().exam.title == "A 卷")
        #expect(try base.with("title", String(repeating: "考", count: 200)).read().exam.title.count == 200)
        #expect(base.with("title", String(repeating: "考", count: 201)).faults() == ["2 title tooLong"])
        #expect(base.with("title", .scalar("  ", quoted: true)).faults() == ["2 title emptyValue"])
        for character in ["\u{0}", "\u{1B}", "\u{202E}", "\u{200B}", "\n"] {
            #expect(
                base.with("title", .scalar("a\(character)b", quoted: true)).faults() == ["2 title controlCharacter"])
        }
        #expect(try base.with("title", .scalar("null", quoted: true)).read().exam.title == "null")
    }

    @Test("a time without an offset says what to write, in the exam's zone")
    func offsets() throws {
        let settings = base.with("opensAt", "2026-12-01T08:00:00").with("timeZone", "Asia/Urumqi")
        #expect(settings.faults() == ["3 opensAt badTime"])
        let faults = #expect(throws: SettingFaults.self) { try settings.read() }
        #expect(faults?.faults[0].message.zh.contains("2026-12-01T08:00:00+06:00") == true)
        #expect(base.with("closesAt", "2026-12-32T08:00:00+08:00").faults() == ["4 closesAt badTime"])
        #expect(base.with("closesAt", "明天").faults() == ["4 closesAt badTime"])
        #expect(base.with("timeZone", "Asia/Shangha").faults() == ["17 timeZone badTimeZone"])
    }

    @Test("the window closes after it opens")
    func window() throws {
        #expect(
            base.with("closesAt", "2026-12-01T08:00:00+08:00").without("questions").faults() == [
                "4 closesAt windowReversed"
            ])
        #expect(
            base.with("closesAt", "2026-12-01T07:59:59.999+08:00").without("questions").faults() == [
                "4 closesAt windowReversed"
            ])
        #expect(
            try base.with("closesAt", "2026-12-01T08:00:00.001+08:00").without("questions").read().exam.questions == [])
        // Across offsets it is the moment that counts.
        #expect(base.with("closesAt", "2026-12-01T00:30:00Z").with("questions", .list([])).faults() == [])
    }

    @Test("the numbers of the identity check have their bounds")
    func identity() throws {
        for (key, good, bad) in [
            ("failuresBeforeReview", ["1", "20"], ["0", "21", "-1", "99999999999999999999"]),
            ("reviewers", ["1", "2"], ["0", "3"]),
        ] {
            for text in good { #expect(base.with("identity.\(key)", text).faults() == []) }
            for text in bad {
                #expect(base.with("identity.\(key)", text).faults() == ["18 identity.\(key) outOfRange"])
            }
            for text in ["two", "1.5", "１"] {
                #expect(base.with("identity.\(key)", text).faults() == ["18 identity.\(key) wrongType"])
            }
            #expect(
                base.with("identity.\(key)", .scalar("1", quoted: true)).faults() == ["18 identity.\(key) wrongType"])
        }
        #expect(try base.with("identity.cancelCooldown", "0s").read().exam.identity.cancelCooldown == .zero)
        #expect(base.with("identity.cancelCooldown", "60").faults() == ["18 identity.cancelCooldown badDuration"])
        #expect(base.with("uploadGrace", "1d").faults() == ["17 uploadGrace badDuration"])
    }

    @Test("a hundred questions are allowed and one more is not")
    func mostQuestions() throws {
        func questions(_ count: Int) -> SettingTree {
            .list(
                (1...count).map { number in
                    .mapping([
                        .init("id", .scalar("q\(number)")), .init("title", .scalar("t")),
                        .init("mode", .scalar("recorded")),
                        .init("recordLimit", .scalar("5s")),
                    ])
                })
        }
        #expect(try base.with("questions", questions(100)).read().exam.questions.count == 100)
        #expect(base.with("questions", questions(101)).faults() == ["5 questions tooMany"])
    }

    @Test("the id of a question is its own, even where other faults are near")
    func duplicateIDs() {
        #expect(base.with("questions[1].id", "q1").faults() == ["11 questions[1].id duplicateQuestion"])
        #expect(
            base.with("questions[1].id", "q1").with("questions[0].takes", "x").faults() == [
                "11 questions[0].takes badChoice", "12 questions[1].id duplicateQuestion",
            ])
    }

    @Test("faults everywhere are told at once, from the first line to the last")
    func allAtOnce() {
        let settings = base.with("exam", "艺术").with("opensAt", "x").with("questions[0].takes", "21")
            .with("questions[0].recordLimit", "4s").with("questions[1].mode", "online").with("wrong", "1")
        #expect(
            settings.faults() == [
                "1 exam badCode", "3 opensAt badTime", "9 questions[0].recordLimit outOfRange",
                "11 questions[0].takes outOfRange",
                "14 questions[1].mode badChoice", "18 wrong unknownKey",
            ])
    }
}
