import ExamDomain

/// A decision on a review, first or overriding, as `review show` tells it.
struct ReviewDecisionView {
    let vote: ReviewVote
    /// Of an override: why.
    let reason: String?

    func json(_ zone: ExamTimeZone) -> JSON {
        .members([
            "decision": .string(vote.isApproval ? "approved" : "rejected"), "by": .string(vote.by),
            "at": .string(zone.iso8601(vote.at)), "code": .text(vote.code?.rawValue), "text": .text(vote.text),
            "override": .bool(reason != nil), "reason": .text(reason), "digests": .array(vote.digests.map(JSON.string)),
        ])
    }

    func told(_ zone: ExamTimeZone) -> Phrase {
        let code = vote.code?.told
        let what = Phrase(
            zh: code.map { "不通过（\($0.zh)）" } ?? "通过", en: code.map { "rejected (\($0.en))" } ?? "approved")
        let at = zone.told(vote.at)
        guard let reason else {
            return Phrase(zh: "判定：\(vote.by) \(at) \(what.zh)", en: "Decision: \(vote.by) \(at) \(what.en)")
        }
        return Phrase(
            zh: "改判：\(vote.by) \(at) \(what.zh)，理由：\(reason)",
            en: "Override: \(vote.by) \(at) \(what.en), because: \(reason)")
    }
}

extension Review {
    /// Every decision in its order; while the review is open, the reader's own alone.
    func decisions(for reader: String) -> [ReviewDecisionView] {
        let shown = state.isDecided ? votes : votes.filter { $0.by == reader }
        return shown.map { ReviewDecisionView(vote: $0, reason: nil) }
            + overrides.map { ReviewDecisionView(vote: $0.vote, reason: $0.reason) }
    }
}
