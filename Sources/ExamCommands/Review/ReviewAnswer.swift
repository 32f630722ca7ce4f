import ExamActions
import ExamDomain
import ExamStore

extension Context {
    /// Shows what has become of a review, with the number as everybody may see it.
    func show(_ found: ReviewCase, in store: Store) throws {
        try ReviewView.show(
            found, number: found.candidate.entry.certificate.number.masked, to: staffName, vault: store.vault,
            on: console)
    }

    /// - Throws: `Failure` `.noInput` where the review is unknown, with `--exam` also where it is another exam's.
    func demand(_ review: ID<Review>, in store: Store) throws {
        guard examCode != nil else { return }
        _ = try store.read(as: staffName) { try $0.reviewCase(review, in: examCode) }
    }

    /// Decides and shows what has become of the review.
    func decide(_ id: ID<Review>, _ verdict: DecideReview.Verdict, shown: [String]?) throws -> ExitStatus {
        let store = try store()
        try demand(id, in: store)
        let decision = DecideReview(id, verdict, shown: shown)
        let found = try decision.run(in: store, by: staffName, at: now())
        try show(found, in: store)
        if !found.review.state.isDecided {
            console.note(Phrase(zh: "已记下；还需要另一位审核员判定。", en: "Noted; another reviewer has to decide too."))
        }
        return .done
    }
}
