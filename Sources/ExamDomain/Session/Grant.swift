/// A staff exception for one candidate (授权). Never deleted.
package struct Grant: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Further takes on a question.
        case takes(QuestionID, count: Int)
        /// Extra time, on one question or on all.
        case time(QuestionID?, ExtraTime)
        case reopen(QuestionID, Reopening)
        case identityReset
    }

    /// What one grant of takes is worth at most.
    package static let mostTakes = 1_000_000

    package enum ExtraTime: Hashable, Sendable {
        case minutes(Int)
        /// Above 1; adds (factor − 1) × the question's submit limit.
        case factor(Double)
    }

    package enum Reopening: String, Hashable, Sendable, CaseIterable {
        /// Takes and what is left of the clock are kept.
        case `continue`
        /// The question starts anew, old takes kept as evidence.
        case fresh
    }

    package let kind: Kind
    package let reason: String
    package let by: String
    package let at: Moment

    package init(kind: Kind, reason: String, by: String, at: Moment) {
        self.kind = kind
        self.reason = reason
        self.by = by
        self.at = at
    }
}
