import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Ending an exam by hand.
@Suite struct CloseExamTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    @discardableResult
    private func close(at clock: String, by staff: String = "chen", code: String? = nil) throws -> ExamInForce {
        try CloseExam(code, reason: "停电").run(in: unit.store, by: staff, at: .at(clock))
    }

    private func kept() throws -> ExamInForce {
        try unit.store.read(as: "wang") { try $0.chosenExam("ART2026").inForce }
    }

    @Test("It ends at that moment as closesAt would: the last instant is still in time")
    func closes() throws {
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        let closed = try close(at: "09:30")
        #expect((closed.endsAt, closed.revision) == (.at("09:30"), 2))
        #expect(closed.exam == unit.exam)
        #expect(try unit.standing("A1", at: .at("09:30")).standing.questions[0].status == .answering)
        #expect(try unit.standing("A1", at: .at("09:30:00.001")).standing.questions[0].status == .expired)
        try unit.day(of: "A1", "09:30 startRecording question=q1 take=1 camera=first device=laptop")
        let entry = try #require(try unit.journal().last { $0.action == "exam close" })
        #expect((entry.subject, entry.reason) == ("ART2026", "停电"))
        let details = try #require(JSON(parsing: entry.details.utf8))
        #expect(details["closedAt"]?.string == "2026-12-01T09:30:00+08:00")
        #expect(details["closesAt"]?.string == "2026-12-01T18:00:00+08:00")
        try unit.isSound()
    }

    @Test("It is closed once")
    func twice() throws {
        try close(at: "09:30")
        try unit.isRefused("examClosed") { try close(at: "09:40") }
        #expect(try kept().endsAt == .at("09:30"))
        try unit.isSound()
    }

    @Test("After its end it ends when it ended")
    func late() throws {
        #expect(try close(at: "20:00").endsAt == .at("18:00"))
        try unit.isSound()
    }

    @Test("Other settings leave it closed; a new end opens it again")
    func reopened() throws {
        try close(at: "09:30")
        _ = try ChangeExam.apply(Unit.exam(title: "另一个")).run(in: unit.store, by: "chen", at: .at("09:40"))
        #expect(try kept().endsAt == .at("09:30"))
        _ = try ChangeExam.apply(Unit.exam(title: "另一个", closesAt: "19:00")).run(
            in: unit.store, by: "chen", at: .at("09:45"))
        #expect(try kept().endsAt == .at("19:00"))
        try close(at: "10:00")
        #expect(try kept().endsAt == .at("10:00"))
        try unit.isSound()
    }

    @Test("An unknown exam, two exams and none named, and who may not")
    func refused() throws {
        try unit.isRefused("noInput unknownExam") { try close(at: "09:30", code: "NOPE") }
        try unit.isRefused("notPermitted") { try close(at: "09:30", by: "li") }
        _ = try ChangeExam.apply(Unit.exam(code: "MUS")).run(in: unit.store, by: "chen", at: .staffHours)
        try unit.isRefused("usage examNeeded") { try close(at: "09:30") }
        try close(at: "09:30", code: "MUS")
        #expect(try kept().closedAt == nil)
        try unit.isSound()
    }
}
