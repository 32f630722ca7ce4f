import ExamDomain
import ExamStore
import Testing

/// A session folded from the journal is the engine's session.
@Suite struct SessionFoldTests {
    let unit: UnitFolder
    let store: Store
    let exam: KeptExam
    let candidate: ID<Candidate>
    let question = QuestionID("q1")!

    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
        exam = try store.keep(Sample.exam())
        candidate = try store.enroll(in: exam)
    }

    private func admit(_ facts: [(String, CandidateAct)], into session: inout Session, in exam: KeptExam) throws {
        for (index, (clock, act)) in facts.enumerated() {
            try session.admit(Fact(id: "x\(index)", at: .at(clock), act: act), in: exam.inForce)
        }
    }

    private static let take: [(String, CandidateAct)] = [
        (
            "09:01:00", Sample.on(.startRecording(RecordingKey(take: 1, camera: .first), device: "laptop \"7\""))
        ),
        ("09:02:00", Sample.on(.stopRecording(RecordingKey(take: 1, camera: .first), by: .candidate))),
        (
            "09:02:30",
            Sample.on(
                .receiveUpload(
                    RecordingKey(take: 1, camera: .first),
                    UploadProgress(
                        bytes: ByteSize(9), total: ByteSize(9), sha256: String(repeating: "c", count: 64)),
                    device: nil))
        ),
        ("09:03:00", Sample.on(.selectTake(1))), ("09:04:00", Sample.on(.submit)),
    ]

    @Test("Facts come back from the journal as they went in, down to the millisecond")
    func same() throws {
        let facts = Sample.began + [("09:00:00.001", Sample.on(.startAnswer))] + Self.take
        var session = Session()
        try admit(facts, into: &session, in: exam)
        try store.tell(facts, of: candidate, in: exam)
        #expect(try store.session(of: candidate, in: exam) == session)
        #expect(session.answer(question).isSubmitted)
        try store.isSound()
    }

    @Test("A candidate of whom nothing is told has an empty session")
    func empty() throws {
        #expect(try store.session(of: candidate, in: exam) == Session())
        #expect(try store.session(of: ID(99), in: exam) == Session())
        try store.isSound()
    }

    @Test("One candidate's facts are not another's")
    func apart() throws {
        let second = try store.enroll("A2", "E7654321", in: exam)
        try store.tell(Sample.began, of: candidate, in: exam)
        try store.tell(Sample.locked, of: second, in: exam)
        #expect(try store.session(of: second, in: exam).identity.status == .locked)
        #expect(try store.session(of: candidate, in: exam).identity.status == .passed)
        try store.isSound()
    }

    @Test("Staff acts take effect from their place in the journal, whatever the times")
    func staffActs() throws {
        let grants: [Grant.Kind] = [
            .time(question, .minutes(10)), .time(nil, .factor(1.5)), .takes(question, count: 2),
            .reopen(question, .continue), .identityReset,
        ]
        var session = Session()
        try admit(Sample.began + Self.take, into: &session, in: exam)
        try store.tell(Sample.began + Self.take, of: candidate, in: exam)
        for kind in grants {
            let act = StaffAct.grant(Grant(kind: kind, reason: "停电", by: "wang", at: .noon))
            let entry = try store.apply(act, to: candidate, in: exam, reason: "停电")
            // In the journal a grant has the number of its entry.
            let written = Grant(kind: kind, reason: "停电", by: "wang", at: .noon, entry: entry)
            session.apply(.grant(written), in: exam.inForce)
        }
        #expect(try store.session(of: candidate, in: exam) == session)
        #expect(session.grants.map(\.kind) == grants)
        #expect(session.identity.status == .open)
        let told = try store.read(as: "wang") { reading in
            var told: [ExceptionEntry] = []
            try reading.eachException(of: exam) { told.append($0) }
            return told
        }
        #expect(told.map(\.deed) == session.grants.map { .grant(candidate, $0.kind) })
        #expect(told.map(\.seq) == session.grants.map(\.entry))
        try store.isSound()
    }

    @Test("Entries that are no act on the session change nothing of it")
    func views() throws {
        try store.tell(Sample.began, of: candidate, in: exam)
        let before = try store.session(of: candidate, in: exam)
        try store.write(by: "wang", may: .reveal, at: .noon) { writing in
            for action in ["candidate show", "review claim", "review show", "roster edit", "candidate why"] {
                try writing.record(
                    action, subject: "A1", details: .members(["round": .count(1)]),
                    link: JournalEntry.Link(exam: exam.id, candidate: candidate, revision: 1))
            }
        }
        #expect(try store.session(of: candidate, in: exam) == before)
        try store.isSound()
    }

    // MARK: - Settings that change

    @Test("Who began before a change of settings goes on under the old ones, who begins after it under the new")
    func revisions() throws {
        let second = try store.enroll("A2", "E7654321", in: exam)
        try store.tell(Sample.began, of: candidate, in: exam)
        let later = try store.keep(Sample.exam(submitLimit: .minutes(10)))
        #expect(later.inForce.revision == 2)
        try store.tell(Sample.began, of: second, in: later)
        let (first, other) = try (store.session(of: candidate, in: later), store.session(of: second, in: later))
        #expect(first.answer(question).settings?.submitLimit == .minutes(50))
        #expect(other.answer(question).settings?.submitLimit == .minutes(10))
        #expect(first.deadline(of: question, in: later.inForce) == .at("09:50:00"))
        #expect(other.deadline(of: question, in: later.inForce) == .at("09:10:00"))
        // Facts that the new settings would refuse, of somebody who is bound to the old.
        try store.tell(Self.take, of: candidate, in: later, prefix: "g")
        #expect(try store.session(of: candidate, in: later).answer(question).isSubmitted)
        try store.isSound()
    }

    @Test("A fact stays good under the settings of its place, though those of today would refuse it")
    func oldFacts() throws {
        try store.tell(Sample.began + Self.take, of: candidate, in: exam)
        let before = try store.session(of: candidate, in: exam)
        let later = try store.keep(Sample.exam(closesAt: "08:30:00"))
        #expect(try store.session(of: candidate, in: later) == before)
        let closed = try store.keep(Sample.exam(closesAt: "08:30:00"), closedAt: .at("08:05:00"))
        #expect(closed.inForce.endsAt == .at("08:05:00"))
        #expect(try store.session(of: candidate, in: closed) == before)
        try store.isSound()
    }

    @Test("Entries that name no revision, or one that is gone, are judged under today's settings")
    func noRevision() throws {
        try store.read(as: "wang") { reading in
            let revisions = try reading.revisions(of: exam)
            #expect(revisions.inForce(nil) == exam.inForce)
            #expect(revisions.inForce(7) == exam.inForce)
            #expect(revisions.inForce(1) == exam.inForce)
        }
        try store.isSound()
    }
}
