/// Who may do what with a review, and when. Each gives a refusal or nil, from the review as it stands and the time.
extension Review {
    /// - Parameter zone: the exam's, in which moments are told.
    package func refusalOfChange(in zone: ExamTimeZone) -> Refusal? {
        guard state.isDecided else { return nil }
        guard let decision else {
            return Refusal(
                .reviewDecided,
                Phrase(
                    zh: "审核 \(id) 已撤回（实人验证已重置）",
                    en: "review \(id) was withdrawn: the identity check was reset"))
        }
        return Refusal(
            .reviewDecided,
            Phrase(
                zh: "审核 \(id) 已由“\(decision.by)”于 \(zone.told(decision.at)) 判定为\(state.told.zh)",
                en: "review \(id) was \(state.told.en) by “\(decision.by)” at \(zone.told(decision.at))"))
    }

    /// Undecided, and in nobody else's hand. Asked of `standing(at:)`.
    package func refusalOfTaking(by staff: String, in zone: ExamTimeZone) -> Refusal? {
        if let refusal = refusalOfChange(in: zone) { return refusal }
        if let vote = votes.first(where: { $0.by == staff }) {
            return Refusal(
                .reviewDecided,
                Phrase(
                    zh: "您已于 \(zone.told(vote.at)) 对审核 \(id) 作出判定，需由另一位审核员复核",
                    en: "you decided on review \(id) at \(zone.told(vote.at)); another reviewer has to"))
        }
        guard state == .claimed, let holder = claimedBy, holder != staff, let claimedAt, let leaseUntil else {
            return nil
        }
        return Refusal(
            .reviewClaimed,
            Phrase(
                zh: "审核 \(id) 已由“\(holder)”于 \(zone.told(claimedAt)) 领取，保留到 \(zone.told(leaseUntil))",
                en:
                    "review \(id) was claimed by “\(holder)” at \(zone.told(claimedAt)), until \(zone.told(leaseUntil))"
            ),
            hint: Phrase(zh: "领取下一份：examctl review next", en: "take another: examctl review next"))
    }

    /// The photos to decide on must be those that were shown.
    ///
    /// - Parameter shown: digests, or their first 12 characters or more, in any order; nil: the review was shown as it is.
    package func refusalOfPhotos(shown: [String]?) -> Refusal? {
        guard let shown else { return nil }
        let named = photos.filter { photo in shown.contains { photo.sha256.isNamed(by: $0) } }
        let known = shown.allSatisfy { told in photos.contains { $0.sha256.isNamed(by: told) } }
        guard !known || named.count != photos.count else { return nil }
        return Refusal(
            .photosChanged,
            Phrase(
                zh: "审核 \(id) 的照片不是所看到的那些（共 \(photos.count) 张）",
                en: "the photos of review \(id) are not those that were shown (there are \(photos.count))"),
            hint: Phrase(zh: "重新查看：examctl review show \(id)", en: "look again: examctl review show \(id)"))
    }

    /// Another member of staff may decide otherwise what is decided, while the candidate stands where the decision put them.
    ///
    /// - Parameter identity: where the candidate's check stands now.
    package func refusalOfOverride(
        to choice: ReviewVote.Choice, by staff: String, identity: Identity, in zone: ExamTimeZone
    ) -> Refusal? {
        guard let decision else {
            return state.isDecided
                ? refusalOfChange(in: zone)
                : Refusal(
                    .notDecided, Phrase(zh: "审核 \(id) 还没有判定", en: "review \(id) is not decided yet"),
                    hint: Phrase(zh: "examctl review approve \(id)", en: "examctl review approve \(id)"))
        }
        if (votes + overrides.map(\.vote)).contains(where: { $0.by == staff }) {
            return Refusal(
                .notIndependent,
                Phrase(
                    zh: "审核 \(id) 是您判定的，改判须由另一位工作人员作出",
                    en: "you decided on review \(id); another member of staff has to override it"))
        }
        guard identity.standsDecided(round: round) else {
            return Refusal(
                .superseded,
                Phrase(
                    zh: "审核 \(id)（第 \(round) 轮）之后考生已重新上传照片或已重置实人验证，不能改判",
                    en: "after review \(id) (round \(round)) the candidate uploaded anew or the check was reset"),
                hint: Phrase(
                    zh: "请对最新一轮判定：examctl review list", en: "decide on the newest round: examctl review list"))
        }
        guard decision.isApproval == (choice == .approve) else { return nil }
        return refusalOfChange(in: zone)
    }
}

extension String {
    /// Shorter beginnings of a digest could mean two files.
    private static let shortestDigest = 12

    fileprivate func isNamed(by told: String) -> Bool {
        told.count >= String.shortestDigest && hasPrefix(told.lowercased())
    }
}
