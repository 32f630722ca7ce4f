import Testing

@testable import ExamDomain

/// Who needs a call: what counts as one, how urgent it is, and in which order they stand.
@Suite struct AttentionTests {
    private func found(_ story: Scenario, at clock: String) -> [Attention] {
        Attention.all(of: story.seen(at: clock), in: story.exam, review: nil, at: Moment(examDay: clock))
    }

    private func told(_ story: Scenario, at clock: String) -> [String] {
        found(story, at: clock).map { "\($0.urgency) \($0.obstacle.code)" }
    }

    @Test("What is only the candidate's next step is no call")
    func nothing() {
        #expect(told(Scenario(.recorded()), at: "09:00").isEmpty)
        #expect(told(Scenario(.recorded()).enters(), at: "09:00").isEmpty)
        #expect(told(RefusalCodeTests.started(), at: "09:01").isEmpty)
        #expect(told(Scenario(.recorded()).enters(), at: "23:00").isEmpty, "who never began has nothing to lose")
    }

    @Test("A take that failed, with none left, is urgent; with another left the candidate can still record")
    func lost() {
        let failed = RefusalCodeTests.started(.recorded(cameras: .two)).does(.pair(), .record(1, .second))
            .at("09:00:10").does(.record()).at("09:01").does(.stop(1, .second), .stop())
        let calls = found(failed, at: "09:02").filter { $0.obstacle.code == .recordingFailed }
        #expect(calls.count == 1 && calls.first?.devices.isEmpty == false)
        #expect(calls.first?.urgency == (calls.first?.obstacle.candidateCan == nil ? .now : .soon))
    }

    @Test("A submitted file on its way is urgent from the tenth minute on, and only a decision after the last upload")
    func uploads() {
        let story = RefusalCodeTests.started(.recorded()).does(.record()).at("09:01").does(.stop(), .upload(bytes: 5))
            .at("09:02").does(.select(), .submit())
        #expect(told(story, at: "09:11:59.999") == ["soon uploadIncomplete"])
        #expect(told(story, at: "09:12") == ["now uploadIncomplete"])
        #expect(found(story, at: "09:12").first?.devices.count == 1)
        let until = story.session.allowance(on: QuestionID(told: "q1"), in: story.exam).uploadsUntil
        func urgency(_ moment: Moment) -> Urgency? {
            Attention.all(
                of: story.session.settled(at: moment, in: story.exam), in: story.exam, review: nil, at: moment
            ).first?.urgency
        }
        #expect(urgency(until) == .now)
        #expect(urgency(until + Interval(milliseconds: 1)) == .later)
    }

    @Test("The most urgent first, of equals what is lost first, then what has lasted longest")
    func order() {
        func call(_ urgency: Urgency, due: Int64?, since: Int64?) -> Attention {
            let obstacle = Obstacle(
                Refusal(.finished, Phrase(verbatim: "x")), since: since.map { Moment(milliseconds: $0) },
                reply: Phrase(verbatim: "x"))
            return Attention(
                obstacle: obstacle, urgency: urgency, due: due.map { Moment(milliseconds: $0) }, devices: [])
        }
        let sorted = [
            call(.now, due: 5, since: 9), call(.now, due: 6, since: 1), call(.now, due: 6, since: 2),
            call(.now, due: nil, since: 1), call(.now, due: nil, since: nil), call(.soon, due: 1, since: 1),
            call(.later, due: 1, since: 1),
        ]
        for seed in 0..<20 {
            var shuffled = sorted
            for index in shuffled.indices { shuffled.swapAt(index, (index * 7 + seed * 3) % shuffled.count) }
            #expect(shuffled.sorted { $0.rank < $1.rank } == sorted)
        }
        for one in sorted { #expect(!(one.rank < one.rank)) }
    }

    @Test("Commands are told only where there is a name that they can be run with")
    func commands() throws {
        // Recorded, and the time ran out before it was submitted.
        let story = RefusalCodeTests.started(.recorded()).does(.record()).at("09:01").does(.stop())
        let call = try #require(found(story, at: "17:00").first { !$0.obstacle.staffCan.isEmpty })
        let named = call.cells(for: "A0001", exam: ExamCode("ART2026"))
        let nameless = call.cells(for: nil, exam: nil)
        #expect(nameless.dropLast() == named.dropLast() && nameless.last == .empty)
        guard case .json(_, let told)? = named.last else {
            Issue.record("no commands")
            return
        }
        #expect(told.en.contains("A0001"))
    }

    @Test("Whatever somebody is called about has a word")
    func words() {
        let now = Moment(examDay: "12:00")
        var answer = Answer()
        answer.startedAt = now
        for code in RefusalCode.allCases {
            let obstacle = Obstacle(Refusal(code, Phrase(verbatim: "x")), since: now, reply: Phrase(verbatim: "x"))
            let isCalledAbout = Urgency(obstacle, answer: answer, due: now, at: now) != nil
            #expect(isCalledAbout == Attention.words.contains { $0.key == code }, "\(code)")
        }
    }

    @Test("A row has a cell of its column's form for every column")
    func cells() {
        let story = RefusalCodeTests.started(.recorded()).does(.record()).at("09:01").does(.stop(), .upload(bytes: 5))
            .at("09:02").does(.select(), .submit())
        for attention in found(story, at: "09:30") {
            let cells = attention.cells(for: "A0001", exam: nil)
            #expect(cells.count == ReportColumn.ofAttention.count)
            #expect(zip(ReportColumn.ofAttention, cells).allSatisfy { $0.form.takes($1) })
        }
        let standing = Standing(of: story.seen(at: "09:30"), in: story.exam)
        let files = standing.questions.flatMap(\.reportedFiles)
        #expect(files.count == 1 && files[0].isSubmitted && files[0].isSelected == true)
        for file in files {
            var cells: [ReportCell] = []
            file.tell(in: &cells)
            #expect(zip(ReportColumn.ofFiles, cells).allSatisfy { $0.form.takes($1) })
            #expect(cells.count == ReportColumn.ofFiles.count && cells[8] == .interval(.minutes(1)))
        }
    }
}
