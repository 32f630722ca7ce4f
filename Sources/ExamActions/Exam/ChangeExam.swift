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
    let reason: String?
    let dryRun: Bool
    /// Gives the new settings from those in force (nil: there is no such exam).
    let change: (Exam?) throws -> Exam

    /// The exam as a file says it.
    package static func apply(_ exam: Exam, reason: String?, dryRun: Bool = false) -> ChangeExam {
        ChangeExam(action: "exam apply", code: exam.code, reason: reason, dryRun: dryRun) { _ in exam }
    }

    /// One question changed.
    ///
    /// - Parameter action: `question add`, `question edit` or `question remove`.
    package static func question(
        _ action: String, in code: ExamCode, reason: String?, dryRun: Bool = false,
        change: @escaping (Exam) throws -> Exam
    ) -> ChangeExam {
        ChangeExam(action: action, code: code, reason: reason, dryRun: dryRun) { exam in
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

        package struct Begun: Sendable {
            package let question: QuestionID
            package let candidates: Int
        }
    }

    /// - Throws: `Refusal` `inUse` where a begun question would vanish; `Failure` `.usage` where a reason is missing.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Outcome {
        try store.write(by: staff, may: .configure, at: now, dryRun: dryRun) { writing in
            let kept = try code.flatMap { try writing.reading.exam($0.text) }
            let exam = try change(kept?.exam)
            let difference = ExamDifference(from: kept?.exam, to: exam)
            let entered = try kept.map(writing.reading.enteredCount) ?? 0
            let begun = try kept.map { try begunQuestions(of: $0, changedTo: exam, writing.reading) } ?? []
            if !difference.isEmpty {
                try demandReason(entered)
                try demandKept(begun, in: exam)
            }
            // Nothing below refuses.
            let revision =
                try difference.isEmpty ? kept?.inForce.revision ?? 1 : save(exam, after: kept, difference, &writing)
            return Outcome(
                exam: exam, isNew: kept == nil, difference: difference, revision: revision, entered: entered,
                begun: begun)
        }
    }

    private func save(
        _ exam: Exam, after kept: KeptExam?, _ difference: ExamDifference, _ writing: inout Writing
    ) throws -> Int {
        // A new end opens an exam again that was closed by hand.
        let closedAt = kept?.exam.closesAt == exam.closesAt ? kept?.inForce.closedAt : nil
        return try writing.save(
            exam, closedAt: closedAt, after: kept, action: action, reason: reason,
            details: .members(["changes": difference.json])
        ).inForce.revision
    }

    private func begunQuestions(of kept: KeptExam, changedTo exam: Exam, _ reading: Reading) throws -> [Outcome.Begun] {
        try kept.exam.questions.filter { exam.question($0.id) != $0 }.compactMap { question in
            let candidates = try reading.begunCount(question.id, in: kept)
            return candidates > 0 ? Outcome.Begun(question: question.id, candidates: candidates) : nil
        }
    }

    private func demandReason(_ entered: Int) throws {
        guard entered > 0, !dryRun, reason?.isBlank != false else { return }
        throw Failure(
            .usage, code: "reasonRequired",
            Phrase(
                zh: "已有 \(entered) 名考生进入考试，更改设置需要说明理由",
                en: "\(entered) candidates have entered: a change of settings needs a reason"),
            hint: Phrase(
                zh: "先用 --dry-run 查看影响，再加上 --reason \"……\"", en: "look at --dry-run first, then add --reason \"…\""))
    }

    private func demandKept(_ begun: [Outcome.Begun], in exam: Exam) throws {
        guard let gone = begun.first(where: { exam.question($0.question) == nil }) else { return }
        throw Refusal(
            .inUse,
            Phrase(
                zh: "已有 \(gone.candidates) 名考生开始题目 \(gone.question)，不能删除",
                en: "\(gone.candidates) candidates have begun question \(gone.question); it cannot be removed"))
    }
}
