import ExamDomain
import Testing

@Suite("How a deadline comes about")
struct DeadlineDerivationTests {
    private let started = RefusalCodeTests.started(.recorded(takes: .several(2)))
    private let q1 = QuestionID(told: "q1")

    private func derivation(_ story: Scenario, at clock: String) throws -> DeadlineDerivation {
        let live = try #require(story.exam.exam.question(q1))
        return DeadlineDerivation(of: live, story.seen(at: clock), in: story.exam, at: Moment(examDay: clock))
    }

    @Test("Before the start: the exam's end with extra time")
    func before() throws {
        let story = Scenario(.recorded()).staffExtends(20)
        let told = try derivation(story, at: "08:30")
        #expect((told.startedAt, told.boundRevision) == (nil, nil))
        #expect(told.deadline == Moment(examDay: "18:20"))
        #expect((told.examEndsAt, told.cap) == (Moment(examDay: "18:00"), Moment(examDay: "18:20")))
        #expect(told.isCapped && !told.hasPassed)
    }

    @Test("The parts add up to the rules' own deadline, whatever was granted", arguments: 0..<40)
    func sum(seed: Int) throws {
        var chance = SplitMix64(seed: UInt64(seed))
        var story = RefusalCodeTests.started(.recorded(submitLimit: chance.oneOf([.minutes(50), .minutes(500), nil])))
        for entry in 0..<Int64.random(in: 0...5, using: &chance) {
            let question = chance.oneOf([nil, q1, QuestionID(told: "q2")])
            let time = chance.oneOf([Grant.ExtraTime.minutes(7), .minutes(90), .factor(1.5)])
            story = story.staffGrants(.time(question, time), entry: entry)
            if chance.oneOf([true, false, false]) { story = story.staffRevokes(entry) }
        }
        let told = try derivation(story, at: "09:30")
        #expect(told.deadline == story.deadline(at: "09:30"))
        let standing = told.grants.filter { $0.grant.revocation == nil }
        #expect(standing.reduce(Interval.zero) { $0 + $1.adds } == told.extra)
        #expect(told.cap == told.examEndsAt + told.extra)
        let clock = try #require(told.startedAt) + (told.submitLimit ?? .hours(24)) + told.extra + told.stoodStill
        #expect(told.deadline == min(clock, told.cap))
        #expect(told.grants.allSatisfy { $0.adds >= .zero })
    }

    @Test("What is left, to the deadline's instant")
    func left() throws {
        #expect(try derivation(started, at: "09:20").left == .minutes(30))
        #expect(try derivation(started, at: "09:50").left == .zero)
        let late = try derivation(started, at: "09:50:00.001")
        #expect(late.hasPassed && late.left == nil)
    }

    @Test("A reopened clock that stood still says how long")
    func stoodStill() throws {
        let resumed = started.does(.record(), .stop(), .select()).at("09:10").does(.submit()).staffReopens(.continue)
            .at("12:00").does(.open())
        let told = try derivation(resumed, at: "12:10")
        #expect(told.stoodStill == .minutes(170))
        #expect(told.deadline == Moment(examDay: "12:40"))
    }
}
