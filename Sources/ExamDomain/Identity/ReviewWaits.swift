/// How long candidates waited, as a service level is told: half of them no longer than the median, 19 of 20 no longer than
/// the 95th percentile.
package struct ReviewWaits: Hashable, Sendable {
    package let count: Int
    /// Nil where nobody has waited.
    package let median: Interval?
    package let percentile95: Interval?

    /// By nearest rank: the smallest wait that at least so many of the waits do not exceed. It is always a wait that happened.
    package init(_ waits: [Interval]) {
        let sorted = waits.sorted()
        func rank(_ percent: Int) -> Interval? {
            guard !sorted.isEmpty else { return nil }
            return sorted[max(1, (percent * sorted.count + 99) / 100) - 1]
        }
        count = sorted.count
        median = rank(50)
        percentile95 = rank(95)
    }
}
