import ExamDomain
import ExamStore

/// Finds who was really hit by an outage, and what would make good for it. Grants nothing.
package struct FindOutage {
    let outage: Outage
    let exam: String?

    package init(_ outage: Outage, in exam: String?) {
        self.outage = outage
        self.exam = exam
    }

    package struct Outcome: Sendable {
        package let exam: KeptExam
        /// Candidates with facts in that time, and those who were hit without any.
        package let present: Int
        package let hit: [(candidate: Candidate, damage: Outage.Damage)]
    }

    /// - Throws: `Failure` `.noInput` for an unknown question.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Outcome {
        try store.read(as: staff) { reading in
            let exam = try reading.chosenExam(exam)
            if let id = outage.question, exam.exam.question(id) == nil {
                throw Failure.unknownQuestion(id, in: exam.exam)
            }
            let revisions = try reading.revisions(of: exam)
            var present = 0
            var hit: [(candidate: Candidate, damage: Outage.Damage)] = []
            try reading.eachHistory(of: exam) { candidate, history in
                let facts = history.facts
                // Nothing of somebody who was gone before it, or came after it, can have been broken.
                guard let first = facts.first, let last = facts.last, first.at <= outage.to, last.at >= outage.from
                else { return }
                let session = try history.session(under: revisions).settled(at: now, in: exam.inForce)
                let damage = outage.damage(to: session, facts: facts, in: exam.inForce)
                if let damage { hit.append((candidate, damage)) }
                let acted = facts.contains { (outage.from...outage.to).contains($0.at) }
                if damage != nil || acted { present += 1 }
            }
            return Outcome(exam: exam, present: present, hit: hit)
        }
    }
}
