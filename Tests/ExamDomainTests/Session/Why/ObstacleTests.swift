import Testing

@testable import ExamDomain

@Suite("What stops a candidate")
struct ObstacleTests {
    private func obstacles(_ story: Scenario, at clock: String, review: Review? = nil) -> [Obstacle] {
        ObstacleSearch(story.seen(at: clock), in: story.exam, review: review, at: Moment(examDay: clock)).obstacles()
    }

    /// `code question` of each.
    private func told(_ story: Scenario, at clock: String) -> [String] {
        obstacles(story, at: clock).map {
            [$0.code.rawValue, $0.question?.text].compactMap { $0 }.joined(separator: " ")
        }
    }

    private let day = Scenario(.recorded(), .offline("q2"))
    private let dual = RefusalCodeTests.started(.recorded(takes: .several(2), cameras: .two))

    // MARK: - The way in

    @Test("Nobody has entered: the identity check, and before eight the exam's opening, after six its end")
    func notEntered() {
        #expect(told(day, at: "07:59:59.999") == ["identityRequired", "examNotOpen"])
        #expect(told(day, at: "08:00") == ["identityRequired"])
        #expect(told(day, at: "18:00") == ["identityRequired"])
        #expect(told(day, at: "18:00:00.001") == ["identityRequired", "examClosed"])
    }

    @Test("Two of three failures, since the last one")
    func failures() {
        let two = day.at("08:10").does(.identityCheck(.failed)).at("08:11").does(.identityCheck(.failed))
        let found = obstacles(two, at: "08:20")
        #expect(found.map(\.code) == [.identityRequired])
        #expect(found[0].since == Moment(examDay: "08:11"))
        #expect(found[0].message.zh.contains("2 次") && found[0].message.en.contains("2 of 3"))
    }

    @Test("The cooldown, a millisecond before its end and at it")
    func cooldown() {
        let cancelled = day.at("08:10").does(.identityCheck(.cancelled))
        #expect(told(cancelled, at: "08:10:59.999") == ["cooldown"])
        #expect(obstacles(cancelled, at: "08:10:30")[0].since == Moment(examDay: "08:10"))
        #expect(told(cancelled, at: "08:11") == ["identityRequired"])
    }

    @Test("Locked, waiting for three hours, rejected and why")
    func review() {
        let locked = day.at("08:10").does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed))
        #expect(told(locked, at: "08:20") == ["identityLocked"])
        let waiting = locked.at("08:15").does(.photo)
        let review = Review(
            id: ID(7), candidate: ID(1), round: 1, uploadedAt: Moment(examDay: "08:15"), claimedBy: "li", photos: [])
        let found = obstacles(waiting, at: "11:15", review: review)
        #expect(found.map(\.code) == [.reviewWaiting])
        #expect(found[0].since == Moment(examDay: "08:15"))
        #expect(found[0].message.zh.contains("3 小时") && found[0].message.zh.contains("li"))
        #expect(found[0].staffCan == [.showReview(ID(7)), .approveReview(ID(7)), .rejectReview(ID(7))])
        let rejected = waiting.staff(
            .vote(
                ReviewVote(choice: .reject(.other), text: "请摘下口罩", by: "li", at: Moment(examDay: "11:20")), round: 1))
        let after = obstacles(rejected, at: "11:30")
        #expect(after.map(\.code) == [.identityLocked])
        #expect(after[0].since == Moment(examDay: "11:20"))
        #expect(after[0].reply.zh.contains("请摘下口罩"))
    }

    @Test("Each step of the way in, one at a time")
    func steps() {
        let passed = day.at("08:10").does(.identityCheck(.passed))
        #expect(told(passed, at: "08:20") == ["noticeRequired"])
        #expect(told(passed.does(.readNotice), at: "08:20") == ["qualificationRequired"])
        #expect(told(passed.does(.readNotice, .confirmQualification), at: "08:20") == ["commitmentRequired"])
        let three = passed.does(.readNotice, .confirmQualification, .acceptCommitment)
        #expect(told(three, at: "08:20") == ["deviceCheckRequired"])
        #expect(
            told(three.does(.passDeviceCheck(device: "laptop")), at: "08:20") == [
                "answerNotStarted q1", "answerNotStarted q2",
            ])
    }

    // MARK: - Questions

    @Test("The way in done early: only the opening; after the end what was not begun")
    func window() {
        #expect(told(day.enters(), at: "07:40") == ["examNotOpen"])
        let begun = day.enters().at("09:00").does(.startAnswer())
        #expect(told(begun, at: "18:00:00.001") == ["examClosed q2", "deadlinePassed q1"])
    }

    @Test("The deadline is no obstacle at its instant, and one by 40 s after it")
    func deadline() {
        let begun = RefusalCodeTests.started(.recorded())
        #expect(told(begun, at: "09:50") == ["takeNotSelected q1"])
        let found = obstacles(begun, at: "09:50:40")
        #expect(found.map(\.code) == [.deadlinePassed])
        #expect(found[0].since == Moment(examDay: "09:50"))
        #expect(found[0].message.zh.contains("40 秒") && found[0].message.en.contains("40 s"))
        #expect(found[0].staffCan.contains(.extend(QuestionID(told: "q1"), minutes: 11)))
    }

    @Test("The second camera not paired, then stopped first: the take failed, and there is another")
    func secondCamera() {
        #expect(told(dual, at: "09:01") == ["secondCameraRequired q1"])
        let failed = dual.does(.pair(), .record(1, .second), .record()).at("09:01").does(.stop(1, .second))
            .at("09:02").does(.stop())
        let found = obstacles(failed, at: "09:05")
        #expect(found.map(\.code) == [.recordingFailed])
        #expect(found[0].since == Moment(examDay: "09:01"))
        #expect(found[0].message.zh.contains("二机位") && found[0].staffCan.isEmpty)
    }

    @Test("A failed take that counts and was the last one: staff can grant another")
    func noTakesLeft() {
        let used = RefusalCodeTests.started(.recorded(failedTakeCounts: true)).does(.record()).at("09:02").does(.fail())
        let found = obstacles(used, at: "09:05")
        #expect(found.map(\.code) == [.recordingFailed, .noTakesLeft])
        #expect(found.map(\.staffCan) == [[.grantTake(QuestionID(told: "q1"))], [.grantTake(QuestionID(told: "q1"))]])
        #expect(found[0].message.zh.contains("文件异常"))
        #expect(told(used.staffGrants(.takes(QuestionID(told: "q1"), count: 1)), at: "09:05") == ["recordingFailed q1"])
    }

    @Test("Recording, then recorded and not selected, then selected and nothing stops")
    func takes() {
        let running = RefusalCodeTests.started(.recorded()).does(.record())
        #expect(told(running, at: "09:01") == ["takeRunning q1"])
        let recorded = running.at("09:02").does(.stop())
        #expect(told(recorded, at: "09:05") == ["takeNotSelected q1"])
        #expect(told(recorded.does(.select()), at: "09:05") == [])
    }

    @Test("One attachment of two, and the minimum in total besides")
    func attachments() {
        let rules = AttachmentRules(
            [AttachmentRule(kind: .video, min: 2), AttachmentRule(kind: .pdf)], totalMin: 3, totalMax: nil)
        let one = Scenario(.offline(attachments: rules)).enters().at("09:00").does(.open(), .attach())
        let found = obstacles(one, at: "09:05")
        #expect(found.map(\.code) == [.attachmentsMissing, .attachmentsMissing])
        #expect(found.map { $0.message.zh.contains("1/2") || $0.message.zh.contains("1/3") } == [true, true])
        #expect(told(one.does(.attach("二.mp4"), .attach("谱.pdf", .pdf)), at: "09:05") == [])
    }

    @Test("Submitted: the file still on its way, by device; whole, nothing; after the grace the hint is for staff")
    func files() {
        let sent = RefusalCodeTests.started(.recorded()).does(.record()).at("09:02").does(.stop(), .select(), .submit())
        let none = obstacles(sent, at: "09:05")
        #expect(none.map(\.code) == [.uploadIncomplete])
        #expect(none[0].message.zh.contains("laptop") && none[0].message.zh.contains("待上传"))
        #expect(none[0].since == Moment(examDay: "09:02"))
        let half = sent.at("09:03").does(.upload(bytes: 500))
        #expect(
            obstacles(half, at: "09:05")[0].message.en.contains("500 B/1.0 KB")
                || obstacles(half, at: "09:05")[0].message.en.contains("/"))
        #expect(obstacles(half, at: "12-02 18:00")[0].staffCan.isEmpty)
        #expect(obstacles(half, at: "12-02 18:00:00.001")[0].staffCan != [])
        #expect(told(half.does(.upload()), at: "09:05") == [])
    }

    @Test("Every obstacle is what the next act would be refused with", arguments: 0..<30)
    func oneEngine(seed: Int) {
        var chance = SplitMix64(seed: UInt64(seed))
        var story = Scenario(.recorded(takes: .several(2), failedTakeCounts: true), .offline("q2")).enters().at("09:00")
        for _ in 0..<40 {
            story = story.at(story.now + chance.oneOf([.zero, .seconds(5), .minutes(3), .minutes(20)]))
            _ = story.admit(chance.oneOf(CandidateAct.every(on: chance.oneOf(["q1", "q2"]))))
        }
        let seen = story.session.settled(at: story.now, in: story.exam)
        let found = ObstacleSearch(seen, in: story.exam, review: nil, at: story.now).obstacles()
        for id in ["q1", "q2"] {
            let refusal = seen.refusal(of: .submit(id), in: story.exam)
            let mine = found.filter { $0.question?.text == id }.map(\.code)
            switch refusal?.code {
            case nil, .alreadySubmitted: #expect(mine.allSatisfy { $0 == .uploadIncomplete })
            // The rules say that nothing is selected; why says why there is nothing to select.
            case .takeNotSelected:
                #expect(!Set(mine).isDisjoint(with: [.takeNotSelected, .recordingFailed, .noTakesLeft, .takeRunning]))
            case let code?: #expect(mine.contains(code), "\(mine) without \(code)")
            }
        }
    }

    @Test("Everything a person reads is there in both languages, and no reply says what a stranger must not know")
    func texts() {
        let stories = [
            day, day.at("08:10").does(.identityCheck(.failed)), day.at("08:19:30").does(.identityCheck(.cancelled)),
            day.enters(),
            dual, RefusalCodeTests.started(.recorded()).does(.record()),
        ]
        for obstacle in stories.flatMap({ obstacles($0, at: "08:20") + obstacles($0, at: "18:30") }) {
            for text in [obstacle.message, obstacle.letter(to: "李雷")] + [obstacle.candidateCan].compactMap({ $0 }) {
                #expect(!text.zh.isEmpty && !text.en.isEmpty)
                let english = text.en.replacing("李雷", with: "").replacing("自选曲目演奏", with: "").replacing("作品集", with: "")
                #expect(!english.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(english)")
            }
            #expect(obstacle.letter(to: "李雷").zh.hasPrefix("李雷同学，您好："))
        }
    }
}
