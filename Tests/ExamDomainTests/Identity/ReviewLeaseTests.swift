import ExamDomain
import Testing

@Suite("The lease of a claim")
struct ReviewLeaseTests {
    private let claimedAt = Moment(examDay: "10:00")

    private func claimed(at moment: Moment? = nil) -> Review {
        Review(
            id: ID(7), candidate: ID(1), state: .claimed, round: 1, uploadedAt: Moment(examDay: "08:20"),
            claimedBy: "li", claimedAt: moment ?? claimedAt, photos: [])
    }

    @Test("It holds to its tenth minute, and a millisecond later no more")
    func end() {
        #expect(ReviewLease.length == .minutes(10))
        for clock in ["10:00", "10:05", "10:09:59.999", "10:10"] {
            #expect(claimed().standing(at: Moment(examDay: clock)) == claimed(), "\(clock)")
        }
        let after = claimed().standing(at: Moment(examDay: "10:10:00.001"))
        #expect((after.state, after.claimedBy, after.claimedAt, after.leaseUntil) == (.waiting, nil, nil, nil))
        #expect(after.queuedAt == claimed().queuedAt)
        #expect(claimed().leaseUntil == Moment(examDay: "10:10"))
    }

    @Test("A claim of a clock that was ahead by more than a lease holds nothing")
    func ahead() {
        #expect(ReviewLease.holds(claimedAt, at: Moment(examDay: "09:50")))
        #expect(!ReviewLease.holds(claimedAt, at: Moment(examDay: "09:49:59.999")))
    }

    @Test("Nobody else may take it while it holds; whoever holds it may; afterwards everybody")
    func taking() {
        let zone = ExamTimeZone("Asia/Shanghai")!
        func code(_ staff: String, _ clock: String) -> RefusalCode? {
            claimed().standing(at: Moment(examDay: clock)).refusalOfTaking(by: staff, in: zone)?.code
        }
        #expect(code("zhao", "10:10") == .reviewClaimed)
        #expect(code("zhao", "10:10:00.001") == nil)
        #expect(code("li", "10:10") == nil)
        #expect(code("li", "10:10:00.001") == nil)
    }

    @Test("A further round stands behind the ruling on the round before, whatever the photos' own time")
    func place() {
        let ruling = Moment(examDay: "10:10")
        func place(_ clock: String, _ round: Int, _ ruling: Moment?) -> Moment {
            Review.place(uploadedAt: Moment(examDay: clock), round: round, after: ruling)
        }
        #expect(place("08:30", 2, ruling) == ruling)
        #expect(place("10:10", 2, ruling) == ruling)
        #expect(place("10:10:00.001", 2, ruling) == Moment(examDay: "10:10:00.001"))
        #expect(place("08:30", 1, nil) == Moment(examDay: "08:30"))
        #expect(place("08:30", 1, ruling) == Moment(examDay: "08:30"))
    }
}

@Suite("How long candidates waited")
struct ReviewWaitsTests {
    private func waits(_ minutes: [Int64]) -> ReviewWaits { ReviewWaits(minutes.map(Interval.minutes)) }

    @Test("Nobody has waited")
    func none() {
        let none = waits([])
        #expect((none.count, none.median, none.percentile95) == (0, nil, nil))
    }

    @Test("By nearest rank, in any order; it is always a wait that happened")
    func ranks() {
        #expect((waits([7]).median, waits([7]).percentile95) == (.minutes(7), .minutes(7)))
        #expect((waits([9, 1]).median, waits([9, 1]).percentile95) == (.minutes(1), .minutes(9)))
        #expect(waits([3, 1, 2]).median == .minutes(2))
        let twenty = waits((1...20).reversed().map { $0 })
        #expect((twenty.median, twenty.percentile95) == (.minutes(10), .minutes(19)))
        let more = waits((1...21).map { $0 })
        #expect((more.median, more.percentile95) == (.minutes(11), .minutes(20)))
    }
}
