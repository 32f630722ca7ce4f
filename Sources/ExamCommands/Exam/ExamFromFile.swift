import ExamDomain
import ExamFiles

extension Context {
    /// The exam that a file describes, with its warnings. The file says which exam is meant.
    ///
    /// - Throws: `FaultyFile` with all its faults; a usage `Failure` where `--exam` names another.
    func examFromFile(_ path: String) throws -> (exam: Exam, warnings: [Fault]) {
        let found = try ExamFile.read(path)
        let code = found.exam.code.text
        if let asked = examCode, asked != code {
            throw Failure.usage(
                "differentExam",
                Phrase(
                    zh: "文件说的是考试 \(code)，--exam 说的是 \(asked)。",
                    en: "The file is about exam \(code), --exam says \(asked)."),
                hint: Phrase(zh: "请去掉 --exam，或改正其中一个。", en: "Leave out --exam, or mend one of them."))
        }
        return found
    }
}

extension Console {
    /// Warnings beside a result: `警告：exam.yaml:12: questions[0].playback: …`.
    func noteWarnings(_ warnings: [Fault], in file: String? = nil) {
        for warning in warnings {
            func told(_ language: Language) -> String {
                if let file { return warning.line(in: file, language) }
                return [warning.place, warning.message(language)].compactMap { $0 }.joined(separator: ": ")
            }
            note(Phrase(zh: "警告：" + told(.zh), en: "Warning: " + told(.en)))
        }
    }
}
