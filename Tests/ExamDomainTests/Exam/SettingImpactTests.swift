import ExamDomain
import Testing

@Suite("Who gains and who loses by a change of settings")
struct SettingImpactTests {
    private func tendency(_ old: Question, _ new: Question) -> [SettingTendency] {
        ExamDifference(from: old, to: new).changes.map(\.tendency)
    }

    @Test("Longer, more and fewer demands are a gain, and the other way round a loss")
    func tendencies() {
        let base = Question.recorded(takes: .several(2))
        let pairs: [(Question, Question)] = [
            (base, .recorded(takes: .several(2), submitLimit: .minutes(60))),
            (base, .recorded(takes: .several(2), submitLimit: nil)),
            (base, .recorded(takes: .several(3))), (base, .recorded(takes: .unlimited)),
            (base, .recorded(takes: .several(2), recordLimit: .minutes(4))),
            (.recorded(takes: .several(2), cameras: .two), base),
            (base, .recorded(takes: .several(2), rehearsal: true)),
            (.recorded(takes: .several(2), failedTakeCounts: true), base),
            (base, .recorded(takes: .several(2), expires: .submitSelected)),
            (
                .offline(),
                .offline(
                    attachments: AttachmentRules([
                        AttachmentRule(kind: .video, max: 3), AttachmentRule(kind: .pdf, max: 1),
                    ]))
            ),
        ]
        for (worse, better) in pairs {
            #expect(tendency(worse, better) == [.gain], "\(better)")
            #expect(tendency(better, worse) == [.lose], "\(better)")
        }
        let mixed = AttachmentRules([
            AttachmentRule(kind: .video, min: 2, max: 3, maxSize: ByteSize(200_000_000), extensions: ["mp4", "mov"]),
            AttachmentRule(kind: .pdf, max: 1),
        ])
        #expect(tendency(.offline(), .offline(attachments: mixed)) == [.neither])
    }

    @Test(
        "Counts who is under way, who has not begun and who has submitted; deadlines move only where it is applied",
        arguments: [true, false])
    func counts(toRunning: Bool) throws {
        let base = Scenario(.recorded()).enters()
        let running = base.at("09:00").does(.startAnswer())
        let submitted = running.does(.record(), .stop(), .select(), .submit())
        let changed = running.settingsBecome(.recorded(submitLimit: .minutes(60)), toRunning: toRunning)
        var impact = SettingImpact(
            of: changed.exam, changing: ExamDifference(from: base.exam.exam, to: changed.exam.exam))
        for story in [base, running, submitted, Scenario(.recorded())] {
            impact.count(.someone, story.seen(at: "09:10"), in: base.exam)
        }
        let rule = try #require(impact.rules.first)
        #expect(impact.rules.count == 1)
        #expect(rule.change.path == "questions[q1].submitLimit" && rule.change.tendency == .gain)
        #expect((rule.running, rule.notBegun, rule.submitted) == (1, 2, 1))
        let moved = try #require(impact.running.first)
        #expect(impact.running.count == 1)
        #expect(moved.deadlineBefore == Moment(examDay: "09:50"))
        #expect(moved.deadlineAfter == Moment(examDay: toRunning ? "10:00" : "09:50"))
    }

    @Test("A rule of the whole exam concerns everybody who has not finished")
    func wholeExam() {
        let base = Scenario(.recorded()).enters()
        let finished = base.at("09:00").does(.startAnswer(), .record(), .stop(), .select(), .submit())
        let later = Exam.day([.recorded()], uploadGrace: .hours(48))
        let new = ExamInForce(exam: later, revision: 2)
        var impact = SettingImpact(of: new, changing: ExamDifference(from: base.exam.exam, to: later))
        for story in [base, finished, Scenario(.recorded())] {
            impact.count(.someone, story.seen(at: "09:10"), in: base.exam)
        }
        #expect(impact.rules.map { [$0.running, $0.notBegun, $0.submitted] } == [[1, 1, 1]])
        #expect(impact.running.isEmpty)
    }
}

extension Candidate {
    fileprivate static let someone = Candidate(
        id: ID(1),
        entry: RosterEntry(
            name: "考生", certificate: Certificate(type: .passport, number: Confidential("E1234567")),
            admissionNumber: "A1"))
}
