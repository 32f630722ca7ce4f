import ExamDomain
import ExamStore
import Testing

/// An exam day in few words, written straight through the door.
enum Sample {
    static func exam(
        submitLimit: Interval = .minutes(50), closesAt: String = "18:00:00", reviewers: Int = 1,
        code: String = "ART2026"
    ) -> Exam {
        Exam(
            code: ExamCode(code)!, title: "视频考试", opensAt: .at("08:00:00"), closesAt: .at(closesAt),
            timeZone: ExamTimeZone("Asia/Shanghai")!, identity: IdentityRules(reviewers: reviewers),
            questions: [
                Question(
                    id: QuestionID("q1")!, title: "自选曲目",
                    kind: .recorded(RecordingRules(takes: .several(2), recordLimit: .minutes(3))),
                    submitLimit: submitLimit)
            ])
    }

    static func entry(_ admission: String?, _ number: String = "E1234567", name: String = "李雷") -> RosterEntry {
        RosterEntry(
            name: name, certificate: Certificate(type: .passport, number: Confidential(number)),
            admissionNumber: admission)
    }

    static let photo = StoredFile(sha256: String(repeating: "a", count: 64), name: "手持.jpg", size: ByteSize(4))

    static func on(_ act: QuestionAct) -> CandidateAct { .question(QuestionID("q1")!, act) }

    /// In through every step by 08:10, and the clock of q1 started at 09:00.
    static let began: [(String, CandidateAct)] = [
        ("08:00:00", .identityCheck(.passed)), ("08:01:00", .readNotice), ("08:02:00", .confirmQualification),
        ("08:03:00", .acceptCommitment), ("08:10:00", .passDeviceCheck(device: "laptop")),
        ("09:00:00", on(.startAnswer)),
    ]

    /// Closed after three failures.
    static let locked: [(String, CandidateAct)] = [
        ("08:00:00", .identityCheck(.failed)), ("08:00:10", .identityCheck(.failed)),
        ("08:00:20", .identityCheck(.failed)),
    ]
}

extension Store {
    @discardableResult
    func keep(_ exam: Exam, closedAt: Moment? = nil) throws -> KeptExam {
        try write(by: "wang", may: .configure, at: .noon) { writing in
            try writing.save(
                exam, closedAt: closedAt, after: try writing.reading.exam(exam.code.text), action: "exam apply",
                reason: nil)
        }
    }

    @discardableResult
    func enroll(_ admission: String? = "A1", _ number: String = "E1234567", in exam: KeptExam) throws -> ID<Candidate> {
        try write(by: "wang", may: .configure, at: .noon) { writing in
            let id = try writing.insert(Sample.entry(admission, number), into: exam, batch: nil)
            try writing.record("roster add", subject: admission ?? number)
            return id
        }
    }

    /// Writes facts as they come, without asking the rules; the session is kept as far as the rules follow.
    func tell(_ facts: [(String, CandidateAct)], of id: ID<Candidate>, in exam: KeptExam, prefix: String = "f") throws {
        try write(by: "wang", may: .configure, at: .noon) { writing in
            var session = try writing.reading.session(of: id, under: writing.reading.revisions(of: exam))
            for (clock, act) in facts { try? session.admit(Fact(id: "f", at: .at(clock), act: act), in: exam.inForce) }
            if session.latestFact != nil { try writing.keep(session, of: id, in: exam) }
            for (index, (clock, act)) in facts.enumerated() {
                try writing.record(
                    ActivityStaging.Accepted(
                        Fact(id: "\(prefix)\(id)-\(index)", at: .at(clock), act: act), of: id, subject: "A1"),
                    link: JournalEntry.Link(
                        exam: exam.id, candidate: id, revision: exam.inForce.revision,
                        factID: "\(prefix)\(id)-\(index)"))
            }
            try writing.record("activity import", subject: exam.exam.code.text)
        }
    }

    /// - Returns: the entry's number.
    @discardableResult
    func apply(_ act: StaffAct, to id: ID<Candidate>, in exam: KeptExam, reason: String? = nil) throws -> Int64 {
        try write(by: "wang", may: .grant, at: .noon) { writing in
            try writing.record(
                act.action, subject: "A1", reason: reason, details: act.details,
                link: JournalEntry.Link(exam: exam.id, candidate: id, revision: exam.inForce.revision))
        }
    }

    func grant(_ kind: Grant.Kind, to id: ID<Candidate>, in exam: KeptExam) throws {
        try apply(
            .grant(Grant(kind: kind, reason: "停电", by: "wang", at: .noon)), to: id, in: exam, reason: "停电")
    }

    func session(of id: ID<Candidate>, in exam: KeptExam) throws -> Session {
        try read(as: "wang") { try $0.session(of: id, under: $0.revisions(of: exam)) }
    }

    func verify() throws -> JournalChain.Verdict { try read(as: "wang") { try $0.verifyJournal() } }

    func entries() throws -> [JournalEntry] {
        try read(as: "wang") { reading in
            var entries: [JournalEntry] = []
            try reading.eachEntry { entries.append($0) }
            return entries
        }
    }

    func isSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try check()
        #expect(found == [], sourceLocation: sourceLocation)
    }
}
