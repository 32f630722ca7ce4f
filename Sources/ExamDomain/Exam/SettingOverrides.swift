/// Settings to be tried instead of those in force: `q1.submitLimit=60m`, `closesAt=2026-12-01T19:00:00+08:00`,
/// `identity.cancelCooldown=30s`. Keys and values are those of exam.yaml; an attachment rule is written as its flag.
package struct SettingOverrides: Sendable {
    private let ofExam: [(path: [String], text: String)]
    private let ofQuestions: [(question: QuestionID, said: [(flag: String, text: String)])]

    /// - Throws: every text that is not of this form.
    package init(_ texts: [String]) throws(SettingFaults) {
        var ofExam: [(path: [String], text: String)] = []
        var byQuestion: [(question: QuestionID, said: [(flag: String, text: String)])] = []
        var faults: [Fault] = []
        for text in texts {
            guard let equals = text.firstIndex(of: "=") else {
                faults.append(SettingOverrides.fault(text, .badFlag, SettingOverrides.howTo(text)))
                continue
            }
            let path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            let value = String(text[text.index(after: equals)...])
            if path.count == 2, path[0] != "identity", let id = QuestionID(path[0]) {
                let said = (flag: QuestionSettings.flag(ofKey: path[1]), text: value)
                if let index = byQuestion.firstIndex(where: { $0.question == id }) {
                    byQuestion[index].said.append(said)
                } else {
                    byQuestion.append((id, [said]))
                }
            } else if SettingOverrides.isOfExam(path) {
                ofExam.append((path, value))
            } else {
                faults.append(SettingOverrides.fault(text, .unknownKey, SettingOverrides.howTo(text)))
            }
        }
        guard faults.isEmpty else { throw SettingFaults(faults) }
        self.ofExam = ofExam
        ofQuestions = byQuestion
    }

    /// The questions it speaks of.
    package var questions: [QuestionID] { ofQuestions.map(\.question) }

    /// The same exam under these settings; a question that it does not have is passed over.
    ///
    /// - Throws: what exam.yaml would be refused for.
    package func applied(to exam: Exam) throws(SettingFaults) -> Exam {
        var questions = exam.questions
        let exam = try withOwnSettings(exam)
        for (id, said) in ofQuestions {
            guard let index = questions.firstIndex(where: { $0.id == id }) else { continue }
            questions[index] = try QuestionSettings(said).question(editing: questions[index], in: exam).question
        }
        return exam.with(questions: questions)
    }

    private func withOwnSettings(_ exam: Exam) throws(SettingFaults) -> Exam {
        guard !ofExam.isEmpty else { return exam }
        var tree = ExamWriter.tree(of: exam)
        for (path, text) in ofExam { tree = tree.setting(path, .scalar(text)) }
        let read = try ExamReader.read(tree) { (_) throws(ExamTextTrouble) in "" }.exam
        return Exam(
            code: exam.code, title: exam.title, opensAt: read.opensAt, closesAt: read.closesAt,
            timeZone: exam.timeZone, uploadGrace: read.uploadGrace, identity: read.identity, notice: exam.notice,
            commitment: exam.commitment, questions: exam.questions)
    }

    // MARK: - Form

    private static func isOfExam(_ path: [String]) -> Bool {
        switch path.count {
        case 1: ["opensAt", "closesAt", "uploadGrace"].contains(path[0])
        case 2: path[0] == "identity" && ExamReader.identityKeys.contains(path[1])
        default: false
        }
    }

    private static func fault(_ text: String, _ code: SettingFaultCode, _ message: Phrase) -> Fault {
        Fault(line: nil, place: "--set", code: code.rawValue, message: message)
    }

    private static func howTo(_ text: String) -> Phrase {
        let shown = SettingFaultText.shortened(text)
        return Phrase(
            zh:
                "看不懂“\(shown)”；请写成 题目.设置=值，如 q1.submitLimit=60m，或 closesAt、opensAt、uploadGrace、identity.cancelCooldown 等。",
            en:
                "“\(shown)” is not understood; write question.setting=value, such as q1.submitLimit=60m, or closesAt, opensAt, uploadGrace, identity.cancelCooldown and the like."
        )
    }
}

extension SettingTree {
    /// The same with one value set anew, in place of the one there is.
    fileprivate func setting(_ path: [String], _ value: SettingTree) -> SettingTree {
        guard case .mapping(let entries, let line) = self, let key = path.first else { return value }
        let old = entries.first { $0.key == key }?.value ?? .mapping([])
        let new = Entry(key, path.count == 1 ? value : old.setting(Array(path.dropFirst()), value))
        return .mapping(entries.filter { $0.key != key } + [new], line: line)
    }
}
