import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Whose turn it is, and two reviewers at once.
@Suite struct ReviewQueueTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    @Test("The longest waiting comes first, by the time of the photos and then by number")
    func order() throws {
        try unit.asksForReview("A3", at: "08:22")
        try unit.asksForReview("A1", at: "08:21")
        try unit.asksForReview("A2", at: "08:22")
        let turns = try (1...3).map { _ in try unit.next(for: "li").candidate.handle }
        #expect(turns == ["A1", "A3", "A2"])
        try unit.isRefused("nothingWaiting") { try unit.next(for: "li") }
        try unit.isRefused("nothingWaiting") { try unit.next(for: "zhao") }
        try unit.isSound()
    }

    @Test("Whom it hands out it has claimed")
    func claimed() throws {
        try unit.asksForReview("A1")
        let told = try unit.next(for: "li").review
        #expect((told.state, told.claimedBy, told.claimedAt) == (.claimed, "li", .at("10:00")))
        #expect(try unit.review("A1") == told)
        #expect(try unit.journal().last?.action == "review claim")
        try unit.isSound()
    }

    @Test("What is claimed or decided is passed over")
    func passedOver() throws {
        for (index, candidate) in ["A1", "A2", "A3"].enumerated() {
            try unit.asksForReview(candidate, at: "08:2\(index)")
        }
        try unit.claim(try unit.review("A1"), by: "zhao")
        try unit.decide(try unit.review("A2"), .approve, by: "zhao")
        #expect(try unit.next(for: "li").candidate.handle == "A3")
        try unit.isSound()
    }

    @Test("Another exam's reviews are another queue")
    func exams() throws {
        try unit.asksForReview("A1")
        _ = try ChangeExam.apply(Unit.exam(code: "MUS")).run(in: unit.store, by: "chen", at: .staffHours)
        try unit.isRefused("nothingWaiting") {
            try NextReview(of: "MUS").run(in: unit.store, by: "li", at: .at("10:00"))
        }
        try unit.isRefused("usage examNeeded") { try unit.next(for: "li") }
        try unit.isSound()
    }

    // MARK: - At once

    /// Two processes as far as the database can tell: each with a connection of its own.
    private func atOnce(_ body: @escaping @Sendable (Store, String) throws -> Void) async throws -> [String: String?] {
        let path = unit.store.folder.path
        return await withTaskGroup(of: (String, String?).self) { group in
            for staff in ["li", "zhao", "sun"] {
                group.addTask {
                    do {
                        try body(Store.open(at: path), staff)
                        return (staff, nil)
                    } catch let refusal as Refusal {
                        return (staff, "\(refusal.code) \(refusal.message.en)")
                    } catch {
                        return (staff, "\(error)")
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
        }
    }

    @Test("Of reviewers who decide at once one wins, and the others are told who it was")
    func decideAtOnce() async throws {
        try unit.asksForReview("A1")
        let review = try unit.review("A1")
        let outcomes = try await atOnce { store, staff in
            let choice: ReviewVote.Choice = staff == "li" ? .approve : .reject(.blurred)
            _ = try DecideReview(review.id, choice).run(in: store, by: staff, at: .at("10:00"))
        }
        let winners = outcomes.filter { $0.value == nil }.map(\.key)
        let winner = try #require(winners.first)
        #expect(winners.count == 1)
        let told = outcomes.compactMap(\.value)
        #expect(told.count { $0.hasPrefix("reviewDecided ") && $0.contains("“\(winner)”") } == 2)
        let kept = try unit.review("A1")
        #expect((kept.votes.count, kept.decision?.by) == (1, winner))
        try unit.isSound()
    }

    @Test("Of reviewers who claim at once one wins, and the others are told who it was")
    func claimAtOnce() async throws {
        try unit.asksForReview("A1")
        let review = try unit.review("A1")
        let outcomes = try await atOnce { store, staff in
            _ = try ClaimReview(review.id).run(in: store, by: staff, at: .at("10:00"))
        }
        let holder = try #require(try unit.review("A1").claimedBy)
        #expect(outcomes[holder] == .some(nil))
        let told = outcomes.compactMap(\.value)
        #expect(told.count { $0.hasPrefix("reviewClaimed ") && $0.contains("“\(holder)”") } == 2)
        try unit.isSound()
    }

    @Test("Reviewers who ask for the next at once get one each")
    func nextAtOnce() async throws {
        for candidate in ["A1", "A2", "A3"] { try unit.asksForReview(candidate) }
        let outcomes = try await atOnce { store, staff in
            _ = try NextReview(of: nil).run(in: store, by: staff, at: .at("10:00"))
        }
        #expect(outcomes.compactMap(\.value) == [])
        let holders = try ["A1", "A2", "A3"].map { try unit.review($0).claimedBy }
        #expect(Set(holders) == ["li", "zhao", "sun"])
        try unit.isSound()
    }

    // MARK: - Figures

    @Test("The figures count states, reviewers' votes, codes, and say since when somebody waits")
    func figures() throws {
        for (index, candidate) in ["A1", "A2", "A3", "A4"].enumerated() {
            try unit.asksForReview(candidate, at: "08:2\(index)")
        }
        func figures() throws -> ReviewFigures {
            try unit.store.read(as: "qian") { try ReviewFigures(of: $0.chosenExam(nil), at: .at("10:05"), $0) }
        }
        #expect(try figures().waitingSince == .at("08:20"))
        try unit.decide(try unit.review("A1"), .approve, by: "li")
        try unit.decide(try unit.review("A2"), .reject(.expired), by: "li")
        try unit.claim(try unit.review("A3"), by: "zhao")
        let told = try figures()
        #expect(told.byState == [.approved: 1, .rejected: 1, .claimed: 1, .waiting: 1])
        #expect(told.byReviewer == ["li": 2])
        #expect(told.byCode == [.expired: 1])
        #expect(told.waitingSince == .at("08:22"))
        #expect(told.waits.count == 2)
        #expect(told.waits.median == .minutes(109))
        #expect(told.waits.percentile95 == .minutes(110))
        try unit.isSound()
    }
}
