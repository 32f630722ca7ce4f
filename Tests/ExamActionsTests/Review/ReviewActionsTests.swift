import ExamActions
import ExamDomain
import ExamStore
import Foundation
import Testing

extension Unit {
    @discardableResult
    func claim(_ review: Review, by staff: String, at clock: String = "10:00") throws -> ReviewCase {
        try ClaimReview(review.id).run(in: store, by: staff, at: .at(clock))
    }

    @discardableResult
    func release(_ review: Review, by staff: String) throws -> ReviewCase {
        try ReleaseReview(review.id).run(in: store, by: staff, at: .at("10:05"))
    }

    @discardableResult
    func next(for staff: String) throws -> ReviewCase {
        try NextReview(of: nil).run(in: store, by: staff, at: .at("10:00"))
    }

    @discardableResult
    func decide(
        _ review: Review, _ choice: ReviewVote.Choice, by staff: String, text: String? = nil, at clock: String = "10:10"
    ) throws -> ReviewCase {
        try DecideReview(review.id, choice, text: text).run(in: store, by: staff, at: .at(clock))
    }

    /// What a refusal says in English.
    func refusal<Value>(_ body: () throws -> Value) -> String? {
        do {
            _ = try body()
            return nil
        } catch let refusal as Refusal {
            return refusal.message.en
        } catch {
            return "\(error)"
        }
    }
}

/// Reviews in one reviewer's hand: claim, release, decide.
@Suite struct ReviewActionsTests {
    let unit: Unit
    let review: Review

    init() throws {
        unit = try Unit()
        try unit.asksForReview("A1")
        review = try unit.review("A1")
    }

    private func state(_ candidate: String = "A1") throws -> Review.State { try unit.review(candidate).state }

    @Test("Photos wait until somebody decides, and the candidate with them")
    func waiting() throws {
        #expect((review.state, review.round, review.uploadedAt) == (.waiting, 1, .at("08:20")))
        #expect((review.claimedBy, review.claimedAt, review.decision) == (nil, nil, nil))
        #expect(review.photos.map(\.name) == ["A1.jpg"])
        #expect(try unit.standing("A1").standing.identity == .waiting)
        try unit.isSound()
    }

    @Test("A claim says who, when and until when; claimed again by the same it lasts a further lease")
    func claim() throws {
        let claimed = try unit.claim(review, by: "li").review
        #expect((claimed.state, claimed.claimedBy, claimed.claimedAt) == (.claimed, "li", .at("10:00")))
        #expect(claimed.leaseUntil == .at("10:10"))
        #expect(try unit.review("A1") == claimed)
        let bytes = try unit.bytes()
        #expect(try unit.claim(review, by: "li").review == claimed)
        #expect(try unit.bytes() == bytes)
        #expect(try unit.claim(review, by: "li", at: "10:09").review.leaseUntil == .at("10:19"))
        #expect(try unit.review("A1", at: "10:19").state == .claimed)
        try unit.isSound()
    }

    @Test("What one has claimed another can neither claim, release nor decide, and is told who holds it since when")
    func claimedByAnother() throws {
        try unit.claim(review, by: "li")
        for staff in ["zhao", "wang"] {
            try unit.isRefused("reviewClaimed") { try unit.claim(review, by: staff) }
            try unit.isRefused("reviewClaimed") { try unit.release(review, by: staff) }
            try unit.isRefused("reviewClaimed") { try unit.decide(review, .approve, by: staff) }
        }
        let told = try #require(unit.refusal { try unit.claim(review, by: "zhao") })
        #expect(told.contains("li") && told.contains("10:00"))
        try unit.isSound()
    }

    @Test("Released it waits again at its old place; a waiting one is released without an entry")
    func release() throws {
        try unit.asksForReview("A2", at: "08:21")
        try unit.claim(review, by: "li")
        let released = try unit.release(review, by: "li").review
        #expect((released.state, released.claimedBy, released.claimedAt) == (.waiting, nil, nil))
        let bytes = try unit.bytes()
        try unit.release(review, by: "zhao")
        #expect(try unit.bytes() == bytes)
        #expect(try unit.next(for: "zhao").candidate.handle == "A1")
        try unit.isSound()
    }

    @Test("Approved, claimed or not, the candidate goes on; rejected, they upload anew", arguments: [true, false])
    func decide(_ claimed: Bool) throws {
        try unit.asksForReview("A2", at: "08:21")
        let second = try unit.review("A2")
        if claimed { for review in [review, second] { try unit.claim(review, by: "li") } }
        let approved = try unit.decide(review, .approve, by: "li").review
        #expect((approved.state, approved.decision?.by, approved.decision?.at) == (.approved, "li", .at("10:10")))
        let rejected = try unit.decide(second, .reject(.blurred), by: "li", text: "请重拍").review
        #expect((rejected.state, rejected.decision?.code, rejected.decision?.text) == (.rejected, .blurred, "请重拍"))
        #expect(try unit.standing("A1").standing.identity == .passed)
        #expect(try unit.standing("A2").standing.identity == .rejected)
        #expect(try unit.journal().suffix(2).map(\.action) == ["review approve", "review reject"])
        #expect(try unit.journal().suffix(2).map(\.subject) == ["A1", "A2"])
        try unit.day(of: "A1", "10:20 readNotice")
        try unit.isSound()
    }

    @Test("What is decided is not claimed, released or decided again, and says who decided, what and when")
    func decidedTwice() throws {
        try unit.decide(review, .approve, by: "li")
        for staff in ["li", "zhao", "wang"] {
            try unit.isRefused("reviewDecided") { try unit.claim(review, by: staff) }
            try unit.isRefused("reviewDecided") { try unit.release(review, by: staff) }
            try unit.isRefused("reviewDecided") { try unit.decide(review, .reject(.blurred), by: staff) }
        }
        let told = try #require(unit.refusal { try unit.decide(review, .approve, by: "zhao") })
        #expect(told.contains("li") && told.contains("10:10") && told.contains("approved"))
        #expect(try state() == .approved)
        try unit.isSound()
    }

    @Test("The code other needs a text; the others take one or none")
    func text() throws {
        for blank in [nil, "", "  ", "\n", "　"] {
            try unit.isRefused("usage textRequired") { try unit.decide(review, .reject(.other), by: "li", text: blank) }
        }
        let told = try unit.decide(review, .reject(.other), by: "li", text: "照片是别的证件").review
        #expect(told.decision?.text == "照片是别的证件")
        for code in RejectionCode.allCases where code != .other {
            try unit.sendsPhoto("A1", at: "08:30")
            #expect(try unit.decide(try unit.review("A1"), .reject(code), by: "li").review.decision?.code == code)
        }
        try unit.isSound()
    }

    @Test("A review that is not there")
    func unknown() throws {
        let nobody = ID<Review>(99)
        try unit.isRefused("noInput unknownReview") {
            try ClaimReview(nobody).run(in: unit.store, by: "li", at: .at("10:00"))
        }
        try unit.isRefused("noInput unknownReview") {
            try ReleaseReview(nobody).run(in: unit.store, by: "li", at: .at("10:00"))
        }
        try unit.isRefused("noInput unknownReview") {
            try DecideReview(nobody, .approve).run(in: unit.store, by: "li", at: .at("10:00"))
        }
        try unit.isSound()
    }

    @Test("Only reviewers and admins review", arguments: ["chen", "qian", "nobody"])
    func notPermitted(_ staff: String) throws {
        try unit.isRefused("notPermitted") { try unit.next(for: staff) }
        try unit.isRefused("notPermitted") { try unit.claim(review, by: staff) }
        try unit.isRefused("notPermitted") { try unit.release(review, by: staff) }
        try unit.isRefused("notPermitted") { try unit.decide(review, .approve, by: staff) }
        try unit.decide(review, .approve, by: "wang")
        try unit.isSound()
    }
}
