import ExamDomain
import Testing

@Suite("Settings that staff apply to sessions under way")
struct RunningSettingsTests {
    private let started = Scenario(.recorded(), .recorded("q2")).enters().at("09:00").does(.startAnswer())

    @Test("Without it a session goes on under the settings it began with")
    func bound() {
        let changed = started.settingsBecome(.recorded(submitLimit: .minutes(10)), .recorded("q2"))
        #expect(changed.deadline(at: "09:01") == Moment(examDay: "09:50"))
        #expect(changed.at("09:30").does(.open()).deadline() == Moment(examDay: "09:50"))
    }

    @Test(
        "With it what has begun goes on under the new ones, from that place on, longer or shorter", arguments: [10, 70])
    func applied(minutes: Int64) {
        let changed = started.settingsBecome(
            .recorded(submitLimit: .minutes(minutes)), .recorded("q2"), toRunning: true)
        let deadline = Moment(examDay: "09:00") + .minutes(minutes)
        #expect(changed.deadline(at: "09:01") == deadline)
        _ = changed.at(deadline).does(.open()).at(deadline + Interval(milliseconds: 1)).isRefused(
            .deadlinePassed, .open())
    }

    @Test("It stays applied through later changes, which bind only who begins after them")
    func later() {
        let later = started.settingsBecome(.recorded(submitLimit: .minutes(70)), .recorded("q2"), toRunning: true)
            .settingsBecome(.recorded(submitLimit: .minutes(5)), .recorded("q2", submitLimit: .minutes(5)))
        #expect(later.deadline(at: "09:01") == Moment(examDay: "10:10"))
        #expect(later.at("09:02").does(.startAnswer("q2")).deadline("q2") == Moment(examDay: "09:07"))
    }

    @Test("Who begins after it is bound by the newest, not by what was applied before")
    func newer() {
        let begun = Scenario(.recorded()).enters()
            .settingsBecome(.recorded(submitLimit: .minutes(70)), toRunning: true)
            .settingsBecome(.recorded(submitLimit: .minutes(5))).at("09:00").does(.startAnswer())
        #expect(begun.deadline(at: "09:01") == Moment(examDay: "09:05"))
    }

    @Test(
        "A factor granted before extends the new limit, for what time does as for what is told",
        arguments: [(40, 60, "10:30"), (60, 40, "10:00")] as [(Int64, Int64, String)])
    func factor(before: Int64, after: Int64, deadline: String) {
        let begun = Scenario(.recorded(submitLimit: .minutes(before), expires: .submitSelected)).enters().at("09:00")
            .does(.startAnswer(), .record(), .stop(), .select())
            .staffGrants(.time(nil, .factor(1.5)))
        let changed = begun.settingsBecome(
            .recorded(submitLimit: .minutes(after), expires: .submitSelected), toRunning: true)
        #expect(changed.deadline(at: "09:01") == Moment(examDay: deadline))
        #expect(changed.answer(at: "17:00").submission?.at == Moment(examDay: deadline))
        _ = changed.at(deadline).does(.submit())
    }

    @Test("A submission is untouched")
    func submitted() {
        let done = started.does(.record(), .stop(), .select(), .submit())
        let changed = done.settingsBecome(
            .recorded(takes: .several(3), submitLimit: .minutes(1)), .recorded("q2"), toRunning: true)
        #expect(changed.answer(at: "17:00") == done.answer(at: "17:00"))
    }

    @Test("Further takes and fewer attachments help at once")
    func takes() {
        let used = started.does(.record(), .stop()).isRefused(.noTakesLeft, .record(2))
        let more = used.settingsBecome(.recorded(takes: .several(2)), .recorded("q2"), toRunning: true)
        _ = more.at("09:10").does(.record(2), .stop(2))
    }

    @Test("An expired question comes back where the new limit says so, as extra time brings it back")
    func expired() {
        #expect(started.isExpired(at: "10:00"))
        let changed = started.settingsBecome(.recorded(submitLimit: .minutes(90)), .recorded("q2"), toRunning: true)
        #expect(!changed.isExpired(at: "10:00"))
        _ = changed.at("10:30").does(.open())
    }
}
