import ExamDomain
import Testing

@Suite("Every pair of acts from every state")
struct SessionSweepTests {
    /// Where the sweep starts from: a name and the story so far.
    struct State: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let story: @Sendable () -> Scenario

        init(_ name: String, _ story: @escaping @Sendable () -> Scenario) {
            testDescription = name
            self.story = story
        }
    }

    static let states: [State] = [
        State("nobody") { Scenario(.recorded()) },
        State("locked") {
            Scenario(.recorded()).at("07:30").does(
                .identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed))
        },
        State("in") { Scenario(.recorded(rehearsal: true)).enters().at("09:00") },
        State("recording") { RefusalCodeTests.started(.recorded(takes: .several(2))).does(.record()) },
        State("recorded") {
            RefusalCodeTests.started(.recorded(expires: .submitSelected)).does(.record(), .stop(), .select())
        },
        State("auto-submit") { RefusalCodeTests.started(.recorded(takes: .single(autoSubmit: true))).does(.record()) },
        State("two cameras") {
            RefusalCodeTests.started(.recorded(takes: .single(autoSubmit: true), cameras: .two)).does(
                .pair(), .record(1, .second))
        },
        State("two cameras recording") {
            RefusalCodeTests.started(.recorded(takes: .unlimited, cameras: .two)).does(
                .pair(), .record(1, .second), .record())
        },
        State("submitted") { RefusalCodeTests.started().does(.record(), .stop(), .select(), .submit()) },
        State("reopened") {
            RefusalCodeTests.started().does(.record(), .stop(), .select(), .submit()).staffReopens(.continue)
        },
        State("reopened fresh") {
            RefusalCodeTests.started().does(.record(), .stop(), .select(), .submit()).staffReopens(.fresh).does(
                .startAnswer())
        },
        State("offline") { Scenario(.offline(expires: .submitSelected)).enters().at("09:00").does(.open(), .attach()) },
    ]

    /// How long the candidate waits before each act: nothing, to the record limit and just over, to the deadline and just over.
    static let waits: [Interval] = [
        .zero, .minutes(3), .minutes(3) + Interval(milliseconds: 1), .minutes(50),
        .minutes(50) + Interval(milliseconds: 1),
    ]

    @Test("No pair of acts traps or leaves an inconsistent session", arguments: states)
    func pairs(state: State) {
        let start = state.story()
        var seen: Set<Session> = []
        for wait in Self.waits {
            for act in CandidateAct.every() {
                var one = start.at(start.now + wait)
                _ = one.admit(act)
                guard seen.insert(one.session).inserted else { continue }
                check(one, after: start, "\(act.name) after \(wait.told.en)")
                for next in CandidateAct.every() {
                    var two = one.at(one.now + (wait == .zero ? .minutes(3) : .zero))
                    let refused = two.admit(next) != nil
                    if refused {
                        #expect(two.session == one.session)
                    } else {
                        check(two, after: one, "\(act.name), \(next.name)")
                    }
                }
            }
        }
        #expect(seen.count > 2)
    }

    private func check(_ story: Scenario, after before: Scenario, _ name: String) {
        #expect(broken(story.session, in: story.exam) == [], "\(name)")
        let end = Moment(examDay: "12-03 00:00")
        let soon = story.now + Interval.minutes(2)
        let atOnce = story.session.settled(at: end, in: story.exam)
        #expect(story.session.settled(at: soon, in: story.exam).settled(at: end, in: story.exam) == atOnce, "\(name)")
        #expect(atOnce.settled(at: end, in: story.exam) == atOnce, "\(name)")
        #expect(broken(atOnce, in: story.exam) == [], "\(name), settled")
        for (id, answer) in before.session.settled(at: story.now, in: story.exam).answers where answer.isSubmitted {
            let then = before.session.settled(at: end, in: story.exam).answer(id)
            #expect(Frozen(atOnce.answer(id)) == Frozen(then), "\(name)")
        }
    }
}
