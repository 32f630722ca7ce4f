import Testing

@testable import ExamDomain

@Suite("Who was really hit by an outage")
struct OutageTests {
    private let started = RefusalCodeTests.started(.recorded(takes: .several(3)))

    private func damage(_ story: Scenario, _ from: String = "09:10", _ to: String = "09:20", on question: String? = nil)
        -> Outage.Damage?
    {
        let outage = Outage(
            from: Moment(examDay: from), to: Moment(examDay: to), question: question.map { QuestionID(told: $0) })
        let facts = story.journal.compactMap { entry -> Fact? in
            guard case .fact(let fact) = entry else { return nil }
            return fact
        }
        return outage.damage(to: story.seen(at: "12:00"), facts: facts, in: story.exam)
    }

    @Test("To have been there is not to be hit")
    func present() {
        #expect(damage(started) == nil)
        #expect(damage(started.at("09:12").does(.record()).at("09:14").does(.stop(), .select())) == nil)
    }

    @Test("A recording that failed while it ran in that time; the clock's part of it is proposed")
    func failed() {
        let hit = started.at("09:12").does(.record()).at("09:13").does(.fail())
        let found = damage(hit)
        #expect(found?.hits.map(\.kind) == [.recordingFailed])
        #expect(found?.proposals == [Outage.Proposal(question: QuestionID(told: "q1"), minutes: 10, takes: 0)])
        #expect(damage(hit, "09:13", "09:20")?.hits.count == 1)
        #expect(damage(hit, "09:13:00.001", "09:20") == nil)
        #expect(damage(hit, "09:10", "09:12")?.hits.count == 1)
        #expect(damage(hit, "09:10", "09:11:59.999") == nil)
        #expect(damage(hit, on: "q2") == nil)
    }

    @Test("A failed take is proposed only where failed takes count; the time ends with the deadline")
    func takes() {
        let counted = RefusalCodeTests.started(
            .recorded(takes: .several(2), submitLimit: .minutes(15), failedTakeCounts: true)
        )
        .at("09:12").does(.record()).at("09:13").does(.fail())
        #expect(damage(counted)?.proposals == [Outage.Proposal(question: QuestionID(told: "q1"), minutes: 5, takes: 1)])
    }

    @Test("A file that had begun to arrive and stood still over the whole time")
    func stalled() {
        let before = started.does(.record()).at("09:02").does(.stop(), .select()).at("09:09").does(.upload(bytes: 100))
        let after = before.at("09:21").does(.upload(bytes: 500))
        #expect(damage(after)?.hits.map(\.kind) == [.uploadStalled])
        let during = before.at("09:15").does(.upload(bytes: 300)).at("09:21").does(.upload(bytes: 500))
        #expect(damage(during) == nil)
        #expect(damage(before.at("09:09:30").does(.upload())) == nil)
        #expect(damage(started.does(.record()).at("09:02").does(.stop())) == nil)
    }

    @Test("A submitted question needs no more time; a file that can still come none either")
    func submitted() {
        let sent = started.does(.record()).at("09:02").does(.stop(), .select()).at("09:09").does(
            .upload(bytes: 100), .submit())
        let found = damage(sent)
        #expect(found?.hits.map(\.kind) == [.uploadStalled])
        #expect(found?.proposals == [])
    }

    @Test("An identity check cancelled in that time, until it was passed")
    func cancelled() {
        let story = Scenario(.recorded()).at("09:12").does(.identityCheck(.cancelled)).at("09:16:30").does(
            .identityCheck(.passed))
        #expect(damage(story)?.hits.map(\.kind) == [.checkCancelled])
        #expect(damage(story)?.proposals == [Outage.Proposal(question: nil, minutes: 5, takes: 0)])
        #expect(damage(story, on: "q1") == nil)
        #expect(damage(story, "09:13", "09:20") == nil)
    }
}
