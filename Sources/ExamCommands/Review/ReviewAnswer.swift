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

    /// Decides and shows what has become of the review.
    func decide(_ decision: DecideReview) throws -> ExitStatus {
        let store = try store()
        let found = try decision.run(in: store, by: staffName, at: now())
        try show(found, in: store)
        if !found.review.state.isDecided {
            console.note(Phrase(zh: "已记下；还需要另一位审核员判定。", en: "Noted; another reviewer has to decide too."))
        }
        return .done
    }
}
