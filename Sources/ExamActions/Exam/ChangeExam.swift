import ExamDomain
import ExamStore

/// Puts an exam's settings in force: the whole exam from its file, or a question added, edited or removed.
///
/// Once a candidate has entered, a change needs a reason, and each session goes on under the settings it started the
/// question with (domain: a question's settings).
package struct ChangeExam {
    /// The command's words, as the journal tells them.
    let action: String
    let code: ExamCode?
    let terms: Terms
    /// Gives the new settings from those in force (nil: there is no such exam).
    let change: (Exam?) throws -> Exam

    /// How a change is made.
    package struct Terms: Sendable {
        let reason: String?
        let dryRun: Bool
        let toRunning: Bool

        /// - Parameter toRunning: sessions under way go on under the new settings, not those they began with.
        package init(reason: String? = nil, dryRun: Bool = false, toRunning: Bool = false) {
            self.reason = reason
            self.dryRun = dryRun
            self.toRunning = toRunning
        }
    }

    /// The exam as a file says it.
    package static func apply(_ exam: Exam, _ terms: Terms = Terms()) -> ChangeExam {
        ChangeExam(action: "exam apply", code: exam.code, terms: terms) { _ in exam }
    }

    /// One question changed.
    ///
    /// - Parameter action: `question add`, `question edit` or `question remove`.
    package static func question(
        _ action: String, in code: ExamCode, _ terms: Terms = Terms(), change: @escaping (Exam) throws -> Exam
    ) -> ChangeExam {
        ChangeExam(action: action, code: code, terms: terms) { exam in
            guard let exam else {
                throw Failure(
                    .noInput, code: "unknownExam", Phrase(zh: "没有考试“\(code)”", en: "there is no exam “\(code)”"))
            }
            return try change(exam)
        }
    }

    /// What was, or would be, changed.
    package struct Outcome: Sendable {
        package let exam: Exam
        package let isNew: Bool
        package let difference: ExamDifference
        package let revision: Int
        /// Candidates who have entered; none before the exam day.
        package let entered: Int
        /// Of changed questions: how many candidates have begun them and go on under the settings they started with.
        package let begun: [Begun]
        /// Whom it touches, rule by rule; nil while nobody has entered.
        package let impact: SettingImpact?
        /// Sessions under way go on under the new settings.
        package let toRunning: Bool

        package struct Begun: Sendable {
            package let question: QuestionID
            package let candidates: Int
        }
    }

    /// - Throws: `Refusal` `inUse` where a begun question would vanish; `Failure` `.usage` where a reason is missing.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Outcome {
        try store.write(by: staff, may: .configure, at: now, dryRun: terms.dryRun) { writing in
            let kept = try code.flatMap { try writing.reading.exam($0.text) }
            let exam = try change(kept?.exam)
            let difference = ExamDifference(from: kept?.exam, to: exam)
            let entered = try kept.map(writing.reading.enteredCount) ?? 0
            let touched = try kept.flatMap { kept in
                try entered > 0 ? self.touched(by: exam, after: kept, difference, at: now, writing.reading) : nil
            }
            let (begun, impact) = (touched?.begun ?? [], touched?.impact)
            let isChange = !difference.isEmpty || (terms.toRunning && impact?.running.isEmpty == false)
            if isChange {
                try demandReason(entered)
                try demandKept(begun, in: exam)
                if terms.toRunning { try demandModes(impact) }
            }
            // Nothing below refuses.
            let revision =
                try isChange ? save(exam, after: kept, difference, &writing) : kept?.inForce.revision ?? 1
            return Outcome(
                exam: exam, isNew: kept == nil, difference: difference, revision: revision, entered: entered,
                begun: begun, impact: impact, toRunning: terms.toRunning)
        }
    }

    private func save(
        _ exam: Exam, after kept: KeptExam?, _ difference: ExamDifference, _ writing: inout Writing
    ) throws -> Int {
        try writing.save(
            exam, closedAt: closedAt(of: exam, after: kept), after: kept, toRunning: terms.toRunning, action: action,
            reason: terms.reason,
            details: .members(["changes": difference.json, "toRunning": .bool(terms.toRunning)])
        ).inForce.revision
    }

    /// A new end opens an exam again that was closed by hand.
    private func closedAt(of exam: Exam, after kept: KeptExam?) -> Moment? {
        kept?.exam.closesAt == exam.closesAt ? kept?.inForce.closedAt : nil
    }

    /// How many have begun what changes, and whom the change touches, from one look at every session.
    private func touched(
        by exam: Exam, after kept: KeptExam, _ difference: ExamDifference, at now: Moment, _ reading: Reading
    ) throws -> (begun: [Outcome.Begun], impact: SettingImpact) {
        let revision = kept.inForce.revision + 1
        let applied = ExamInForce.AppliedToRunning(revision: revision, questions: exam.questions)
        let new = ExamInForce(
            exam: exam, revision: revision, closedAt: closedAt(of: exam, after: kept),
            appliedToRunning: terms.toRunning ? applied : kept.inForce.appliedToRunning)
        var impact = SettingImpact(of: new, changing: difference)
        let changed = kept.exam.questions.filter { exam.question($0.id) != $0 }.map(\.id)
        var begun: [QuestionID: Int] = [:]
        try reading.eachSession(of: kept, under: try reading.revisions(of: kept)) { candidate, session in
            let session = session ?? Session()
            // The clock has started, or takes are kept from before a fresh reopening; merely to look at a recorded question
            // begins nothing.
            for id in changed where session.answer(id).hasBegun || !session.answer(id).takes.isEmpty {
                begun[id, default: 0] += 1
            }
            impact.count(candidate, session.settled(at: now, in: kept.inForce), in: kept.inForce)
        }
        return (changed.compactMap { id in begun[id].map { Outcome.Begun(question: id, candidates: $0) } }, impact)
    }

    private func demandReason(_ entered: Int) throws {
        guard entered > 0, !terms.dryRun, terms.reason?.isBlank != false else { return }
        throw Failure(
            .usage, code: "reasonRequired",
            Phrase(
                zh: "已有 \(entered) 名考生进入考试，更改设置需要说明理由",
                en:
                    "\(entered.counted("candidate has", "candidates have")) entered: a change of settings needs a reason"
            ),
            hint: Phrase(
                zh: "先用 --dry-run 查看影响，再加上 --reason \"……\"", en: "look at --dry-run first, then add --reason \"…\""))
    }

    private func demandModes(_ impact: SettingImpact?) throws {
        guard let rule = impact?.rules.first(where: { $0.change.changesMode && $0.running > 0 }) else { return }
        throw Refusal(
            .inUse,
            Phrase(
                zh: "已有 \(rule.running) 名考生在答这道题，不能为他们改变题目的形式（\(rule.change.path)）",
                en:
                    "\(rule.running.counted("candidate is", "candidates are")) answering it: the mode cannot be changed for them (\(rule.change.path))"
            ),
            hint: Phrase(
                zh: "去掉 --to-running，改动只对尚未开始的考生生效", en: "without --to-running it counts for those who have not begun"))
    }

    private func demandKept(_ begun: [Outcome.Begun], in exam: Exam) throws {
        guard let gone = begun.first(where: { exam.question($0.question) == nil }) else { return }
        throw Refusal(
            .inUse,
            Phrase(
                zh: "已有 \(gone.candidates) 名考生开始题目 \(gone.question)，不能删除",
                en:
                    "\(gone.candidates.counted("candidate has", "candidates have")) begun question \(gone.question); it cannot be removed"
            ))
    }
}
