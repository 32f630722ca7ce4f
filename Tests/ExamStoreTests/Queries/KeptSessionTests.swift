import ExamDomain
import ExamStore
import Testing

/// A session read as it was kept is the one that the journal tells, and what was kept otherwise is found.
@Suite struct KeptSessionTests {
    let unit: UnitFolder
    let store: Store
    let exam: KeptExam
    let candidate: ID<Candidate>
    let other: ID<Candidate>
    let idle: ID<Candidate>
    let question = QuestionID("q1")!

    /// One who began and was given something twice, before and after further facts; one who was given something and never came; one
    /// of whom there is nothing to tell.
    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
        exam = try store.keep(Sample.exam())
        candidate = try store.enroll(in: exam)
        other = try store.enroll("A2", "E7654321", in: exam)
        idle = try store.enroll("A3", "E7654322", in: exam)
        try store.tell(Sample.began, of: candidate, in: exam)
        try store.grant(.takes(question, count: 1), to: candidate, in: exam)
        let key = RecordingKey(take: 1, camera: .first)
        try store.tell(
            [
                ("09:01:00", Sample.on(.startRecording(key, device: "laptop"))),
                ("09:02:00", Sample.on(.stopRecording(key, by: .candidate))),
            ], of: candidate, in: exam, prefix: "g")
        try store.grant(.time(nil, .minutes(5)), to: candidate, in: exam)
        try store.grant(.time(nil, .minutes(9)), to: other, in: exam)
    }

    private func folded(_ id: ID<Candidate>) throws -> Session {
        try store.read(as: "wang") { try $0.history(of: id).session(under: $0.revisions(of: exam)) }
    }

    @Test("One by one, and all together, they are those that the journal tells")
    func same() throws {
        var all: [ID<Candidate>: Session?] = [:]
        try store.read(as: "wang") { reading in
            try reading.eachSession(of: exam, under: reading.revisions(of: exam)) { all.updateValue($1, forKey: $0.id) }
        }
        #expect(all.count == 3)
        for id in [candidate, other, idle] {
            #expect(try store.session(of: id, in: exam) == folded(id))
            #expect(try all[id] == (id == idle ? .some(nil) : folded(id)))
        }
        #expect(all[candidate]??.grants.count == 2)
        #expect(all[candidate]??.answer(question).takes.count == 1)
        #expect(all[other]??.grants.count == 1)
        #expect(try folded(idle) == Session())
        try store.isSound()
    }

    @Test("As of a moment the facts themselves are asked")
    func asOf() throws {
        let then = try store.read(as: "wang") { reading in
            try reading.session(of: candidate, under: reading.revisions(of: exam, until: .at("09:01:30")))
        }
        #expect(then.answer(question).takes.first?.isRunning == true)
    }

    @Test("The latest fact of all is known without the journal, and as of a moment by it")
    func latestFact() throws {
        let (now, then) = try store.read(as: "wang") { reading in
            (try reading.latestFact(of: exam), try reading.latestFact(of: exam, until: .at("09:01:30")))
        }
        #expect(now == .at("09:02:00"))
        #expect(then == .at("09:01:00"))
    }

    @Test(
        "One that is not as the journal tells it is found",
        arguments: [
            "UPDATE session SET image = CAST(image || x'00' AS BLOB)", "UPDATE session SET image = x''",
            "UPDATE session SET image = CAST(substr(image, 1, 5) || x'03' || substr(image, 7) AS BLOB)",
            "UPDATE session SET upTo = 0", "UPDATE session SET upTo = 1000000",
            "UPDATE session SET latestAt = latestAt + 1",
            "DELETE FROM session", "INSERT INTO session SELECT 2, exam, upTo, latestAt, image FROM session",
            "INSERT INTO session SELECT 3, exam, upTo, latestAt, image FROM session",
        ])
    func damaged(_ edit: String) throws {
        let shell = try unit.shell()
        shell.ask("CREATE TEMP TABLE kept AS SELECT * FROM session; \(edit)")
        #expect(try store.check().map(\.code) == [.session])
        shell.ask("DELETE FROM session; INSERT INTO session SELECT * FROM kept; DROP TABLE kept")
        try store.isSound()
    }

    @Test("Bytes that are no session end no program: the database is damaged")
    func unreadable() throws {
        try unit.shell().ask("UPDATE session SET image = x'ffff'")
        #expect(throws: Failure.self) { try store.session(of: candidate, in: exam) }
    }
}
