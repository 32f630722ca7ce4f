/// A blind second look at a decided review, to measure how far reviewers agree. It changes nothing for the candidate.
package struct SecondLook: Hashable, Sendable {
    package let review: ID<Review>
    /// The journal's entry by which the sample was drawn.
    package let sample: Int64
    package private(set) var claimedBy: String?
    package private(set) var claimedAt: Moment?
    /// Nil until somebody has looked.
    package private(set) var vote: ReviewVote?

    package init(
        at review: ID<Review>, sample: Int64, claimedBy: String? = nil, claimedAt: Moment? = nil,
        vote: ReviewVote? = nil
    ) {
        self.review = review
        self.sample = sample
        self.claimedBy = claimedBy
        self.claimedAt = claimedAt
        self.vote = vote
    }

    package mutating func claim(by staff: String, at now: Moment) {
        claimedBy = staff
        claimedAt = now
    }

    package mutating func decide(_ vote: ReviewVote) {
        claimedBy = nil
        claimedAt = nil
        self.vote = vote
    }

    /// Nil where `staff` may look.
    ///
    /// - Parameter seen: the review that is looked at again.
    package func refusal(to staff: String, of seen: Review, at now: Moment) -> Refusal? {
        if let vote {
            return Refusal(
                .reviewDecided,
                Phrase(
                    zh: "审核 \(review) 的抽查已由“\(vote.by)”完成",
                    en: "“\(vote.by)” has already looked at review \(review) a second time"))
        }
        if (seen.votes + seen.overrides.map(\.vote)).contains(where: { $0.by == staff }) {
            return Refusal(
                .notIndependent,
                Phrase(
                    zh: "审核 \(review) 是您判定的，抽查须由另一位审核员作出",
                    en: "you decided on review \(review); another reviewer has to look a second time"))
        }
        guard let claimedBy, claimedBy != staff, let claimedAt, ReviewLease.holds(claimedAt, at: now) else {
            return nil
        }
        return Refusal(
            .reviewClaimed,
            Phrase(
                zh: "审核 \(review) 的抽查已由“\(claimedBy)”领取",
                en: "“\(claimedBy)” has claimed the second look at review \(review)"),
            hint: Phrase(zh: "领取下一份：examctl review next --sample", en: "take another: examctl review next --sample"))
    }
}

extension Review {
    /// As whoever looks a second time may see it: photos and candidate, and nothing of what was decided.
    package func blind(claimedBy staff: String, at now: Moment) -> Review {
        Review(
            id: id, candidate: candidate, state: .claimed, round: round, uploadedAt: uploadedAt, queuedAt: queuedAt,
            claimedBy: staff, claimedAt: now, photos: photos)
    }
}

/// How far each reviewer's decisions agree with the second looks at them.
package struct ReviewerAgreement: Hashable, Sendable {
    package private(set) var byReviewer: [String: Agreement] = [:]
    package private(set) var all = Agreement()

    package init() {}

    /// Every vote on the review is compared: where two agreeing reviewers decided, each stands for their own. An override is no
    /// vote of theirs.
    package mutating func add(_ votes: [ReviewVote], second: ReviewVote) {
        for vote in votes {
            byReviewer[vote.by, default: Agreement()].add(first: vote, second: second)
            all.add(first: vote, second: second)
        }
    }

    /// A row for each reviewer and one for all, in the order of `ReportColumn.ofAgreement`.
    package var rows: [[ReportCell]] {
        byReviewer.sorted { $0.key < $1.key }.map { ReviewerAgreement.row(.text($0.key), $0.value) }
            + [ReviewerAgreement.row(.empty, all)]
    }

    private static func row(_ name: ReportCell, _ agreement: Agreement) -> [ReportCell] {
        func rounded(_ number: Double?) -> ReportCell {
            number.map { .number(($0 * 1000).rounded() / 1000) } ?? .empty
        }
        return [
            name, .count(agreement.pairs), .count(agreement.agreed), rounded(agreement.share), rounded(agreement.kappa),
        ]
    }
}

extension ReportColumn {
    /// The sheet of agreement.
    package static let ofAgreement = [
        ReportColumn(
            "reviewer", Phrase(zh: "审核员", en: "Reviewer"), 18,
            Phrase(zh: "判定被抽查的审核员；空白为合计", en: "Whose decisions were looked at again; empty: all")),
        ReportColumn(
            "pairs", Phrase(zh: "抽查份数", en: "Second looks"), 12,
            Phrase(zh: "另一位审核员在不知结果时再次判定的份数", en: "How many another reviewer decided again, blind"), .count),
        ReportColumn(
            "agreed", Phrase(zh: "一致份数", en: "Agreed"), 12, Phrase(zh: "两次判定相同的份数", en: "How many came out alike"),
            .count),
        ReportColumn(
            "agreement", Phrase(zh: "一致率", en: "Agreement"), 12,
            Phrase(zh: "一致份数除以抽查份数，0 到 1", en: "Agreed over second looks, from 0 to 1"), .number),
        ReportColumn(
            "kappa", Phrase(zh: "Kappa 系数", en: "Cohen's kappa"), 12,
            Phrase(
                zh: "扣除偶然一致后的一致程度，−1 到 1；没有抽查，或双方始终只有同一种判定时为空白",
                en:
                    "Agreement beyond chance, from −1 to 1; empty without pairs, and where both always said the same one thing"
            ), .number),
    ]
}
