import ExamDomain
import ExamStore

/// Replays everything that was recorded of an exam under other settings, to see who would have come out differently. Changes
/// nothing.
package struct SimulateExam {
    let overrides: SettingOverrides
    let exam: String?
    let asOf: Moment?

    package init(_ overrides: SettingOverrides, of exam: String?, asOf: Moment? = nil) {
        self.overrides = overrides
        self.exam = exam
        self.asOf = asOf
    }

    package struct Outcome: Sendable {
        package let exam: KeptExam
        /// From the settings in force to those tried.
        package let difference: ExamDifference
        package let candidates: Int
        package let different: [Different]
    }

    /// One candidate who would have come out differently.
    package struct Different: Sendable {
        package let candidate: Candidate
        /// Of the questions that differ, in their order.
        package let questions: [(was: QuestionStanding, wouldBe: QuestionStanding)]
        package let identity: (was: Standing.IdentityStatus, wouldBe: Standing.IdentityStatus)
        /// What the tried settings would have refused, though it happened.
        package let refused: [(fact: Fact, refusal: Refusal)]
    }

    /// - Throws: `SettingFaults` where the settings tried could not be an exam's; `Failure` `.noInput` for an unknown question.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Outcome {
        try store.read(as: staff) { reading in
            let kept = try reading.chosenExam(exam)
            let exam = try asOf.map { try reading.exam(kept, asOf: $0) } ?? kept
            if let stranger = overrides.questions.first(where: { exam.exam.question($0) == nil }) {
                throw Failure.unknownQuestion(stranger, in: exam.exam)
            }
            let revisions = try reading.revisions(of: exam, until: asOf)
            let tried = try revisions.mapSettings(overridden)
            let moment = asOf ?? now
            var candidates = 0
            var different: [Different] = []
            try reading.eachHistory(of: exam, until: asOf) { candidate, history in
                candidates += 1
                let was = try history.session(under: revisions)
                let (wouldBe, refused) = history.replay(under: tried)
                let standings = (
                    Standing(of: was.settled(at: moment, in: revisions.current), in: revisions.current),
                    Standing(of: wouldBe.settled(at: moment, in: tried.current), in: tried.current)
                )
                if let one = Different(candidate, standings.0, standings.1, refused) { different.append(one) }
            }
            return Outcome(
                exam: exam, difference: ExamDifference(from: exam.exam, to: tried.current.exam), candidates: candidates,
                different: different)
        }
    }

    /// Sessions are bound to the tried settings whatever revision they began under.
    private func overridden(_ exam: ExamInForce) throws -> ExamInForce {
        try ExamInForce(
            exam: overrides.applied(to: exam.exam), revision: exam.revision, closedAt: exam.closedAt,
            appliedToRunning: exam.appliedToRunning.map { applied in
                ExamInForce.AppliedToRunning(
                    revision: applied.revision,
                    questions: try overrides.applied(to: exam.exam.with(questions: applied.questions)).questions)
            })
    }
}

extension SimulateExam.Different {
    /// Nil where the candidate comes out the same.
    fileprivate init?(
        _ candidate: Candidate, _ was: Standing, _ wouldBe: Standing, _ refused: [(fact: Fact, refusal: Refusal)]
    ) {
        let questions = was.questions.compactMap { one in
            wouldBe.questions.first { $0.question.id == one.question.id }.map { (was: one, wouldBe: $0) }
        }.filter { $0.was.outcome != $0.wouldBe.outcome }
        guard !questions.isEmpty || was.identity != wouldBe.identity || !refused.isEmpty else { return nil }
        self.init(
            candidate: candidate, questions: questions, identity: (was.identity, wouldBe.identity), refused: refused)
    }
}

extension QuestionStanding {
    /// What somebody who asks whether it came out differently looks at. The deadline counts while nothing is submitted, the takes
    /// while they can still be recorded.
    fileprivate var outcome: [JSON] {
        [
            .string(status.rawValue), .text(answer.submission?.by.rawValue),
            answer.submission.map { .integer($0.at.milliseconds) } ?? .null,
            answer.selectedTake.map(JSON.count) ?? .null,
            status == .submitted ? .null : deadline.map { .integer($0.milliseconds) } ?? .null,
            .array(answer.takes.map { .string($0.status.rawValue) }),
            status == .answering ? takesAllowed.map(JSON.count) ?? .null : .null,
        ]
    }
}
