/// What staff decide about a session. Staff acts take effect from their place in the journal on, whatever the times of the
/// candidate's facts; they do not move the candidate's clock.
package enum StaffAct: Hashable, Sendable {
    /// A reviewer's decision on the photos of a round.
    case vote(ReviewVote, round: Int)
    /// A decided round decided otherwise.
    case override(ReviewOverride, round: Int)
    case grant(Grant)
    case revoke(Grant.Revocation)
}

extension Session {
    package mutating func apply(_ act: StaffAct, in exam: ExamInForce) {
        switch act {
        case .vote(let vote, let round): apply(vote, round: round, exam.exam.identity)
        case .override(let override, let round): apply(override, round: round)
        case .grant(let grant): apply(grant, in: exam)
        case .revoke(let revocation): apply(revocation)
        }
    }

    private mutating func apply(_ vote: ReviewVote, round: Int, _ rules: IdentityRules) {
        guard identity.status == .waiting, identity.rounds == round else { return }
        identity.votes.append(vote)
        switch ReviewVerdict(of: identity.votes, reviewers: rules.reviewers) {
        case .open: return
        case .approved: identity.rule(nil, at: vote.at)
        case .rejected(let code): identity.rule(code, at: vote.at)
        }
    }

    /// What has been begun stays as it is; the steps that follow meet the new outcome.
    private mutating func apply(_ override: ReviewOverride, round: Int) {
        guard identity.standsDecided(round: round) else { return }
        identity.votes.append(override.vote)
        identity.rule(override.vote.code, at: override.vote.at)
    }

    private mutating func apply(_ grant: Grant, in exam: ExamInForce) {
        switch grant.kind {
        case .takes, .time: break
        case .identityReset:
            let rounds = identity.rounds
            identity = Identity()
            identity.rounds = rounds
            identity.since = grant.at
        case .reopen(let id, let how):
            // Only a submission that time has made by now can be reopened: so time is let pass for this question alone.
            answers[id] = settled(at: grant.at, in: exam).answers[id]
            answers[id]?.reopen(how)
        }
        grants.append(grant)
    }

    /// From its place in the journal on the grant counts for nothing; a reopened submission stands again as it was made.
    private mutating func apply(_ revocation: Grant.Revocation) {
        guard let index = grants.firstIndex(where: { $0.entry == revocation.grant && $0.revocation == nil }) else {
            return
        }
        grants[index].revocation = revocation
        guard case .reopen(let id, _) = grants[index].kind, let submitted = answer(id).reopenedFrom.first else {
            return
        }
        answers[id] = submitted
    }
}

extension Identity {
    /// True while the check stands where a decision on this round has put it: neither a further round nor a reset came after.
    package func standsDecided(round: Int) -> Bool {
        guard rounds == round, !votes.isEmpty else { return false }
        return switch status {
        case .passed, .rejected: true
        case .open, .locked, .waiting: false
        }
    }

    /// - Parameter code: why the photos are rejected; nil: they are approved.
    fileprivate mutating func rule(_ code: RejectionCode?, at moment: Moment) {
        if let code {
            status = .rejected(code)
        } else {
            status = .passed
            failures = 0
            lastCancel = nil
        }
        since = moment
    }
}

extension Answer {
    fileprivate mutating func reopen(_ how: Grant.Reopening) {
        guard let submission else { return }
        let submitted = self
        switch how {
        case .continue:
            takesSubmitted = takes.count
            // Where the candidate never came back after an earlier reopening, the clock stood still until this submission.
            endPause(at: submission.at)
            pausedSince = submission.at
            self.submission = nil
        case .fresh:
            let old = takes
            self = Answer()
            takes = old
            for index in takes.indices { takes[index].setAside = true }
            takesSubmitted = takes.count
        }
        reopenedFrom = [submitted]
    }
}
