import ExamDomain
import ExamStore

/// Takes a grant back by a further fact: from there on it counts for nothing. What a candidate has relied on stands.
package struct RevokeGrant {
    let told: String
    let entry: Int64
    let everyone: Bool
    let exam: String?
    let reason: String
    let dryRun: Bool

    /// - Parameters:
    ///   - entry: the grant's number in the journal.
    ///   - told: whose grant it is, so that a slip in the number touches nobody else.
    ///   - everyone: also those to whom the same command gave it.
    package init(
        _ entry: Int64, of told: String, everyone: Bool = false, in exam: String?, reason: String,
        dryRun: Bool = false
    ) {
        self.told = told
        self.entry = entry
        self.everyone = everyone
        self.exam = exam
        self.reason = reason
        self.dryRun = dryRun
    }

    /// - Throws: `Refusal` `notOnRoster`, `notUndoable`, or `inUse` where a candidate has relied on it; nobody's is revoked then.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> GrantEffect.Outcome {
        try store.write(by: staff, may: .grant, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            guard let candidate = try writing.reading.candidate(CandidateName(told: told), in: exam) else {
                throw Refusal.notOnRoster
            }
            let revisions = try writing.reading.revisions(of: exam)
            // Of somebody who loses several grants each is judged without those before.
            var sessions: [ID<Candidate>: Session] = [:]
            func revoke(_ entry: Int64, of candidate: Candidate) throws -> GrantEffect {
                let folded = try sessions[candidate.id] ?? writing.reading.session(of: candidate.id, under: revisions)
                let revocation = Grant.Revocation(of: entry, reason: reason, by: staff, at: now)
                let (effect, after) = try effect(of: revocation, on: candidate, folded, in: exam)
                sessions[candidate.id] = after
                return effect
            }
            var revoked = [try revoke(entry, of: candidate)]
            if everyone {
                for (entry, other) in try writing.reading.grants(givenWith: revoked[0].grant, in: exam)
                where entry != self.entry {
                    revoked.append(try revoke(entry, of: other))
                }
            }
            // Nothing below refuses.
            if dryRun {
                writing.takeBack()
            } else {
                for one in revoked { try write(one, of: exam, &writing) }
            }
            return GrantEffect.Outcome(exam: exam, granted: revoked)
        }
    }

    /// - Returns: also the session without the grant.
    private func effect(
        of revocation: Grant.Revocation, on candidate: Candidate, _ folded: Session, in exam: KeptExam
    ) throws -> (GrantEffect, Session) {
        let before = folded.settled(at: revocation.at, in: exam.inForce)
        if let refusal = before.refusal(of: revocation, in: exam.inForce) { throw refusal.about(candidate) }
        var after = folded
        after.apply(.revoke(revocation), in: exam.inForce)
        guard let grant = after.grants.first(where: { $0.entry == revocation.grant }) else { throw Refusal.notOnRoster }
        let effect = GrantEffect(
            grant, for: candidate, before: before, after: after.settled(at: revocation.at, in: exam.inForce), in: exam)
        return (effect, after)
    }

    private func write(_ effect: GrantEffect, of exam: KeptExam, _ writing: inout Writing) throws {
        guard let revocation = effect.grant.revocation else { return }
        let act = StaffAct.revoke(revocation)
        try writing.record(
            act.action, subject: effect.candidate.handle, reason: reason, details: act.details,
            link: JournalEntry.Link(exam: exam.id, candidate: effect.candidate.id, revision: exam.inForce.revision))
    }
}

extension Refusal {
    /// The same, saying whom of several it is about.
    func about(_ candidate: Candidate) -> Refusal {
        Refusal(
            code,
            Phrase(zh: "考生 \(candidate.handle)：\(message.zh)", en: "\(candidate.handle): \(message.en)"), hint: hint)
    }
}
