/// What time alone does to a session, and the deadlines it goes by.
extension Session {
    /// The session as at `moment`: recordings over at their limit, auto-submissions and submissions at expiry made, each
    /// dated when it fell due. Never goes back: a moment before the latest fact is taken as that fact's.
    package func settled(at moment: Moment, in exam: ExamInForce) -> Session {
        var session = self
        session.settle(at: moment, in: exam)
        return session
    }

    /// The same in place.
    package mutating func settle(at moment: Moment, in exam: ExamInForce) {
        let now = max(moment, latestFact ?? moment)
        guard !answers.isEmpty else {
            clock = now
            return
        }
        // First the settings: a factor extends the submit limit that counts from now on.
        bind(to: exam.appliedToRunning)
        let allowances = answers.compactMap { id, answer in
            answer.goesWithTime ? (id: id, allowance: allowance(on: id, in: exam)) : nil
        }
        clock = now
        // NB: a loop over the answers themselves would hold them, and every change would copy all of them.
        for (id, allowance) in allowances { answers[id]?.settle(at: now, allowance) }
    }

    /// Staff applied changed settings to running sessions: what has begun under older ones and is not submitted goes on under
    /// these.
    private mutating func bind(to applied: ExamInForce.AppliedToRunning?) {
        guard let applied else { return }
        for (id, answer) in answers
        where answer.hasBegun && !answer.isSubmitted && answer.boundRevision < applied.revision {
            guard let question = applied.questions.first(where: { $0.id == id }) else { continue }
            answers[id]?.settings = question
            answers[id]?.boundRevision = applied.revision
        }
    }

    /// What the settings of the exam and the grants allow this candidate on a question.
    package func allowance(on id: QuestionID, in exam: ExamInForce) -> Allowance {
        let limit = (answer(id).settings ?? exam.exam.question(id))?.submitLimit ?? .zero
        var extra = Interval.zero
        var takes = 0
        for grant in grants where grant.revocation == nil {
            switch grant.kind {
            case .takes(id, let count): takes += max(0, min(count, Grant.mostTakes))
            case .time(let question, let time) where question == nil || question == id:
                extra = extra + time.interval(submitLimit: limit)
            case .takes, .time, .reopen, .identityReset: break
            }
        }
        return Allowance(
            extraTime: extra, cap: exam.endsAt + extra, furtherTakes: takes,
            uploadsUntil: exam.endsAt + extra + exam.exam.uploadGrace)
    }

    /// When an act on the question comes too late; before the clock's start the exam's end for this candidate.
    package func deadline(of id: QuestionID, in exam: ExamInForce) -> Moment {
        answer(id).deadline(allowance(on: id, in: exam), at: clock)
    }

    /// True once the question has begun and its deadline is over without a submission (at the deadline's instant: not yet).
    package func isExpired(_ id: QuestionID, in exam: ExamInForce) -> Bool {
        guard let clock, answer(id).hasBegun, !answer(id).isSubmitted else { return false }
        return clock > deadline(of: id, in: exam)
    }
}

/// What one candidate may have on one question, grants included.
package struct Allowance: Hashable, Sendable {
    package let extraTime: Interval
    /// The exam's end for this candidate on this question.
    package let cap: Moment
    /// Takes granted beyond the settings.
    package let furtherTakes: Int
    /// Until when uploads of a submitted take are accepted.
    package let uploadsUntil: Moment
}

extension Grant.ExtraTime {
    /// The time it adds to a question with this submit limit (zero where it has none): never less than nothing, so that a
    /// grant cannot shorten, and never more than a year, so that no sum of grants overflows.
    package func interval(submitLimit: Interval) -> Interval {
        let most = Interval.longest.milliseconds
        switch self {
        case .minutes(let number):
            return .minutes(Int64(max(0, min(number, Int(most / 60_000)))))
        case .factor(let factor):
            let added = (Double(submitLimit.milliseconds) * (factor - 1)).rounded()
            guard added > 0 else { return .zero }
            return Interval(milliseconds: added < Double(most) ? Int64(added) : most)
        }
    }
}

extension Answer {
    /// min(start + submit limit + extra time, exam's end + extra time); the time the clock stood still is not counted.
    package func deadline(_ allowance: Allowance, at now: Moment?) -> Moment {
        guard let startedAt, let limit = settings?.submitLimit else { return allowance.cap }
        return min(startedAt + limit + allowance.extraTime + stoodStill(until: now), allowance.cap)
    }

    /// How long the clock stood still after reopenings, up to now.
    func stoodStill(until now: Moment?) -> Interval {
        guard let pausedSince, let now, now > pausedSince else { return paused }
        return paused + (now - pausedSince)
    }

    /// Everything required is there: each attachment minimum and the minimum in total.
    package var attachmentsSuffice: Bool {
        guard let rules = settings?.attachments else { return false }
        return attachments.count >= rules.totalMin ?? 0
            && rules.rules.allSatisfy { rule in attachments.count { $0.kind == rule.kind } >= rule.min }
    }

    /// False where time alone changes nothing any more, or nothing yet.
    var goesWithTime: Bool { hasBegun && !isSubmitted || takes.contains { $0.isRunning } }

    mutating func settle(at now: Moment, _ allowance: Allowance) {
        endRecordings(at: now)
        guard let settings, hasBegun, !isSubmitted else { return }
        let deadline = deadline(allowance, at: now)
        if settings.recording?.autoSubmit == true { autoSubmit(by: deadline) }
        if !isSubmitted, now > deadline, settings.whenTimeExpires == .submitSelected { submitAtExpiry(deadline) }
    }

    /// A recording without a stop is over at start + record limit, told or not; so too one that a fresh reopening set aside.
    private mutating func endRecordings(at now: Moment) {
        for index in takes.indices {
            for camera in Camera.allCases {
                guard let recording = takes[index].recordings[camera], recording.isRunning, now >= recording.overAt
                else { continue }
                takes[index].recordings[camera]?.stoppedAt = recording.overAt
            }
        }
    }

    /// A single take submits itself when its last camera has ended, unless it failed or ended after the deadline.
    private mutating func autoSubmit(by deadline: Moment) {
        guard let take = takes.last, take.number > takesSubmitted, !take.setAside, !take.isFailed,
            take.recordings.count == take.cameras.rawValue, let endedAt = take.endedAt, endedAt <= deadline
        else { return }
        selectedTake = take.number
        submission = Submission(at: endedAt, by: .system)
    }

    /// `submitSelected`: the system submits what is selected, if everything required is there.
    private mutating func submitAtExpiry(_ deadline: Moment) {
        guard attachmentsSuffice, settings?.recording == nil ? !attachments.isEmpty : selectedTake != nil else {
            return
        }
        submission = Submission(at: deadline, by: .system)
    }
}
