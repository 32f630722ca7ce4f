import ExamDomain
import ExamStore

/// Where one candidate stands, now or at another moment, with everything that is needed to tell it.
package struct CandidateStanding: Sendable {
    package let candidate: Candidate
    /// Under the settings of `moment`.
    package let exam: KeptExam
    /// The moment that was asked about.
    package let moment: Moment
    /// Settled at `moment`.
    package let session: Session
    package let standing: Standing
    package let latestReview: Review?

    /// - Parameters:
    ///   - told: an admission number, or `type:number`.
    ///   - asOf: what happened later is passed over, and the settings of then are used; nil: as things stand now. The roster
    ///     is always today's.
    /// - Throws: `Refusal` `notOnRoster`.
    package init(_ told: String, in exam: KeptExam, at now: Moment, asOf: Moment? = nil, _ reading: Reading) throws {
        guard let candidate = try reading.candidate(CandidateName(told: told), in: exam) else {
            throw Refusal(
                .notOnRoster, Refusal.notOnRoster.message,
                hint: Phrase(zh: "用 examctl roster list --search … 查找", en: "look with examctl roster list --search …"))
        }
        let exam = try asOf.map { try reading.exam(exam, asOf: $0) } ?? exam
        let revisions = try reading.revisions(of: exam, until: asOf)
        self.candidate = candidate
        self.exam = exam
        moment = asOf ?? now
        session = try reading.session(of: candidate.id, under: revisions).settled(at: moment, in: exam.inForce)
        standing = Standing(of: session, in: exam.inForce)
        latestReview = try reading.latestReview(of: candidate.id, under: revisions)?.standing(at: moment)
    }
}
