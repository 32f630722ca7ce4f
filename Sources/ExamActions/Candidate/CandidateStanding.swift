import ExamDomain
import ExamStore

/// Where one candidate stands now, with everything that is needed to tell it.
package struct CandidateStanding: Sendable {
    package let candidate: Candidate
    package let exam: KeptExam
    /// Settled at the moment that was asked about.
    package let session: Session
    package let standing: Standing
    package let latestReview: Review?

    /// - Parameter told: an admission number, or `type:number`.
    /// - Throws: `Refusal` `notOnRoster`.
    package init(_ told: String, in exam: KeptExam, at now: Moment, _ reading: Reading) throws {
        guard let candidate = try reading.candidate(CandidateName(told: told), in: exam) else {
            throw Refusal(
                .notOnRoster, Refusal.notOnRoster.message,
                hint: Phrase(zh: "用 examctl roster list --search … 查找", en: "look with examctl roster list --search …"))
        }
        try self.init(candidate, in: exam, under: reading.revisions(of: exam), at: now, reading)
    }

    package init(
        _ candidate: Candidate, in exam: KeptExam, under revisions: ExamRevisions, at now: Moment, _ reading: Reading
    ) throws {
        self.candidate = candidate
        self.exam = exam
        session = try reading.session(of: candidate.id, under: revisions).settled(at: now, in: exam.inForce)
        standing = Standing(of: session, in: exam.inForce)
        latestReview = try reading.latestReview(of: candidate.id)?.review
    }
}
