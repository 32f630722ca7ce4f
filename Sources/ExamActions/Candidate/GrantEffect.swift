import ExamDomain
import ExamStore

/// One candidate's exception, given or taken back, and what it does to deadlines.
package struct GrantEffect: Sendable {
    package let candidate: Candidate
    package let grant: Grant
    /// Of each question the grant is about: its deadline before and after.
    package let deadlines: [Deadline]

    package struct Deadline: Sendable {
        package let question: QuestionID
        package let before: Moment
        package let after: Moment
    }

    /// - Parameters:
    ///   - before: settled at the moment of the act; so `after`.
    init(_ grant: Grant, for candidate: Candidate, before: Session, after: Session, in exam: KeptExam) {
        self.grant = grant
        self.candidate = candidate
        let questions = grant.kind.question.map { [$0] } ?? exam.exam.questions.map(\.id)
        deadlines =
            grant.kind == .identityReset
            ? []
            : questions.map { id in
                Deadline(
                    question: id, before: before.deadline(of: id, in: exam.inForce),
                    after: after.deadline(of: id, in: exam.inForce))
            }
    }

    private init(_ effect: GrantEffect, _ grant: Grant) {
        candidate = effect.candidate
        self.grant = grant
        deadlines = effect.deadlines
    }

    /// The same with the grant's number in the journal.
    func entered(as entry: Int64) -> GrantEffect {
        let kind = grant.kind
        return GrantEffect(
            self, Grant(kind: kind, reason: grant.reason, by: grant.by, at: grant.at, entry: entry))
    }

    /// What a command that grants or revokes answers with.
    package struct Outcome: Sendable {
        package let exam: KeptExam
        package let granted: [GrantEffect]
    }
}

extension Grant.Kind {
    /// The question it is about; nil for all, and for an identity reset.
    var question: QuestionID? {
        switch self {
        case .takes(let id, _), .reopen(let id, _): id
        case .time(let id, _): id
        case .identityReset: nil
        }
    }
}
