import ExamDomain
import ExamStore

/// Decides a second time, for the figures alone: the candidate's check stays as it is.
package struct DecideSecondLook {
    let id: ID<Review>
    let exam: String?
    let verdict: DecideReview.Verdict

    /// - Parameter exam: the code of the exam that it is looked for in; nil: the whole unit.
    package init(_ id: ID<Review>, in exam: String? = nil, _ verdict: DecideReview.Verdict) {
        self.id = id
        self.exam = exam
        self.verdict = verdict
    }

    /// - Returns: the case with both decisions: whoever has looked may see.
    /// - Throws: `Refusal` `notDecided` where it is in no sample, `reviewDecided`, `notIndependent`, `reviewClaimed`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ReviewCase {
        try verdict.demandText()
        return try store.write(by: staff, may: .review, at: now) { writing in
            let found = try writing.reading.reviewCase(id, in: exam, at: now)
            guard var look = try writing.reading.secondLook(at: id) else {
                throw Refusal(
                    .notDecided, Phrase(zh: "审核 \(id) 不在抽查样本中", en: "review \(id) is in no sample"),
                    hint: Phrase(zh: "examctl review next --sample", en: "examctl review next --sample"))
            }
            if let refusal = look.refusal(to: staff, of: found.review, at: now) { throw refusal }
            // Nothing below refuses.
            let vote = ReviewVote(
                choice: verdict.choice, text: verdict.text, by: staff, at: now,
                digests: found.review.photos.map(\.sha256))
            look.decide(vote)
            try writing.save(look)
            guard case .object(let members) = StaffAct.vote(vote, round: found.review.round).details else {
                return found
            }
            try writing.record(
                vote.isApproval ? "review sample approve" : "review sample reject", found,
                details: members.filter { $0.key != "round" })
            return found
        }
    }
}
