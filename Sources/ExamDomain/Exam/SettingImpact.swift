/// Whom a change of settings touches, rule by rule: found before it is made, for those who decide on it.
package struct SettingImpact: Sendable {
    /// One changed rule and how many it concerns.
    package struct Rule: Sendable {
        package let change: ExamDifference.Change
        /// Have begun the question and not submitted it: bound to the old rule, unless the change is applied to them.
        package fileprivate(set) var running = 0
        /// Will begin under the new rule.
        package fileprivate(set) var notBegun = 0
        /// Have submitted: untouched.
        package fileprivate(set) var submitted = 0
    }

    /// Somebody under way whose question changes.
    package struct Running: Sendable {
        package let candidate: Candidate
        package let question: QuestionID
        package let changes: [ExamDifference.Change]
        package let deadlineBefore: Moment
        /// The same as before where the change is not applied to running sessions.
        package let deadlineAfter: Moment
    }

    package private(set) var rules: [Rule] = []
    package private(set) var running: [Running] = []
    private let new: ExamInForce

    /// - Parameter new: as it would be in force.
    package init(of new: ExamInForce, changing difference: ExamDifference) {
        self.new = new
        rules = difference.changes.filter { $0.question == nil }.map { Rule(change: $0) }
    }

    /// Takes one candidate into account.
    ///
    /// - Parameters:
    ///   - session: settled at the moment of the change, under the old settings.
    ///   - old: the settings in force so far.
    package mutating func count(_ candidate: Candidate, _ session: Session, in old: ExamInForce) {
        let isFinished = session.isFinished(in: old)
        for index in rules.indices where rules[index].change.question == nil {
            if session.latestFact == nil {
                rules[index].notBegun += 1
            } else if isFinished {
                rules[index].submitted += 1
            } else {
                rules[index].running += 1
            }
        }
        for question in new.exam.questions { count(question, of: candidate, session, in: old) }
    }

    private mutating func count(
        _ question: Question, of candidate: Candidate, _ session: Session, in old: ExamInForce
    ) {
        let answer = session.answer(question.id)
        let isRunning = answer.hasBegun && !answer.isSubmitted
        guard let before = isRunning ? answer.settings : old.exam.question(question.id), before != question else {
            return
        }
        let changes = ExamDifference(from: before, to: question).changes
        for change in changes {
            let index = index(of: change)
            if isRunning {
                rules[index].running += 1
            } else if answer.isSubmitted {
                rules[index].submitted += 1
            } else {
                rules[index].notBegun += 1
            }
        }
        guard isRunning, !changes.isEmpty, let clock = session.clock else { return }
        running.append(
            Running(
                candidate: candidate, question: question.id, changes: changes,
                deadlineBefore: session.deadline(of: question.id, in: old),
                deadlineAfter: session.settled(at: clock, in: new).deadline(of: question.id, in: new)))
    }

    private mutating func index(of change: ExamDifference.Change) -> Int {
        if let index = rules.firstIndex(where: { $0.change == change }) { return index }
        rules.append(Rule(change: change))
        return rules.count - 1
    }
}

extension ExamDifference.Change {
    /// The question it is about; nil for the exam's own settings.
    package var question: QuestionID? {
        guard path.hasPrefix("questions["), let end = path.firstIndex(of: "]") else { return nil }
        return QuestionID(told: String(path[path.index(path.startIndex, offsetBy: 10)..<end]))
    }

    /// True where the question is of another mode: what candidates have done under the old one would mean nothing.
    package var changesMode: Bool { path.hasSuffix("].mode") }
}
