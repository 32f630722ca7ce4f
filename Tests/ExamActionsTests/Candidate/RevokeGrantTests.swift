import ExamActions
import ExamDomain
import ExamStore
import Testing

/// A grant taken back by a further entry.
@Suite struct RevokeGrantTests {
    let unit: Unit
    let question = QuestionID("q1")!

    init() throws { unit = try Unit() }

    private func grant(
        _ kind: Grant.Kind, _ whom: Whom = .candidate("A1"), at clock: String = "12:00"
    ) throws -> [Int64] {
        try GrantException(kind, to: whom, in: nil, reason: "停电").run(in: unit.store, by: "chen", at: .at(clock))
            .granted.map { try #require($0.grant.entry) }
    }

    @discardableResult
    private func revoke(
        _ entry: Int64, of candidate: String = "A1", everyone: Bool = false, dryRun: Bool = false,
        by staff: String = "chen"
    ) throws -> GrantEffect.Outcome {
        try RevokeGrant(entry, of: candidate, everyone: everyone, in: nil, reason: "误操作", dryRun: dryRun).run(
            in: unit.store, by: staff, at: .at("13:00"))
    }

    private func deadline(_ candidate: String) throws -> Moment? {
        try unit.standing(candidate, at: .at("09:01")).standing.questions[0].deadline
    }

    @Test("It names its entry; revoked, the deadline is as before, and both entries stand in the journal")
    func one() throws {
        try unit.enters("A1")
        try unit.day(of: "A1", "09:00 startAnswer question=q1")
        let entry = try grant(.time(question, .minutes(15)))[0]
        #expect(try unit.journal().last?.seq == entry)
        let told = try revoke(entry, dryRun: true)
        #expect(try deadline("A1") == .at("10:05"))
        #expect(told.granted[0].deadlines.map { [$0.before, $0.after] } == [[.at("10:05"), .at("09:50")]])
        try revoke(entry)
        #expect(try deadline("A1") == .at("09:50"))
        let last = try #require(try unit.journal().last)
        #expect((last.action, last.subject, last.reason) == ("candidate revoke", "A1", "误操作"))
        try unit.isRefused("notUndoable") { try revoke(entry) }
        try unit.isSound()
    }

    @Test("The same command's grants of a whole group go together, or none does")
    func everyone() throws {
        let entries = try grant(.takes(question, count: 1), .group("声乐"))
        let other = try grant(.takes(question, count: 1), at: "12:01")
        #expect(try revoke(entries[0], everyone: true).granted.map(\.candidate.handle) == ["A1", "A3"])
        #expect(try unit.standing("A3").standing.questions[0].takesAllowed == 2)
        #expect(try unit.standing("A1").standing.questions[0].takesAllowed == 2 + other.count)
        let again = try grant(.time(nil, .minutes(5)), .group("声乐"))
        for candidate in ["A1", "A3"] { try unit.enters(candidate) }
        try unit.day(of: "A3", "18:03 startAnswer question=q1")
        try unit.isRefused("inUse") { try revoke(again[0], everyone: true) }
        try revoke(again[0])
        try unit.isSound()
    }

    @Test("Of a candidate to whom one command gave several, each is judged without those before")
    func several() throws {
        let told = try GrantException(
            each: [2, 3].map { ($0, "A1", .takes(question, count: 1)) }, of: "list.csv", in: nil, reason: "停电"
        ).run(in: unit.store, by: "chen", at: .at("12:00"))
        let entries = try told.granted.map { try #require($0.grant.entry) }
        try unit.enters("A1")
        try unit.day(of: "A1", "12:05 startAnswer question=q1")
        for take in 1...3 {
            try unit.day(
                of: "A1", "12:0\(5 + take) startRecording question=q1 take=\(take) camera=first device=laptop",
                "12:0\(5 + take) stopRecording question=q1 take=\(take) camera=first by=candidate")
        }
        // Three of four are used: either may go, both may not.
        try unit.isRefused("inUse") { try revoke(entries[0], everyone: true) }
        #expect(try unit.standing("A1").standing.questions[0].takesAllowed == 4)
        try revoke(entries[1])
        try unit.isRefused("inUse") { try revoke(entries[0]) }
        try unit.isSound()
    }

    @Test("One that was taken back before does not keep the others") func oneBefore() throws {
        let entries = try grant(.takes(question, count: 1), .group("声乐"))
        try revoke(entries[1], of: "A3")
        #expect(try revoke(entries[0], everyone: true).granted.map(\.candidate.handle) == ["A1"])
        try unit.isSound()
    }

    @Test("Another candidate's number, no number of a grant, and who may not")
    func refused() throws {
        let entry = try grant(.time(nil, .minutes(5)))[0]
        try unit.isRefused("notUndoable") { try revoke(entry, of: "A2") }
        try unit.isRefused("notUndoable") { try revoke(1) }
        try unit.isRefused("notOnRoster") { try revoke(entry, of: "A9") }
        for staff in ["li", "qian", "nobody"] { try unit.isRefused("notPermitted") { try revoke(entry, by: staff) } }
        try unit.isSound()
    }

    @Test("A revoked reopening lets the submission stand, in `db check` too")
    func reopening() throws {
        try unit.enters("A1")
        try unit.submitsFirst("A1")
        let entry = try grant(.reopen(question, .fresh))[0]
        #expect(try unit.standing("A1").standing.questions[0].status == .notStarted)
        try revoke(entry)
        let standing = try unit.standing("A1").standing.questions[0]
        #expect(standing.status == .submitted && standing.answer.submission?.at == .at("09:03"))
        try unit.isSound()
    }

    @Test("The ledger tells the revocation; looking back before it, it has not happened")
    func ledger() throws {
        let entry = try grant(.time(nil, .minutes(5)))[0]
        try revoke(entry)
        func told(until: Moment?) throws -> [ExceptionEntry] {
            try unit.store.read(as: "wang") { reading in
                var entries: [ExceptionEntry] = []
                try reading.eachException(of: reading.chosenExam(nil), until: until) { entries.append($0) }
                return entries
            }
        }
        #expect(try told(until: nil).map { $0.revocation?.by } == ["chen"])
        #expect(try told(until: .at("12:59")).map { $0.revocation?.by } == [nil])
        #expect(try told(until: .at("11:59")).isEmpty)
        try unit.isSound()
    }
}
