import ExamActions
import ExamDomain
import ExamStore
import Testing

/// A blind second look at a sample of what was decided.
@Suite struct SecondLookTests {
    let unit: Unit

    init() throws {
        unit = try Unit()
        for (index, candidate) in ["A1", "A2", "A3", "A4"].enumerated() {
            try unit.asksForReview(candidate, at: "08:2\(index)")
        }
        for candidate in ["A1", "A2"] { try unit.decide(unit.review(candidate), .approve, by: "li") }
        try unit.decide(unit.review("A3"), .reject(.blurred), by: "zhao")
    }

    private func draw(_ size: RandomSample.Size, seed: UInt32 = 7, dryRun: Bool = false) throws -> DrawSample.Outcome {
        try DrawSample(size, seed: seed, of: nil, dryRun: dryRun).run(in: unit.store, by: "wang", at: .at("11:00"))
    }

    private func next(_ staff: String, at clock: String = "11:10") throws -> ReviewCase {
        try NextSecondLook(of: nil).run(in: unit.store, by: staff, at: .at(clock))
    }

    private func look(_ id: ID<Review>, _ choice: ReviewVote.Choice, by staff: String, at clock: String = "11:15")
        throws
    {
        _ = try DecideSecondLook(id, DecideReview.Verdict(choice)).run(in: unit.store, by: staff, at: .at(clock))
    }

    private func agreement() throws -> ReviewerAgreement {
        try unit.store.read(as: "qian") { try ReviewerAgreement(of: $0.chosenExam(nil), $0) }
    }

    @Test("It is drawn from decided reviews alone, by a seed that the journal keeps; nothing is drawn twice")
    func drawn() throws {
        let bytes = try unit.bytes()
        let would = try draw(.count(2), dryRun: true)
        #expect(try unit.bytes() == bytes)
        let first = try draw(.count(2))
        #expect((first.population, first.reviews) == (3, would.reviews))
        let entry = try #require(try unit.journal().last)
        #expect(entry.action == "review sample")
        #expect(entry.details.contains("\"seed\":7") && entry.details.contains("\"population\":3"))
        #expect(try draw(.percent(100)).reviews.count == 1)
        try unit.isRefused("nothingWaiting") { try draw(.count(1)) }
        try unit.isSound()
    }

    @Test("It is handed to those who did not decide, one each, without anything of the decision")
    func handedOut() throws {
        _ = try draw(.percent(100))
        let first = try next("sun")
        #expect(first.review.decision == nil && first.review.votes.isEmpty && first.review.state == .claimed)
        #expect(first.review.photos.count == 1)
        let second = try next("wang")
        #expect(second.review.id != first.review.id)
        let third = try next("sun")
        #expect(Set([first, second, third].map(\.review.id)).count == 3)
        try unit.isRefused("nothingWaiting") { try next("sun", at: "11:20") }
        #expect(try next("sun", at: "11:20:00.001").review.id == first.review.id)
        try unit.isSound()
    }

    @Test("Nobody looks again at their own decision")
    func independent() throws {
        _ = try draw(.percent(100))
        let own = try unit.review("A3", at: "11:00")
        let handed = try (1...2).map { _ in try next("zhao").candidate.handle }
        #expect(Set(handed) == ["A1", "A2"])
        try unit.isRefused("nothingWaiting") { try next("zhao") }
        try unit.isRefused("notIndependent") { try look(own.id, .approve, by: "zhao") }
        try unit.isSound()
    }

    @Test("It is of no effect on the candidate, decided once, and counts for the agreement")
    func decided() throws {
        _ = try draw(.percent(100))
        let reviews = try ["A1", "A2", "A3"].map { try unit.review($0, at: "11:00") }
        try look(reviews[0].id, .approve, by: "sun")
        try look(reviews[1].id, .reject(.wrongPerson), by: "sun")
        try look(reviews[2].id, .reject(.faceHidden), by: "li")
        #expect(try unit.standing("A2").standing.identity == .passed)
        #expect(try unit.review("A2", at: "11:20") == reviews[1])
        try unit.isRefused("reviewDecided") { try look(reviews[0].id, .approve, by: "wang") }
        let told = try agreement()
        #expect((told.byReviewer["li"]?.pairs, told.byReviewer["li"]?.agreed) == (2, 1))
        #expect(told.byReviewer["li"]?.kappa == 0)
        #expect((told.byReviewer["zhao"]?.share, told.byReviewer["zhao"]?.kappa) == (1, nil))
        // po = 2/3; the first approved 2 of 3, the second 1 of 3: pe = (2·1 + 1·2)/9; (6 − 4)/(9 − 4).
        #expect(told.all.kappa == 0.4)
        try unit.isSound()
    }

    @Test("A filtered report counts the second looks at the reviews that it lists")
    func filtered() throws {
        _ = try draw(.percent(100))
        for candidate in ["A1", "A2", "A3"] {
            try look(unit.review(candidate, at: "11:00").id, .approve, by: candidate == "A3" ? "sun" : "zhao")
        }
        func pairs(_ filter: ReportFilter) throws -> [String: Int] {
            try unit.store.read(as: "qian", may: .export) { reading in
                let report = try ExamReport(
                    .all, of: reading.chosenExam(nil), ReportChoice(filter: filter), at: .at("12:00"), reading)
                return try report.agreement().byReviewer.mapValues(\.pairs)
            }
        }
        #expect(try pairs(.everything) == ["li": 2, "zhao": 1])
        #expect(try pairs(ReportFilter(groups: ["声乐"])) == ["li": 1, "zhao": 1])
        #expect(try pairs(ReportFilter(groups: ["钢琴"])) == ["li": 1])
        #expect(try pairs(ReportFilter(statuses: ["rejected"])) == ["zhao": 1])
        #expect(try pairs(ReportFilter(statuses: ["waiting"])) == [:])
        try unit.isSound()
    }

    @Test("What another has in hand, and what is in no sample, is refused; so are those who may not review")
    func refused() throws {
        let open = try unit.review("A4", at: "11:00")
        try unit.isRefused("notDecided") { try look(open.id, .approve, by: "sun") }
        _ = try draw(.percent(100))
        let handed = try next("sun").review
        try unit.isRefused("reviewClaimed") { try look(handed.id, .approve, by: "wang", at: "11:20") }
        try look(handed.id, .approve, by: "wang", at: "11:20:00.001")
        try unit.isRefused("usage textRequired") { try look(handed.id, .reject(.other), by: "sun") }
        try unit.isRefused("notPermitted") { try next("chen") }
        try unit.isRefused("notPermitted") {
            try DrawSample(.count(1), seed: 1, of: nil).run(in: unit.store, by: "qian", at: .at("11:00"))
        }
        try unit.isSound()
    }

    @Test("The workbook of all reports has the sheet of agreement")
    func sheet() throws {
        let names = try unit.store.read(as: "qian", may: .export) { reading in
            try ExamReport(.all, of: reading.chosenExam(nil), ReportChoice(), at: .at("12:00"), reading).report()
                .furtherSheets.map(\.name.en)
        }
        #expect(names == ["Exception totals", "Review agreement", "Data dictionary"])
        try unit.isSound()
    }
}
