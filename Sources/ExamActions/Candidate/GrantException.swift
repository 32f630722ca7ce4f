import ExamDomain
import ExamStore

/// Grants candidates an exception: takes, time, a reopened question, a new identity check. For all who are meant, or for
/// nobody.
package struct GrantException {
    /// What is granted to whom, as asked.
    private enum Asked {
        case same(Grant.Kind, Whom)
        case each(file: String, [Each])
    }

    /// A line of a list that says itself what to grant.
    package typealias Each = (line: Int, candidate: String, kind: Grant.Kind)

    private let asked: Asked
    let exam: String?
    let reason: String
    let dryRun: Bool

    package init(_ kind: Grant.Kind, to whom: Whom, in exam: String?, reason: String, dryRun: Bool = false) {
        self.init(.same(kind, whom), in: exam, reason, dryRun)
    }

    /// What each line of a list says.
    package init(each lines: [Each], of file: String, in exam: String?, reason: String, dryRun: Bool = false) {
        self.init(.each(file: file, lines), in: exam, reason, dryRun)
    }

    private init(_ asked: Asked, in exam: String?, _ reason: String, _ dryRun: Bool) {
        self.asked = asked
        self.exam = exam
        self.reason = reason
        self.dryRun = dryRun
    }

    /// - Throws: `Refusal` `notOnRoster`, `unknownGroup`, `notSubmitted`, `wrongMode`; `FaultyFile` for strangers in a list;
    ///   `Failure` `.noInput` for an unknown question.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> GrantEffect.Outcome {
        try store.write(by: staff, may: .grant, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            let meant = try meant(in: exam, writing.reading)
            for id in Set(meant.compactMap(\.kind.question)) where exam.exam.question(id) == nil {
                throw Failure.unknownQuestion(id, in: exam.exam)
            }
            let revisions = try writing.reading.revisions(of: exam)
            // Of somebody who is granted several things each deadline told contains those before.
            var sessions: [ID<Candidate>: Session] = [:]
            var granted = try meant.map { candidate, kind in
                let folded = try sessions[candidate.id] ?? writing.reading.session(of: candidate.id, under: revisions)
                let grant = Grant(kind: kind, reason: reason, by: staff, at: now)
                let (effect, after) = try effect(of: grant, on: candidate, folded, in: exam)
                sessions[candidate.id] = after
                return effect
            }
            // Nothing below refuses.
            if dryRun {
                writing.takeBack()
            } else {
                granted = try granted.map { try write($0, of: exam, &writing) }
            }
            return GrantEffect.Outcome(exam: exam, granted: granted)
        }
    }

    /// - Returns: also the session with the grant.
    private func effect(
        of grant: Grant, on candidate: Candidate, _ folded: Session, in exam: KeptExam
    ) throws -> (GrantEffect, Session) {
        let before = folded.settled(at: grant.at, in: exam.inForce)
        if let refusal = before.refusal(of: grant.kind, in: exam.inForce) { throw refusal.about(candidate) }
        var after = folded
        after.apply(.grant(grant), in: exam.inForce)
        let effect = GrantEffect(
            grant, for: candidate, before: before, after: after.settled(at: grant.at, in: exam.inForce), in: exam)
        return (effect, after)
    }

    /// - Returns: the same with the grant's number in the journal.
    private func write(_ effect: GrantEffect, of exam: KeptExam, _ writing: inout Writing) throws -> GrantEffect {
        let act = StaffAct.grant(effect.grant)
        if effect.grant.kind == .identityReset,
            var review = try writing.reading.latestReview(of: effect.candidate.id)?.review, !review.state.isDecided
        {
            review.state = .withdrawn
            try writing.save(review)
        }
        let entry = try writing.record(
            act.action, subject: effect.candidate.handle, reason: reason, details: act.details,
            link: JournalEntry.Link(exam: exam.id, candidate: effect.candidate.id, revision: exam.inForce.revision))
        return effect.entered(as: entry)
    }
}

// MARK: - Who is meant

extension GrantException {
    private func meant(in exam: KeptExam, _ reading: Reading) throws -> [(candidate: Candidate, kind: Grant.Kind)] {
        switch asked {
        case .same(let kind, let whom): try reading.candidates(whom, of: exam).map { ($0, kind) }
        case .each(let file, let lines):
            try zip(reading.candidates(on: lines.map { ($0.line, $0.candidate) }, in: file, of: exam), lines).map {
                ($0, $1.kind)
            }
        }
    }
}

extension Exam {
    /// - Throws: `Failure` `.noInput` for the first that is none of its questions.
    package func demandQuestions(_ ids: [String]) throws {
        for id in ids where !questions.contains(where: { $0.id.text == id }) {
            throw Failure.unknownQuestion(id, in: self)
        }
    }
}

extension Failure {
    package static func unknownQuestion(_ id: QuestionID, in exam: Exam) -> Failure {
        unknownQuestion(id.text, in: exam)
    }

    /// Of a text that may be no question's id at all.
    package static func unknownQuestion(_ id: String, in exam: Exam) -> Failure {
        let known = exam.questions.map(\.id.text).joined(separator: ", ")
        return Failure(
            .noInput, code: "unknownQuestion",
            Phrase(zh: "考试 \(exam.code) 没有题目“\(id)”", en: "exam \(exam.code) has no question “\(id)”"),
            hint: Phrase(zh: "现有题目：\(known)", en: "it has \(known)"))
    }
}
