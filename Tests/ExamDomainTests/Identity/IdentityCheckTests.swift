import ExamDomain
import Testing

@Suite("The identity check")
struct IdentityCheckTests {
    private let story = Scenario(.recorded()).at("07:30")

    @Test("It closes with the third failure running")
    func threeFailures() {
        let two = story.does(.identityCheck(.failed), .identityCheck(.failed))
        #expect(two.session.identity.status == .open)
        #expect(two.session.identity.failures == 2)
        let three = two.does(.identityCheck(.failed))
        #expect(three.session.identity.status == .locked)
        #expect(three.session.identity.failures == 3)
        #expect(three.session.identity.since == Moment(examDay: "07:30"))
    }

    @Test("It closes after as many failures as the exam says", arguments: 1...4)
    func setting(failures: Int) {
        var story = Scenario(.recorded(), identity: IdentityRules(failuresBeforeReview: failures)).at("07:30")
        for number in 1...failures {
            #expect(story.session.identity.status == .open)
            story = story.does(.identityCheck(.failed))
            #expect(story.session.identity.failures == number)
        }
        #expect(story.session.identity.status == .locked)
    }

    @Test("A pass ends the step and resets the count")
    func pass() {
        let passed = story.does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.passed))
        #expect(passed.session.identity.status == .passed)
        #expect(passed.session.identity.failures == 0)
    }

    @Test("A cancel is neither a failure nor a success")
    func cancel() {
        let story = story.does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.cancelled))
        #expect(story.session.identity.status == .open)
        #expect(story.session.identity.failures == 2)
        #expect(story.at("07:31").does(.identityCheck(.failed)).session.identity.status == .locked)
    }

    @Test("After a cancel the next try waits to the 60th second")
    func cooldown() {
        let cancelled = story.at("07:30").does(.identityCheck(.cancelled))
        for outcome in IdentityOutcome.allCases {
            _ = cancelled.at("07:30").isRefused(.cooldown, .identityCheck(outcome))
            _ = cancelled.at("07:30:59.999").isRefused(.cooldown, .identityCheck(outcome))
            _ = cancelled.at("07:31").does(.identityCheck(outcome))
        }
    }

    @Test("Each cancel starts the wait anew; a failure after it ends it")
    func cooldownAgain() {
        let again = story.does(.identityCheck(.cancelled)).at("07:31").does(.identityCheck(.cancelled))
        _ = again.at("07:31:59.999").isRefused(.cooldown, .identityCheck(.passed))
        _ = again.at("07:32").does(.identityCheck(.failed), .identityCheck(.passed))
    }

    @Test("The wait is a setting")
    func cooldownSetting() {
        let story = Scenario(.recorded(), identity: IdentityRules(cancelCooldown: .seconds(90))).at("07:30")
            .does(.identityCheck(.cancelled))
        _ = story.at("07:31:29.999").isRefused(.cooldown, .identityCheck(.passed))
        _ = story.at("07:31:30").does(.identityCheck(.passed))
        _ = Scenario(.recorded(), identity: IdentityRules(cancelCooldown: .zero)).at("07:30")
            .does(.identityCheck(.cancelled), .identityCheck(.passed))
    }

    @Test("The wait of one minute is told in the trade's words")
    func cooldownWords() throws {
        let cancelled = story.does(.identityCheck(.cancelled))
        var session = cancelled.session
        let refusal = try #require(throws: Refusal.self) {
            try session.admit(Fact(id: "x", at: cancelled.now, act: .identityCheck(.passed)), in: cancelled.exam)
        }
        #expect(refusal.message.zh.contains("请等待一分钟后再进行实人验证"))
        #expect(refusal.message.zh.contains("2026-12-01 07:31:00"))
    }

    @Test("A reset opens the check again, at once and from nothing")
    func reset() {
        let locked = story.does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed))
        let fresh = locked.staffGrants(.identityReset)
        #expect(fresh.session.identity.status == .open)
        #expect(fresh.session.identity.failures == 0)
        _ = fresh.does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.passed), .readNotice)

        let cancelled = story.does(.identityCheck(.cancelled)).staffGrants(.identityReset)
        _ = cancelled.does(.identityCheck(.passed))
    }

    @Test("A reset of a passed check asks for it again and keeps all later steps")
    func resetAfterPass() {
        let story = Scenario(.recorded()).enters().at("09:00").does(.startAnswer()).staffGrants(.identityReset)
        _ = story.isRefused(.identityRequired, .record(), .readNotice, .startAnswer())
            .does(.identityCheck(.passed), .record())
    }

    @Test("A reset while a review waits withdraws it: a late decision on that round decides nothing")
    func resetWhileWaiting() {
        let waiting = story.does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed), .photo)
        let reset = waiting.staffGrants(.identityReset)
        #expect(reset.session.identity.status == .open)
        #expect(reset.staffVotes(.approve).session.identity.status == .open)
        let second = reset.does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed), .photo)
        #expect(second.session.identity.rounds == 2)
        #expect(second.staffVotes(.approve, round: 1).session.identity.status == .waiting)
        #expect(second.staffVotes(.approve, round: 2).session.identity.status == .passed)
    }
}
