import ExamDomain
import Testing

@Suite("The identity review")
struct ReviewTests {
    private let waiting = Scenario(.recorded()).at("07:30")
        .does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed), .photo)

    @Test("A photo can be uploaded only once the check is closed")
    func onlyAfterFailures() {
        let story = Scenario(.recorded()).at("07:30").does(.identityCheck(.failed), .identityCheck(.failed))
        _ = story.isRefused(.identityRequired, .photo).does(.identityCheck(.failed), .photo)
        #expect(waiting.session.identity.status == .waiting)
        #expect(waiting.session.identity.rounds == 1)
    }

    @Test("Approval counts as a pass, however much later it was made than the facts that follow it")
    func approval() {
        let approved = waiting.staffVotes(.approve)
        #expect(approved.session.identity.status == .passed)
        #expect(approved.session.identity.failures == 0)
        _ = approved.at("07:31").does(.identityCheck(.failed), .readNotice)
    }

    @Test("A rejected candidate uploads anew, and the rounds are counted")
    func rejection() {
        let rejected = waiting.staffVotes(.reject(.blurred))
        #expect(rejected.session.identity.status == .rejected(.blurred))
        let again = rejected.isRefused(.identityLocked, .identityCheck(.passed)).does(.photo)
        #expect(again.session.identity.status == .waiting)
        #expect(again.session.identity.rounds == 2)
        #expect(again.session.identity.votes.isEmpty)
        #expect(again.staffVotes(.approve, round: 1).session.identity.status == .waiting)
        #expect(again.staffVotes(.approve, round: 2).session.identity.status == .passed)
    }

    @Test("A decision where nothing waits changes nothing")
    func nothingWaits() {
        let entered = Scenario(.recorded()).enters()
        #expect(entered.staffVotes(.reject(.other)).session.identity == entered.session.identity)
    }

    @Test("With two reviewers, two agreeing decisions are needed")
    func twoReviewers() {
        let rules = IdentityRules(reviewers: 2)
        let waiting = Scenario(.recorded(), identity: rules).at("07:30")
            .does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed), .photo)
        let one = waiting.staffVotes(.approve, by: "mei")
        #expect(one.session.identity.status == .waiting)
        _ = one.isRefused(.reviewWaiting, .readNotice, .photo)
        #expect(one.staffVotes(.approve, by: "lan").session.identity.status == .passed)
        let divided = one.staffVotes(.reject(.blurred), by: "lan")
        #expect(divided.session.identity.status == .waiting)
        #expect(divided.staffVotes(.approve, by: "jun").session.identity.status == .passed)
        #expect(divided.staffVotes(.reject(.expired), by: "jun").session.identity.status == .rejected(.expired))
    }

    @Test("Votes of an earlier round do not count in the next")
    func votesOfAnEarlierRound() {
        let rules = IdentityRules(reviewers: 2)
        let again = Scenario(.recorded(), identity: rules).at("07:30")
            .does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed), .photo)
            .staffVotes(.reject(.blurred), by: "mei").staffVotes(.reject(.expired), by: "lan").does(.photo)
        #expect(again.staffVotes(.reject(.blurred), by: "jun", round: 2).session.identity.status == .waiting)
    }
}

@Suite("What votes come to")
struct ReviewVerdictTests {
    private func votes(_ codes: RejectionCode?...) -> [ReviewVote] {
        codes.enumerated().map { index, code in
            ReviewVote(
                choice: code.map { .reject($0) } ?? .approve, text: nil, by: "staff\(index)",
                at: Moment(milliseconds: 0))
        }
    }

    @Test("One reviewer decides alone")
    func one() {
        #expect(ReviewVerdict(of: [], reviewers: 1) == .open)
        #expect(ReviewVerdict(of: votes(nil), reviewers: 1) == .approved)
        #expect(ReviewVerdict(of: votes(.other), reviewers: 1) == .rejected(.other))
    }

    @Test("Two must agree; a third decides between them")
    func two() {
        #expect(ReviewVerdict(of: votes(nil), reviewers: 2) == .open)
        #expect(ReviewVerdict(of: votes(.blurred), reviewers: 2) == .open)
        #expect(ReviewVerdict(of: votes(nil, .blurred), reviewers: 2) == .open)
        #expect(ReviewVerdict(of: votes(nil, nil), reviewers: 2) == .approved)
        #expect(ReviewVerdict(of: votes(.blurred, .expired), reviewers: 2) == .rejected(.expired))
        #expect(ReviewVerdict(of: votes(nil, .blurred, nil), reviewers: 2) == .approved)
        #expect(ReviewVerdict(of: votes(.blurred, nil, .blurred), reviewers: 2) == .rejected(.blurred))
    }

    @Test("The codes are the contract's")
    func codes() {
        let codes = "blurred faceHidden certificateUnreadable notHandheld wrongPerson wrongCertificate expired other"
        #expect(RejectionCode.allCases.map(\.rawValue) == codes.split(separator: " ").map(String.init))
        #expect(Review.State.allCases.map(\.rawValue) == ["waiting", "claimed", "approved", "rejected", "withdrawn"])
    }

    @Test("Only a decided review has a decision", arguments: Review.State.allCases)
    func decision(state: Review.State) {
        let review = Review(
            id: ID(1), candidate: ID(2), state: state, round: 1, uploadedAt: Moment(milliseconds: 0),
            votes: votes(.blurred), photos: [])
        #expect((review.decision != nil) == [.approved, .rejected].contains(state))
        #expect(state.isDecided == [.approved, .rejected, .withdrawn].contains(state))
    }

    @Test("A vote is kept and read back as it was")
    func kept() throws {
        for code in [nil] + RejectionCode.allCases {
            let vote = ReviewVote(
                choice: code.map { .reject($0) } ?? .approve, text: code.map { $0.told.zh }, by: "mei",
                at: Moment(examDay: "12-20 10:00:00.001"))
            let stored = try #require(JSON(parsing: vote.json.line.utf8))
            #expect(ReviewVote(json: stored) == vote)
        }
        #expect(ReviewVote(json: .members(["by": .string("mei"), "at": .integer(0), "code": .string("blur")])) == nil)
        #expect(ReviewVote(json: .members(["at": .integer(0)])) == nil)
        #expect(ReviewVote(json: .members(["by": .string("mei")])) == nil)
    }

    @Test("A photo is kept and read back as it was")
    func photoKept() throws {
        let photo = WrittenFact.photo
        #expect(StoredFile(json: try #require(JSON(parsing: photo.json.line.utf8))) == photo)
        #expect(StoredFile(json: .members(["sha256": .string(photo.sha256), "name": .string(photo.name)])) == nil)
    }
}
