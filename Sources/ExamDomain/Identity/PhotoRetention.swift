/// Which photos may go for good.
package enum PhotoRetention {
    /// A round's photos, and whether anything keeps them.
    package struct Holding: Hashable, Sendable {
        package let review: ID<Review>
        package let digests: [String]
        /// Nil where they may go.
        package let keeps: Reason?

        package init(_ review: Review, isHeld: Bool, before: Moment) {
            self.review = review.id
            digests = review.photos.map(\.sha256)
            keeps = Reason(review, isHeld: isHeld, before: before)
        }
    }

    /// Why a round's photos stay.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case undecided, held, recent

        /// - Parameter before: photos of a round that came, or was last ruled on, at this moment or later are recent.
        fileprivate init?(_ review: Review, isHeld: Bool, before: Moment) {
            let settled = max(review.queuedAt, review.decision?.at ?? review.queuedAt)
            if !review.state.isDecided {
                self = .undecided
            } else if isHeld {
                self = .held
            } else if settled >= before {
                self = .recent
            } else {
                return nil
            }
        }

        package var told: Phrase {
            switch self {
            case .undecided: Phrase(zh: "尚未判定", en: "undecided")
            case .held: Phrase(zh: "指明保留", en: "on hold")
            case .recent: Phrase(zh: "未到日期", en: "too recent")
            }
        }
    }

    /// A purge as it is going to be.
    package struct Plan: Hashable, Sendable {
        /// Rounds that are done with: from now on they keep no photo, not even one that another round shares.
        package let reviews: [ID<Review>]
        /// SHA-256 of the photos that go, sorted.
        package let digests: [String]
        /// Rounds whose photos stay, by reason.
        package let kept: [Reason: Int]
        /// Photos of rounds that are done with, which stay because something that stays has the same.
        package let shared: Int

        package var isEmpty: Bool { reviews.isEmpty && digests.isEmpty }
    }

    /// - Parameters:
    ///   - holdings: the exam's rounds.
    ///   - others: digests of whatever else is kept: other exams' rounds, attachments. The vault keeps a file once for all.
    ///   - gone: digests purged before.
    ///   - released: rounds that an earlier purge was done with.
    package static func plan(
        _ holdings: [Holding], others: Set<String>, gone: Set<String>, released: Set<ID<Review>>
    ) -> Plan {
        var kept: [Reason: Int] = [:]
        var staying = others
        for holding in holdings {
            guard let reason = holding.keeps else { continue }
            kept[reason, default: 0] += 1
            staying.formUnion(holding.digests)
        }
        let free = holdings.filter { $0.keeps == nil }
        let wished = Set(free.flatMap(\.digests)).subtracting(gone)
        let going = wished.subtracting(staying)
        return Plan(
            reviews: free.map(\.review).filter { !released.contains($0) }, digests: going.sorted(), kept: kept,
            shared: wished.count - going.count)
    }
}
