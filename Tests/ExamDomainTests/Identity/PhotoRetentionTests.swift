import ExamDomain
import Testing

@Suite("Which photos may go")
struct PhotoRetentionTests {
    private let before = Moment(examDay: "12:00")

    private func review(
        _ number: Int64, _ state: Review.State = .approved, queued: String = "09:00", decided: String = "10:00",
        photos: [String]
    ) -> Review {
        let vote = ReviewVote(choice: .approve, text: nil, by: "li", at: Moment(examDay: decided))
        return Review(
            id: ID(number), candidate: ID(number), state: state, round: 1, uploadedAt: Moment(examDay: queued),
            votes: [.approved, .rejected].contains(state) ? [vote] : [],
            photos: photos.map { StoredFile(sha256: $0, name: "\($0).jpg", size: ByteSize(1)) })
    }

    private func plan(
        _ reviews: [Review], held: Set<Int64> = [], others: Set<String> = [], gone: Set<String> = [],
        released: Set<Int64> = []
    ) -> PhotoRetention.Plan {
        PhotoRetention.plan(
            reviews.map { PhotoRetention.Holding($0, isHeld: held.contains($0.id.number), before: before) },
            others: others, gone: gone, released: Set(released.map { ID($0) }))
    }

    @Test("Those that came and were decided before the moment, and not at it")
    func border() {
        func goes(_ queued: String, _ decided: String) -> Bool {
            !plan([review(1, queued: queued, decided: decided, photos: ["a"])]).digests.isEmpty
        }
        #expect(goes("09:00", "11:59:59.999"))
        #expect(!goes("09:00", "12:00"))
        #expect(goes("11:59:59.999", "10:00"))
        #expect(!goes("12:00", "10:00"))
    }

    @Test("Undecided and held ones stay, withdrawn ones go", arguments: Review.State.allCases)
    func states(state: Review.State) {
        let reviews = [review(1, state, photos: ["a"])]
        #expect(plan(reviews).digests == (state.isDecided ? ["a"] : []))
        #expect(plan(reviews).kept == (state.isDecided ? [:] : [.undecided: 1]))
        #expect(plan(reviews, held: [1]).digests == [])
        #expect(plan(reviews, held: [1]).kept == (state.isDecided ? [.held: 1] : [.undecided: 1]))
    }

    @Test("A photo that something else needs stays, and goes once nothing does")
    func shared() {
        let both = [review(1, photos: ["a", "b"]), review(2, .waiting, photos: ["b", "c"])]
        let first = plan(both)
        #expect((first.digests, first.shared, first.reviews) == (["a"], 1, [ID(1)]))
        #expect(plan([both[0]], others: ["a"]).digests == ["b"])
        let decided = [both[0], review(2, photos: ["b", "c"])]
        let second = plan(decided, gone: ["a"], released: [1])
        #expect((second.digests, second.shared, second.reviews) == (["b", "c"], 0, [ID(2)]))
        #expect(plan(decided, gone: ["a", "b", "c"], released: [1, 2]).isEmpty)
    }
}
