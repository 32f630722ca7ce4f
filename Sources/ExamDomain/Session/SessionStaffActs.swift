/// What staff decide about a session. Staff acts take effect from their place in the journal on, whatever the times of the
/// candidate's facts; they do not move the candidate's clock.
package enum StaffAct: Hashable, Sendable {
    /// A reviewer's decision on the photos of a round.
    case vote(ReviewVote, round: Int)
    case grant(Grant)
    case revoke(Grant.Revocation)
}

extension Session {
    package mutating func apply(_ act: StaffAct, in exam: ExamInForce) {
        switch act {
        case .vote(let vote, let round): apply(vote, round: round, exam.exam.identity)
        case .grant(let grant): apply(grant, in: exam)
        case .revoke(let revocation): apply(revocation)
        }
    }

    private mutating func apply(_ vote: ReviewVote, round: Int, _ rules: IdentityRules) {
        guard identity.status == .waiting, identity.rounds == round else { return }
        identity.votes.append(vote)
        switch ReviewVerdict(of: identity.votes, reviewers: rules.reviewers) {
        case .open: return
        case .approved:
            identity.status = .passed
            identity.failures = 0
            identity.lastCancel = nil
        case .rejected(let code): identity.status = .rejected(code)
        }
        identity.since = vote.at
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
