import ExamDomain
import Testing

@Suite("Staff acts in the journal")
struct StaffActReadingTests {
    private static let at = Moment(examDay: "12-20 10:00")
    private static let question = QuestionID(told: "q1")

    static let acts: [StaffAct] =
        [
            Grant.Kind.takes(question, count: 2), .time(question, .minutes(15)), .time(nil, .minutes(1)),
            .time(nil, .factor(1.25)), .time(question, .factor(2)), .reopen(question, .continue),
            .reopen(question, .fresh), .identityReset,
        ].map { StaffAct.grant(Grant(kind: $0, reason: "停电", by: "mei", at: at)) }
        + [
            StaffAct.vote(ReviewVote(choice: .approve, text: nil, by: "mei", at: at), round: 1),
            .revoke(Grant.Revocation(of: 12, reason: "停电", by: "mei", at: at)),
        ]
        + RejectionCode.allCases.map {
            .vote(
                ReviewVote(choice: .reject($0), text: "看不清", by: "mei", at: at, digests: ["ab12", "cd34"]), round: 2)
        }
        + [ReviewVote.Choice.approve, .reject(.expired)].map {
            .override(
                ReviewOverride(ReviewVote(choice: $0, text: "见附件", by: "mei", at: at, digests: ["ab12"]), reason: "停电"),
                round: 3)
        }

    @Test("Each reads back as the same act", arguments: acts)
    func roundTrip(act: StaffAct) throws {
        let stored = try #require(JSON(parsing: act.details.line.utf8))
        #expect(StaffAct(action: act.action, details: stored, reason: "停电", by: "mei", at: Self.at, entry: nil) == act)
    }

    @Test("A grant knows its number in the journal")
    func entry() {
        let act = StaffAct(
            action: "candidate reset-identity", details: .object([]), reason: "停电", by: "mei", at: Self.at, entry: 7)
        #expect(act == .grant(Grant(kind: .identityReset, reason: "停电", by: "mei", at: Self.at, entry: 7)))
    }

    @Test("An override that does not say what it came to, or says it twice differently, is nothing")
    func damagedOverride() {
        for details in [
            #"{"round":1,"code":null}"#, #"{"round":1,"to":"approved","code":"blurred"}"#,
            #"{"round":1,"to":"rejected","code":"blur"}"#, #"{"to":"approved","code":null}"#,
        ] {
            let stored = JSON(parsing: details.utf8) ?? .null
            #expect(
                StaffAct(action: "review override", details: stored, reason: nil, by: "mei", at: Self.at, entry: nil)
                    == nil)
        }
    }

    @Test("A rejection whose code cannot be read is nothing, least of all an approval")
    func damagedRejection() {
        for details in [#"{"round":1}"#, #"{"round":1,"code":"blur"}"#, #"{"round":1,"code":null}"#] {
            let stored = JSON(parsing: details.utf8) ?? .null
            #expect(
                StaffAct(action: "review reject", details: stored, reason: nil, by: "mei", at: Self.at, entry: nil)
                    == nil)
        }
    }

    @Test(
        "Other entries are no staff acts on a session",
        arguments: ["review claim", "roster import", "candidate edit", ""])
    func others(action: String) {
        #expect(StaffAct(action: action, details: .object([]), reason: nil, by: "mei", at: Self.at, entry: nil) == nil)
    }

    @Test("An entry that lacks what it needs is no act", arguments: acts.map(\.action))
    func lacking(action: String) {
        let act = StaffAct(action: action, details: .object([]), reason: nil, by: "mei", at: Self.at, entry: nil)
        #expect((act == nil) == (action != "candidate reset-identity"))
    }
}
