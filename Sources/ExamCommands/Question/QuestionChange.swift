import ExamActions
import ExamDomain

extension Context {
    /// Changes the questions of the exam that is meant, and answers as `exam apply` does.
    ///
    /// - Parameters:
    ///   - action: `question add`, `question edit` or `question remove`.
    ///   - body: gives the new questions, and warnings about them.
    func changeQuestions(
        _ action: String, _ options: ExamChangeOptions,
        _ body: @escaping (Exam) throws -> (questions: [Question], warnings: [Fault])
    ) throws -> ExitStatus {
        let store = try store()
        let code = try store.read(as: staffName, may: .configure) { try $0.chosenExam(examCode).exam.code }
        var warnings: [Fault] = []
        let outcome = try ChangeExam.question(action, in: code, options.terms) {
            exam in
            let changed = try body(exam)
            warnings = changed.warnings
            return exam.with(questions: changed.questions)
        }
        .run(in: store, by: staffName, at: now())
        console.noteWarnings(warnings)
        try ExamChangeAnswer(outcome: outcome, warnings: warnings, isDryRun: options.dryRun).show(on: console)
        return .done
    }
}
