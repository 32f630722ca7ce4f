import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Putting settings in force, before and after candidates have entered.
@Suite struct ChangeExamTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    @discardableResult
    private func apply(
        _ exam: Exam, reason: String? = nil, dryRun: Bool = false, toRunning: Bool = false, by staff: String = "chen"
    ) throws -> ChangeExam.Outcome {
        try ChangeExam.apply(exam, ChangeExam.Terms(reason: reason, dryRun: dryRun, toRunning: toRunning)).run(
            in: unit.store, by: staff, at: .staffHours)
    }

    private func kept(_ code: String = "ART2026") throws -> KeptExam {
        try unit.store.read(as: "wang") { try #require(try $0.exam(code)) }
    }

    @Test("A new exam is its first revision, and its entry tells it")
    func new() throws {
        let outcome = try apply(Unit.exam(code: "MUS"))
        #expect((outcome.isNew, outcome.revision, outcome.entered) == (true, 1, 0))
        #expect(try kept("MUS").exam == Unit.exam(code: "MUS"))
        let entry = try #require(try unit.journal().last)
        #expect((entry.action, entry.subject, entry.by) == ("exam apply", "MUS", .staff("chen")))
        #expect(entry.link.revision == 1)
        let details = try #require(JSON(parsing: entry.details.utf8))
        #expect(details["changes"] == outcome.difference.json)
        #expect(details["settings"]?.string?.count == 64)
        try unit.isSound()
    }

    @Test("The same settings again change nothing and write nothing, entered or not")
    func unchanged() throws {
        try unit.enters("A1")
        let before = try unit.bytes()
        let outcome = try apply(unit.exam)
        #expect(outcome.difference.isEmpty)
        #expect((outcome.isNew, outcome.revision) == (false, 1))
        #expect(try unit.bytes() == before)
        try unit.isSound()
    }

    @Test("Before anybody has entered a change needs no reason; it is a further revision")
    func before() throws {
        let outcome = try apply(Unit.exam(submitLimit: .minutes(40)))
        #expect((outcome.revision, outcome.entered) == (2, 0))
        #expect(try kept().inForce.revision == 2)
        #expect(try kept().exam.questions.first?.submitLimit == .minutes(40))
        let all = try unit.store.read(as: "wang") { try $0.revisions(of: $0.chosenExam("ART2026")) }
        #expect(all.inForce(1).exam == unit.exam)
        try unit.isSound()
    }

    @Test("Once one candidate has entered it does, and a blank one is none", arguments: [nil, "", " ", "\n\t　"])
    func reason(_ blank: String?) throws {
        try unit.day(of: "A1", "08:00 identityCheck outcome=cancelled")
        try unit.isRefused("usage reasonRequired") { try apply(Unit.exam(title: "另一个"), reason: blank) }
        let outcome = try apply(Unit.exam(title: "另一个"), reason: "题目有误")
        #expect(outcome.entered == 1)
        #expect(try unit.journal().last?.reason == "题目有误")
        try unit.isSound()
    }

    @Test("A grant or an import that told nothing is no entering")
    func notEntered() throws {
        _ = try GrantException(.time(nil, .minutes(5)), to: .candidate("A1"), in: nil, reason: "停电").run(
            in: unit.store, by: "chen", at: .staffHours)
        #expect(try apply(Unit.exam(title: "另一个")).entered == 0)
        try unit.isSound()
    }

    @Test("A dry run shows whom it touches without a reason, and leaves every byte")
    func dryRun() throws {
        try unit.enters("A1")
        try unit.enters("A2")
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        let bytes = try unit.bytes()
        let outcome = try apply(Unit.exam(submitLimit: .minutes(40)), dryRun: true)
        #expect((outcome.entered, outcome.revision) == (2, 2))
        #expect(outcome.begun.map(\.question.text) == ["q1"])
        #expect(outcome.begun.map(\.candidates) == [1])
        #expect(outcome.difference.changes.map(\.path) == ["questions[q1].submitLimit"])
        #expect(try unit.bytes() == bytes)
        try unit.isSound()
    }

    @Test("Who has begun goes on under the old settings, who has not comes under the new")
    func bound() throws {
        for candidate in ["A1", "A2"] { try unit.enters(candidate) }
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        let outcome = try apply(Unit.exam(submitLimit: .minutes(10)), reason: "缩短")
        #expect(outcome.begun.map(\.candidates) == [1])
        try unit.day(of: "A2", "09:00 startAnswer question=q1")
        #expect(try unit.standing("A1").standing.questions[0].deadline == .at("09:50"))
        #expect(try unit.standing("A2").standing.questions[0].deadline == .at("09:10"))
        // After 09:10, before 09:50.
        try unit.day(of: "A1", "09:20 startRecording question=q1 take=1 camera=first device=laptop")
        #expect(try unit.standing("A2", at: .at("09:10")).standing.questions[0].status == .answering)
        #expect(try unit.standing("A2", at: .at("09:10:00.001")).standing.questions[0].status == .expired)
        try unit.isSound()
    }

    // MARK: - What has begun stays

    @Test("A question that somebody has begun is not removed; looking at a recorded one begins nothing")
    func inUse() throws {
        for candidate in ["A1", "A2"] { try unit.enters(candidate) }
        let without = Unit.exam(without: "q1")
        try unit.day(of: "A1", "09:00 openQuestion question=q1")
        let dry = try apply(without, dryRun: true)
        #expect(dry.begun.isEmpty)
        try unit.day(of: "A2", "09:00 startAnswer question=q1")
        try unit.isRefused("inUse") { try apply(without, reason: "不用了") }
        try unit.isRefused("inUse") { try apply(without, dryRun: true) }
        _ = try apply(Unit.exam(without: "q2"), reason: "不用了")
        try unit.isSound()
    }

    @Test("An offline question is begun by opening it")
    func offline() throws {
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 openQuestion question=q2")
        try unit.isRefused("inUse") { try apply(Unit.exam(without: "q2"), reason: "不用了") }
        try unit.isSound()
    }

    @Test("A question reopened afresh still holds takes as evidence")
    func evidence() throws {
        try unit.enters("A1")
        try unit.submitsFirst("A1")
        _ = try GrantException(.reopen(QuestionID("q1")!, .fresh), to: .candidate("A1"), in: nil, reason: "停电").run(
            in: unit.store, by: "chen", at: .staffHours)
        #expect(try unit.standing("A1").standing.questions[0].status == .notStarted)
        try unit.isRefused("inUse") { try apply(Unit.exam(without: "q1"), reason: "不用了") }
        try unit.isSound()
    }

    @Test("A question that nobody began goes, and its rehearsals with it")
    func rehearsed() throws {
        let rehearsal = unit.exam.with(
            questions: unit.exam.questions.map { question in
                guard let rules = question.recording else { return question }
                return Question(
                    id: question.id, title: question.title,
                    kind: .recorded(
                        RecordingRules(takes: rules.takes, rehearsal: true, recordLimit: rules.recordLimit)))
            })
        try apply(rehearsal)
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 startRehearsal question=q1", "09:05 endRehearsal question=q1")
        let outcome = try apply(Unit.exam(without: "q1"), reason: "不用了")
        #expect(outcome.begun.isEmpty)
        #expect(try unit.standing("A1").standing.questions.map(\.question.id.text) == ["q2"])
        try unit.isSound()
    }

    // MARK: - One question

    @Test("A question's change is of the exam in force, under its own words")
    func question() throws {
        let outcome = try ChangeExam.question("question remove", in: ExamCode("ART2026")!) { exam in
            exam.with(questions: exam.questions.filter { $0.id.text != "q2" })
        }.run(in: unit.store, by: "chen", at: .staffHours)
        #expect(outcome.difference.changes.map(\.kind) == [.removed])
        #expect(try unit.journal().last?.action == "question remove")
        #expect(try kept().exam == Unit.exam(without: "q2"))
        try unit.isSound()
    }

    @Test("An exam that is not there has no questions to change")
    func unknownExam() throws {
        try unit.isRefused("noInput unknownExam") {
            try ChangeExam.question("question add", in: ExamCode("NOPE")!) { $0 }.run(
                in: unit.store, by: "chen", at: .staffHours)
        }
        try unit.isSound()
    }

    @Test("Reviewers, exporters and strangers change no settings", arguments: ["li", "qian", "nobody"])
    func notPermitted(_ staff: String) throws {
        try unit.isRefused("notPermitted") { try apply(Unit.exam(title: "x"), by: staff) }
        try unit.isRefused("notPermitted") { try apply(Unit.exam(title: "x"), dryRun: true, by: staff) }
        try unit.isSound()
    }

    @Test("Applied to running sessions: they move, submitted ones do not, and it can be done afterwards too")
    func toRunning() throws {
        for candidate in ["A1", "A2", "A3"] { try unit.enters(candidate) }
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        try unit.submitsFirst("A2")
        let later = Unit.exam(submitLimit: .minutes(70))
        let plain = try apply(later, reason: "延长")
        #expect(plain.impact?.running.map(\.candidate.handle) == ["A1"])
        #expect(plain.impact?.running.map(\.deadlineAfter) == [.at("09:50")])
        #expect(try unit.standing("A1").standing.questions[0].deadline == .at("09:50"))
        try unit.isRefused("usage reasonRequired") { try apply(later, toRunning: true) }
        let applied = try apply(later, reason: "一视同仁", toRunning: true)
        #expect(applied.difference.isEmpty && applied.revision == 3)
        #expect(applied.impact?.running.map(\.deadlineAfter) == [.at("10:10")])
        #expect(try unit.standing("A1").standing.questions[0].deadline == .at("10:10"))
        #expect(try unit.standing("A2").standing.questions[0].answer.submission?.at == .at("09:03"))
        #expect(try apply(later, reason: "再来", toRunning: true).revision == 3)
        try unit.isSound()
    }

    @Test("The impact counts rule by rule, for everybody on the roster")
    func impact() throws {
        for candidate in ["A1", "A2"] { try unit.enters(candidate) }
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        let outcome = try apply(Unit.exam(submitLimit: .minutes(40), closesAt: "19:00"), dryRun: true)
        let rules = try #require(outcome.impact?.rules)
        #expect(rules.map(\.change.path) == ["closesAt", "questions[q1].submitLimit"])
        #expect(rules.map(\.change.tendency) == [.gain, .lose])
        #expect(rules.map { [$0.running, $0.notBegun, $0.submitted] } == [[2, 2, 0], [1, 3, 0]])
        #expect(try Unit().emptyImpact() == nil)
        try unit.isSound()
    }

    @Test("The mode of a question cannot change under those who answer it")
    func mode() throws {
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        let offline = Question(
            id: QuestionID("q1")!, title: "自选曲目", kind: .offline,
            attachments: AttachmentRules([AttachmentRule(kind: .pdf, min: 1)]))
        let changed = unit.exam.with(questions: [offline, unit.exam.questions[1]])
        try unit.isRefused("inUse") { try apply(changed, reason: "改", toRunning: true) }
        #expect(try apply(changed, reason: "改").revision == 2)
        try unit.isSound()
    }
}

extension Unit {
    /// Of a change before anybody has entered.
    fileprivate func emptyImpact() throws -> SettingImpact? {
        try ChangeExam.apply(Unit.exam(title: "另一个"), ChangeExam.Terms(dryRun: true)).run(
            in: store, by: "chen", at: .staffHours
        ).impact
    }
}
