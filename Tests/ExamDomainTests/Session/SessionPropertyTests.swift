import ExamDomain
import Testing

@Suite("Properties of any session")
struct SessionPropertyTests {
    @Test(
        "Random facts over a random exam never trap, keep what must hold, and replay and come back from bytes the same",
        arguments: 0..<60)
    func randomDays(seed: Int) throws {
        var chance = SplitMix64(seed: UInt64(seed))
        var story = Scenario(ExamInForce(exam: .random(&chance), revision: 1))
        story = chance.oneOf([story, story.enters(), story.enters()]).at("09:00")
        var admitted = 0
        for _ in 0..<250 {
            let before = story.session
            story = story.at(story.now + chance.oneOf(Self.steps))
            if Int.random(in: 0..<15, using: &chance) == 0 {
                story = story.staff(.random(story.now, &chance))
                #expect(broken(story.session, in: story.exam) == [])
                #expect(try story.session.throughImage(in: story.exam) == story.session)
                continue
            }
            let question = chance.oneOf(["q1", "q2", "q3"])
            let act = chance.oneOf(CandidateAct.every(on: question) + Self.likely(on: question, in: story))
            if story.admit(act) != nil {
                #expect(story.session == before)
            } else {
                admitted += 1
                #expect(broken(story.session, in: story.exam) == [], "\(act.name)")
                #expect(try story.session.throughImage(in: story.exam) == story.session, "\(act.name)")
            }
        }
        // Who stands at a closed check for want of a decision gets nowhere, by right.
        #expect(admitted > 5 || story.session.identity.status != .passed)
        #expect(replayed(story).session == story.session)
        let end = story.now + Interval.hours(48)
        let half = story.now + chance.oneOf(Self.steps)
        let settled = story.session.settled(at: end, in: story.exam)
        #expect(story.session.settled(at: half, in: story.exam).settled(at: end, in: story.exam) == settled)
        #expect(broken(settled, in: story.exam) == [])
    }

    @Test("A journal with a fact left out replays without a trap", arguments: 0..<20)
    func gaps(seed: Int) {
        var chance = SplitMix64(seed: UInt64(1000 + seed))
        var story = Scenario(ExamInForce(exam: .random(&chance), revision: 1)).enters().at("09:00")
        for _ in 0..<60 {
            story = story.at(story.now + chance.oneOf(Self.steps))
            _ = story.admit(chance.oneOf(CandidateAct.every(on: "q1") + Self.likely(on: "q1", in: story)))
        }
        for left in story.journal.indices {
            var rest = story.journal
            rest.remove(at: left)
            let replay = replayed(story, rest)
            #expect(broken(replay.session, in: replay.exam) == [])
        }
    }

    @Test("Time grants in any order give the same deadline, and none shortens it", arguments: 0..<40)
    func timeGrants(seed: Int) {
        var chance = SplitMix64(seed: UInt64(2000 + seed))
        var story = Scenario(ExamInForce(exam: .random(&chance), revision: 1)).enters().at("09:00")
        for _ in 0..<10 { _ = story.admit(chance.oneOf(Self.likely(on: "q1", in: story))) }
        let grants = (0..<6).map { _ in
            Grant.Kind.time(
                chance.oneOf([nil, QuestionID(told: "q1"), QuestionID(told: "q2")]),
                chance.oneOf([
                    .minutes(Int.random(in: 1...90, using: &chance)), .factor(Double.random(in: 1...3, using: &chance)),
                ]))
        }
        var extended = story
        for grant in grants {
            let longer = extended.staffGrants(grant)
            for id in ["q1", "q2", "q3"] { #expect(longer.deadline(id) >= extended.deadline(id)) }
            extended = longer
        }
        for _ in 0..<5 {
            let shuffled = grants.shuffled(using: &chance).reduce(story) { $0.staffGrants($1) }
            for id in ["q1", "q2", "q3"] { #expect(shuffled.deadline(id) == extended.deadline(id)) }
        }
    }

    @Test("A grant that is revoked before anything else happens leaves no trace in the deadlines", arguments: 0..<20)
    func revocations(seed: Int) {
        var chance = SplitMix64(seed: UInt64(3000 + seed))
        var story = Scenario(ExamInForce(exam: .random(&chance), revision: 1)).enters().at("09:00")
        for _ in 0..<20 { _ = story.admit(chance.oneOf(Self.likely(on: chance.oneOf(["q1", "q2"]), in: story))) }
        let kind = chance.oneOf([
            Grant.Kind.time(nil, .minutes(30)), .time(QuestionID(told: "q1"), .factor(2)),
            .takes(QuestionID(told: "q1"), count: 1),
        ])
        let back = story.staffGrants(kind, entry: 5).staffRevokes(5)
        #expect(back.session.answers == story.session.answers)
        for id in ["q1", "q2", "q3"] { #expect(back.deadline(id) == story.deadline(id)) }
    }

    private static let steps: [Interval] = [
        .zero, Interval(milliseconds: 1), .seconds(1), .seconds(5), .seconds(60), .minutes(3), .minutes(20),
    ]

    /// What a candidate would do next, so that random days get somewhere.
    private static func likely(on question: String, in story: Scenario) -> [CandidateAct] {
        let answer = story.session.answer(QuestionID(told: question))
        let next = answer.takes.count + 1
        var acts: [CandidateAct] = [.startAnswer(question), .open(question), .pair(on: question)]
        acts += [.record(next, on: question), .record(next, .second, on: question), .attach(on: question)]
        acts += [
            .record(next - 1, on: question), .stop(next - 1, on: question), .stop(next - 1, .second, on: question),
        ]
        acts += [.select(next - 1, on: question), .submit(question), .upload(next - 1, on: question)]
        acts += [.readNotice, .confirmQualification, .acceptCommitment, .passDeviceCheck(device: "laptop")]
        return acts + [.fail(next - 1, on: question), .identityCheck(.passed)]
    }

    private func replayed(_ story: Scenario, _ journal: [Scenario.Entry]? = nil) -> Scenario {
        var replay = Scenario(story.exam)
        for entry in journal ?? story.journal {
            switch entry {
            case .fact(let fact):
                replay = replay.at(fact.at)
                _ = replay.admit(fact.act)
            case .staff(let act): replay = replay.staff(act)
            }
        }
        return replay
    }
}

extension Exam {
    fileprivate static func random(_ chance: inout SplitMix64) -> Exam {
        let questions = ["q1", "q2", "q3"].map { Question.random($0, &chance) }
        return .day(questions, identity: IdentityRules(reviewers: chance.oneOf([1, 2])))
    }
}

extension Question {
    fileprivate static func random(_ id: String, _ chance: inout SplitMix64) -> Question {
        let expires = chance.oneOf(WhenTimeExpires.allCases)
        let limit = chance.oneOf([nil, Interval.minutes(10), .minutes(50)])
        let attachments = chance.oneOf([
            AttachmentRules(), .portfolio, AttachmentRules([AttachmentRule(kind: .pdf)], totalMin: 1, totalMax: 1),
        ])
        if chance.oneOf([true, false, false]) {
            return .offline(id, submitLimit: limit, attachments: attachments, expires: expires)
        }
        let takes = chance.oneOf([
            RecordingRules.Takes.single(autoSubmit: true), .single(autoSubmit: false), .several(3), .unlimited,
        ])
        return .recorded(
            id, takes: takes, cameras: chance.oneOf([.one, .two]), rehearsal: chance.oneOf([true, false]),
            recordLimit: chance.oneOf([.seconds(5), .minutes(3)]), submitLimit: limit,
            // Auto-submit and required attachments exclude each other.
            attachments: takes == .single(autoSubmit: true) ? AttachmentRules() : attachments, expires: expires,
            failedTakeCounts: chance.oneOf([true, false]))
    }
}

extension StaffAct {
    fileprivate static func random(_ now: Moment, _ chance: inout SplitMix64) -> StaffAct {
        let question = QuestionID(told: chance.oneOf(["q1", "q2", "q3"]))
        let at = chance.oneOf([now, now - .hours(1), now + .hours(1), now + .hours(200)])
        if chance.oneOf([true, false]) {
            let vote = ReviewVote(
                choice: chance.oneOf([.approve, .reject(.blurred)]), text: nil, by: chance.oneOf(["mei", "lan"]), at: at
            )
            return .vote(vote, round: chance.oneOf([1, 2]))
        }
        let entry = Int64.random(in: 1...4, using: &chance)
        if chance.oneOf([true, false, false]) {
            return .revoke(Grant.Revocation(of: entry, reason: "误操作", by: "mei", at: at))
        }
        let kind = chance.oneOf([
            Grant.Kind.takes(question, count: 1), .time(question, .minutes(30)), .time(nil, .factor(1.5)),
            .reopen(question, .continue), .reopen(question, .fresh), .identityReset,
        ])
        return .grant(Grant(kind: kind, reason: "停电", by: "mei", at: at, entry: entry))
    }
}
