/// How far decisions agree with blind second looks at the same photos.
package struct Agreement: Hashable, Sendable {
    /// Pairs of first and second, by what each said.
    package private(set) var bothApproved = 0
    package private(set) var bothRejected = 0
    package private(set) var onlyFirstApproved = 0
    package private(set) var onlySecondApproved = 0

    package init() {}

    /// Of two decisions only whether they approve is compared: two codes for the same bad photo are no disagreement.
    package mutating func add(first: ReviewVote, second: ReviewVote) {
        switch (first.isApproval, second.isApproval) {
        case (true, true): bothApproved += 1
        case (false, false): bothRejected += 1
        case (true, false): onlyFirstApproved += 1
        case (false, true): onlySecondApproved += 1
        }
    }

    package var pairs: Int { bothApproved + bothRejected + onlyFirstApproved + onlySecondApproved }
    package var agreed: Int { bothApproved + bothRejected }

    /// From 0 to 1; nil without pairs.
    package var share: Double? { pairs == 0 ? nil : Double(agreed) / Double(pairs) }

    /// Cohen's kappa: the agreement beyond what chance alone would give, (po − pe) / (1 − pe), from −1 to 1.
    ///
    /// Nil without pairs, and where both have always said the same one thing: then chance alone gives full agreement (pe = 1)
    /// and the figure is 0/0. `share` still says 1 there.
    package var kappa: Double? {
        guard pairs > 0 else { return nil }
        // In whole numbers, so that the border is exact: everything times pairs².
        let firstApproved = bothApproved + onlyFirstApproved
        let secondApproved = bothApproved + onlySecondApproved
        let chance = firstApproved * secondApproved + (pairs - firstApproved) * (pairs - secondApproved)
        let whole = pairs * pairs
        guard chance < whole else { return nil }
        return Double(agreed * pairs - chance) / Double(whole - chance)
    }
}
