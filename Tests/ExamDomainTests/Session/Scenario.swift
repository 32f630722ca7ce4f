import ExamDomain
import Testing

/// One candidate's exam day, told act by act: each step says at once whether the rules took it, and gives the story so far.
struct Scenario {
    var exam: ExamInForce
    private(set) var session = Session()
    private(set) var now = Moment(examDay: "07:30")
    /// What was taken in, in journal order.
    private(set) var journal: [Entry] = []

    enum Entry: Hashable {
        case fact(Fact)
        case staff(StaffAct)
    }

    /// An exam from 08:00 to 18:00 with these questions.
    init(_ questions: Question..., identity: IdentityRules = IdentityRules(), uploadGrace: Interval = .hours(24)) {
        exam = ExamInForce(exam: .day(questions, identity: identity, uploadGrace: uploadGrace), revision: 1)
    }

    init(_ exam: ExamInForce) {
        self.exam = exam
    }

    // MARK: - Telling

    /// The time of what follows, of 1 December 2026 in the exam's zone.
    func at(_ clock: String) -> Scenario { at(Moment(examDay: clock)) }

    func at(_ moment: Moment) -> Scenario {
        var next = self
        next.now = moment
        return next
    }

    /// Each act is allowed.
    func does(_ acts: CandidateAct..., sourceLocation: SourceLocation = #_sourceLocation) -> Scenario {
        var next = self
        for act in acts {
            if let code = next.admit(act) {
                Issue.record("\(act.name) was refused: \(code)", sourceLocation: sourceLocation)
            }
        }
        return next
    }

    /// Each act meets this code and changes nothing.
    func isRefused(
        _ code: RefusalCode, _ acts: CandidateAct..., sourceLocation: SourceLocation = #_sourceLocation
    ) -> Scenario {
        for act in acts {
            var tried = self
            let met = tried.admit(act)
            #expect(met == code, "\(act.name)", sourceLocation: sourceLocation)
            #expect(
                met == nil || tried.session == session, "\(act.name) changed something", sourceLocation: sourceLocation)
        }
        return self
    }

    /// Through the way in at 07:30, before the exam opens.
    func enters(sourceLocation: SourceLocation = #_sourceLocation) -> Scenario {
        at("07:30").does(
            .identityCheck(.passed), .readNotice, .confirmQualification, .acceptCommitment,
            .passDeviceCheck(device: "laptop"), sourceLocation: sourceLocation)
    }

    func staffGrants(_ kind: Grant.Kind, at clock: String = "12-20 10:00", entry: Int64? = nil) -> Scenario {
        staff(.grant(Grant(kind: kind, reason: "停电", by: "mei", at: Moment(examDay: clock), entry: entry)))
    }

    /// Where the rules let the grant be taken back.
    func staffRevokes(_ entry: Int64, at clock: String = "12-21 10:00") -> Scenario {
        staff(.revoke(Grant.Revocation(of: entry, reason: "误操作", by: "mei", at: Moment(examDay: clock))))
    }

    /// Why the grant cannot be taken back; nil where it can.
    func refusalOfRevoking(_ entry: Int64, at clock: String = "12-21 10:00") -> RefusalCode? {
        let revocation = Grant.Revocation(of: entry, reason: "误操作", by: "mei", at: Moment(examDay: clock))
        return seen(at: clock).refusal(of: revocation, in: exam)?.code
    }

    func staffReopens(_ how: Grant.Reopening, _ question: String = "q1", at clock: String = "12-20 10:00") -> Scenario {
        staffGrants(.reopen(QuestionID(told: question), how), at: clock)
    }

    func staffExtends(_ minutes: Int, _ question: String? = "q1") -> Scenario {
        staffGrants(.time(question.map { QuestionID(told: $0) }, .minutes(minutes)))
    }

    func staffVotes(_ choice: ReviewVote.Choice, by name: String = "mei", round: Int = 1) -> Scenario {
        staff(
            .vote(
                ReviewVote(choice: choice, text: nil, by: name, at: Moment(examDay: "12-20 10:00")), round: round))
    }

    func staff(_ act: StaffAct) -> Scenario {
        var next = self
        next.session.apply(act, in: exam)
        next.journal.append(.staff(act))
        return next
    }

    /// From here on other settings are in force, for sessions under way too where staff say so.
    func settingsBecome(_ questions: Question..., toRunning: Bool = false) -> Scenario {
        var next = self
        let applied = ExamInForce.AppliedToRunning(revision: exam.revision + 1, questions: questions)
        next.exam = ExamInForce(
            exam: .day(questions), revision: exam.revision + 1,
            appliedToRunning: toRunning ? applied : exam.appliedToRunning)
        return next
    }

    /// Why the act was refused; nil where it was taken in.
    mutating func admit(_ act: CandidateAct) -> RefusalCode? {
        let fact = Fact(id: "f\(journal.count)", at: now, act: act)
        do throws(Refusal) {
            try session.admit(fact, in: exam)
            journal.append(.fact(fact))
            return nil
        } catch {
            return error.code
        }
    }

    // MARK: - Looking

    /// The session as anybody sees it at this time.
    func seen(at clock: String) -> Session { session.settled(at: Moment(examDay: clock), in: exam) }

    func answer(_ question: String = "q1", at clock: String) -> Answer {
        seen(at: clock).answer(QuestionID(told: question))
    }

    /// The answer as of the latest fact.
    func answer(_ question: String = "q1") -> Answer { session.answer(QuestionID(told: question)) }

    func deadline(_ question: String = "q1", at clock: String? = nil) -> Moment {
        let then = clock.map { seen(at: $0) } ?? session
        return then.deadline(of: QuestionID(told: question), in: exam)
    }

    func isExpired(_ question: String = "q1", at clock: String) -> Bool {
        seen(at: clock).isExpired(QuestionID(told: question), in: exam)
    }
}

// MARK: - Exams and times

extension Moment {
    /// `09:00`, `09:00:00.001` on 1 December 2026, or another day (`12-02 18:00`), in Shanghai.
    init(examDay text: String) {
        let written = text.contains(" ") ? "2026-" + text : "2026-12-01 " + text
        guard let moment = Moment(iso8601: written + "+08:00") else {
            Issue.record("no time: \(text)")
            self.init(milliseconds: 0)
            return
        }
        self = moment
    }
}

extension Exam {
    static func day(
        _ questions: [Question], identity: IdentityRules = IdentityRules(), uploadGrace: Interval = .hours(24)
    ) -> Exam {
        Exam(
            code: ExamCode("ART2026")!, title: "视频考试", opensAt: Moment(examDay: "08:00"),
            closesAt: Moment(examDay: "18:00"), timeZone: ExamTimeZone("Asia/Shanghai")!, uploadGrace: uploadGrace,
            identity: identity, questions: questions)
    }
}

extension Question {
    /// One take of at most 3 minutes on one camera, to be submitted by hand within 50 minutes, unless told otherwise.
    static func recorded(
        _ id: String = "q1", takes: RecordingRules.Takes = .single(autoSubmit: false),
        cameras: RecordingRules.Cameras = .one, rehearsal: Bool = false, recordLimit: Interval = .minutes(3),
        submitLimit: Interval? = .minutes(50), attachments: AttachmentRules = AttachmentRules(),
        expires: WhenTimeExpires = .discard, failedTakeCounts: Bool = false
    ) -> Question {
        Question(
            id: QuestionID(told: id), title: "自选曲目演奏",
            kind: .recorded(
                RecordingRules(
                    takes: takes, cameras: cameras, rehearsal: rehearsal, recordLimit: recordLimit,
                    failedTakeCounts: failedTakeCounts)),
            submitLimit: submitLimit, attachments: attachments, whenTimeExpires: expires)
    }

    /// One or two mp4 or mov videos of at most 200 MB and perhaps one PDF, within two hours, unless told otherwise.
    static func offline(
        _ id: String = "q1", submitLimit: Interval? = .hours(2), attachments: AttachmentRules = .portfolio,
        expires: WhenTimeExpires = .discard
    ) -> Question {
        Question(
            id: QuestionID(told: id), title: "作品集", kind: .offline, submitLimit: submitLimit,
            attachments: attachments, whenTimeExpires: expires)
    }
}

extension AttachmentRules {
    static let portfolio = AttachmentRules([
        AttachmentRule(kind: .video, min: 1, max: 2, maxSize: ByteSize(200_000_000), extensions: ["mp4", "mov"]),
        AttachmentRule(kind: .pdf, max: 1),
    ])
}
