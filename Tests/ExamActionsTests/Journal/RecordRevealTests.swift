import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Who looks at full certificate numbers is in the journal before they do.
@Suite struct RecordRevealTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    @Test("An entry says who looked at whose, and by which command", arguments: ["qian", "wang"])
    func recorded(_ staff: String) throws {
        try RecordReveal("candidate show", subject: "A1").run(in: unit.store, by: staff, at: .at("10:00"))
        let entry = try #require(try unit.journal().last)
        #expect(
            (entry.action, entry.subject, entry.by, entry.at) == ("candidate show", "A1", .staff(staff), .at("10:00")))
        #expect(entry.details == #"{"certificateNumbers":"full"}"#)
        try unit.isSound()
    }

    @Test("Whoever may not see them leaves no entry", arguments: ["chen", "li", "nobody"])
    func refused(_ staff: String) throws {
        try unit.isRefused("notPermitted") {
            try RecordReveal("candidate show", subject: "A1").run(in: unit.store, by: staff, at: .at("10:00"))
        }
        try unit.isSound()
    }

    @Test("No entry of the journal holds a full certificate number")
    func masked() throws {
        try unit.asksForReview("A1")
        _ = try GrantException(.time(nil, .minutes(5)), to: .candidate("passport:E1234561"), in: nil, reason: "停电").run(
            in: unit.store, by: "chen", at: .at("12:00"))
        for entry in try unit.journal() {
            #expect(entry.details.contains("E123456") == false)
            #expect(entry.subject.contains("E1234561") == false)
        }
        try unit.isSound()
    }
}
