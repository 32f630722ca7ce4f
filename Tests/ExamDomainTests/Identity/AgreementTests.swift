import ExamDomain
import Testing

@Suite("Agreement beyond chance")
struct AgreementTests {
    private func vote(_ approves: Bool, by name: String = "li") -> ReviewVote {
        ReviewVote(
            choice: approves ? .approve : .reject(.blurred), text: nil, by: name, at: Moment(milliseconds: 0))
    }

    /// How often both approved, both rejected, only the first, only the second approved.
    private func agreement(_ both: Int, _ neither: Int, _ first: Int, _ second: Int) -> Agreement {
        var agreement = Agreement()
        func add(_ count: Int, _ one: Bool, _ other: Bool) {
            for _ in 0..<count { agreement.add(first: vote(one), second: vote(other)) }
        }
        add(both, true, true)
        add(neither, false, false)
        add(first, true, false)
        add(second, false, true)
        return agreement
    }

    private func isNear(_ number: Double?, _ expected: Double) -> Bool {
        number.map { abs($0 - expected) < 1e-12 } ?? false
    }

    @Test("Kappa as worked out by hand")
    func byHand() {
        // po = 35/50, approved by the first 25/50 and by the second 30/50: pe = (25·30 + 25·20)/2500 = 0.5; (0.7 − 0.5)/0.5.
        #expect(isNear(agreement(20, 15, 5, 10).kappa, 0.4))
        // po = 60/100, 60 and 70 approved: pe = (60·70 + 40·30)/10000 = 0.54; (0.6 − 0.54)/0.46.
        #expect(isNear(agreement(45, 15, 15, 25).kappa, 0.06 / 0.46))
        // The same share with other marginals: 60 and 30 approved, pe = (60·30 + 40·70)/10000 = 0.46; (0.6 − 0.46)/0.54.
        #expect(isNear(agreement(25, 35, 35, 5).kappa, 0.14 / 0.54))
        #expect(isNear(agreement(20, 15, 5, 10).share, 0.7))
    }

    @Test("Full agreement on two things is 1, full disagreement −1, what chance gives 0")
    func borders() {
        #expect(agreement(1, 1, 0, 0).kappa == 1)
        #expect(agreement(0, 0, 1, 1).kappa == -1)
        #expect(agreement(1, 1, 1, 1).kappa == 0)
        #expect(agreement(0, 0, 5, 0).kappa == 0)
        #expect(agreement(9, 0, 1, 0).kappa == 0)
    }

    @Test("Without pairs, and where both always said one thing, there is no kappa; the share is still told")
    func undefined() {
        #expect((Agreement().pairs, Agreement().share, Agreement().kappa) == (0, nil, nil))
        #expect((agreement(1, 0, 0, 0).share, agreement(1, 0, 0, 0).kappa) == (1, nil))
        #expect((agreement(0, 40, 0, 0).share, agreement(0, 40, 0, 0).kappa) == (1, nil))
    }

    @Test("Two codes for the same photo are no disagreement")
    func codes() {
        var agreement = Agreement()
        agreement.add(
            first: vote(false), second: ReviewVote(choice: .reject(.expired), text: nil, by: "sun", at: vote(true).at))
        #expect((agreement.agreed, agreement.bothRejected) == (1, 1))
    }

    @Test("Each voter stands for their own vote; the last row is all")
    func rows() {
        var told = ReviewerAgreement()
        told.add(
            [vote(true, by: "li"), vote(false, by: "zhao"), vote(true, by: "sun")], second: vote(true, by: "wang"))
        told.add([vote(false, by: "li")], second: vote(false, by: "wang"))
        #expect(told.byReviewer["li"]?.kappa == 1)
        #expect(told.byReviewer["zhao"]?.agreed == 0)
        #expect((told.all.pairs, told.all.agreed) == (4, 3))
        #expect(told.rows.count == 4)
        #expect(told.rows.allSatisfy { $0.count == ReportColumn.ofAgreement.count })
        #expect(told.rows.last?.first == .empty)
        #expect(ReviewerAgreement().rows.count == 1)
    }
}

@Suite("A sample")
struct RandomSampleTests {
    @Test(
        "How many are drawn: a count, or a share rounded up",
        arguments: [
            ("5%", 100, 5), ("5%", 101, 6), ("1%", 1, 1), ("100%", 7, 7), ("2.5%", 40, 1), ("0.1%", 3, 1),
            ("20", 100, 20),
            ("20", 7, 7), ("1", 0, 0), ("50%", 0, 0),
        ])
    func size(text: String, population: Int, expected: Int) throws {
        #expect(try #require(RandomSample.Size(text)).of(population) == expected)
    }

    @Test("What is no size", arguments: ["", "%", "0", "0%", "-1", "101%", "five", "1.5", "nan%", "inf%", "5 %x"])
    func noSize(text: String) { #expect(RandomSample.Size(text) == nil) }

    @Test("The same seed draws the same, another seed another; each once")
    func seeded() {
        let population = Array(1...1000)
        let drawn = RandomSample.draw(.count(50), of: population, seed: 7)
        #expect(drawn == RandomSample.draw(.count(50), of: population, seed: 7))
        #expect(drawn != RandomSample.draw(.count(50), of: population, seed: 8))
        #expect(Set(drawn).count == 50)
        #expect(RandomSample.draw(.percent(100), of: population, seed: 7).sorted() == population)
        #expect(RandomSample.draw(.count(3), of: [Int](), seed: 7) == [])
    }

    @Test("Everybody is as likely as the others")
    func fair() {
        var hits = [Int](repeating: 0, count: 10)
        for seed in 0..<10_000 {
            for hit in RandomSample.draw(.count(3), of: Array(0..<10), seed: UInt64(seed)) { hits[hit] += 1 }
        }
        // 3,000 each, with a standard deviation of 46.
        #expect(hits.allSatisfy { (2800...3200).contains($0) }, "\(hits)")
    }
}
