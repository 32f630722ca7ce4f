/// A staff exception for one candidate (授权). Never deleted; a further fact can revoke it.
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
    /// What one grant of minutes may be: a year, longer than any exam.
    package static let mostMinutes = 527_040

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
    /// Its number in the journal, by which it is revoked; nil while it has not been written.
    package let entry: Int64?
    /// Set once staff took it back: from there on it counts for nothing.
    package internal(set) var revocation: Revocation?

    package init(kind: Kind, reason: String, by: String, at: Moment, entry: Int64? = nil) {
        self.kind = kind
        self.reason = reason
        self.by = by
        self.at = at
        self.entry = entry
    }

    /// A grant taken back: who, when and why.
    package struct Revocation: Hashable, Sendable {
        /// The grant's number in the journal.
        package let grant: Int64
        package let reason: String
        package let by: String
        package let at: Moment

        package init(of grant: Int64, reason: String, by: String, at: Moment) {
            self.grant = grant
            self.reason = reason
            self.by = by
            self.at = at
        }
    }
}
