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
            var revoked = [try effect(of: entry, on: candidate, by: staff, at: now, exam, revisions, writing.reading)]
            if everyone {
                for (entry, other) in try writing.reading.grants(givenWith: revoked[0].grant, in: exam)
                where entry != self.entry {
                    revoked.append(
                        try effect(of: entry, on: other, by: staff, at: now, exam, revisions, writing.reading))
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

    private func effect(
        of entry: Int64, on candidate: Candidate, by staff: String, at now: Moment, _ exam: KeptExam,
        _ revisions: ExamRevisions, _ reading: Reading
    ) throws -> GrantEffect {
        let revocation = Grant.Revocation(of: entry, reason: reason, by: staff, at: now)
        let folded = try reading.session(of: candidate.id, under: revisions)
        let before = folded.settled(at: now, in: exam.inForce)
        if let refusal = before.refusal(of: revocation, in: exam.inForce) { throw refusal.about(candidate) }
        var after = folded
        after.apply(.revoke(revocation), in: exam.inForce)
        guard let grant = after.grants.first(where: { $0.entry == entry }) else { throw Refusal.notOnRoster }
        return GrantEffect(
            grant, for: candidate, before: before, after: after.settled(at: now, in: exam.inForce), in: exam)
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
