/// When a grant may be taken back: as long as the candidate has not relied on it, so that nothing a candidate did is ever made
/// void by it.
extension Session {
    /// Why the grant cannot be revoked, or nil where it can. The session must be settled at the moment of the revocation.
    package func refusal(of revocation: Grant.Revocation, in exam: ExamInForce) -> Refusal? {
        guard let grant = grants.first(where: { $0.entry == revocation.grant }) else { return .noSuchGrant(grants) }
        if let earlier = grant.revocation { return .revokedAlready(earlier, exam) }
        var without = self
        without.apply(.revoke(revocation), in: exam)
        switch grant.kind {
        case .takes(let id, _): return without.usesMoreTakes(on: id, in: exam) ? .takeUsed(id) : nil
        case .time(let id, _):
            let questions = id.map { [$0] } ?? exam.exam.questions.map(\.id)
            let used = questions.first { answer($0).relies(onTimeAfter: without.deadline(of: $0, in: exam)) }
            return used.map(Refusal.timeUsed)
        case .reopen(let id, _):
            let isLatest = grants.last { $0.kind.reopens(id) && $0.revocation == nil }?.entry == grant.entry
            return isLatest && answer(id).isUntouchedSinceReopening ? nil : .reopeningUsed(id)
        case .identityReset: return .resetStands
        }
    }

    private func usesMoreTakes(on id: QuestionID, in exam: ExamInForce) -> Bool {
        guard let rules = answer(id).settings?.recording, let limit = rules.takes.limit else { return false }
        return answer(id).takesUsed(under: rules) > limit + allowance(on: id, in: exam).furtherTakes
    }
}

extension Answer {
    /// The candidate, or the system at the end of a take, acted later than this.
    fileprivate func relies(onTimeAfter deadline: Moment) -> Bool {
        [latestAct, submission?.at].contains { $0.map { $0 > deadline } ?? false }
    }

    fileprivate var isUntouchedSinceReopening: Bool {
        guard !isSubmitted, !reopenedFrom.isEmpty else { return false }
        return pausedSince != nil || latestAct == nil
    }
}

extension Grant.Kind {
    fileprivate func reopens(_ question: QuestionID) -> Bool {
        switch self {
        case .reopen(let id, _): id == question
        case .takes, .time, .identityReset: false
        }
    }
}

extension Refusal {
    fileprivate static func noSuchGrant(_ grants: [Grant]) -> Refusal {
        let numbers = grants.filter { $0.revocation == nil }.compactMap(\.entry).map(String.init)
            .joined(separator: ", ")
        return Refusal(
            .notUndoable, Phrase(zh: "这名考生没有这个编号的授权", en: "the candidate has no grant of this number"),
            hint: numbers.isEmpty
                ? nil : Phrase(zh: "该考生现有的授权编号：\(numbers)", en: "the candidate's grants are \(numbers)"))
    }

    fileprivate static func revokedAlready(_ revocation: Grant.Revocation, _ exam: ExamInForce) -> Refusal {
        let at = exam.exam.timeZone.told(revocation.at)
        return Refusal(
            .notUndoable,
            Phrase(
                zh: "该授权已于 \(at) 由 \(revocation.by) 撤销", en: "\(revocation.by) revoked the grant at \(at)"))
    }

    fileprivate static func takeUsed(_ id: QuestionID) -> Refusal {
        Refusal(
            .inUse,
            Phrase(
                zh: "考生已经用掉题目 \(id) 增加的录制，不能撤销", en: "the candidate has used the granted take of question \(id)"))
    }

    fileprivate static func timeUsed(_ id: QuestionID) -> Refusal {
        Refusal(
            .inUse,
            Phrase(
                zh: "考生在题目 \(id) 延长的时间内已有操作，不能撤销",
                en: "the candidate has acted on question \(id) in the extra time"))
    }

    fileprivate static func reopeningUsed(_ id: QuestionID) -> Refusal {
        Refusal(
            .inUse,
            Phrase(
                zh: "题目 \(id) 重新开放后考生已有操作，不能撤销",
                en: "the candidate has acted on question \(id) since it was reopened"))
    }

    fileprivate static let resetStands = Refusal(
        .notUndoable,
        Phrase(zh: "重置实人验证不能撤销：考生重新验证即可", en: "a reset identity check cannot be revoked: it is simply done again"))
}
