import ExamDomain

extension Exam {
    /// The question that is meant, and its number.
    ///
    /// - Throws: `Failure` `.noInput` where there is none.
    func namedQuestion(_ id: String) throws -> (question: Question, number: Int) {
        if let index = questions.firstIndex(where: { $0.id.text == id }) { return (questions[index], index + 1) }
        let ids = questions.map(\.id.text).joined(separator: " ")
        throw Failure(
            .noInput, code: RefusalCode.unknownQuestion.rawValue,
            Phrase(zh: "考试 \(code) 没有题目 \(id)。", en: "Exam \(code) has no question \(id)."),
            hint: ids.isEmpty
                ? Phrase(verbatim: "examctl question add --help")
                : Phrase(zh: "现有题目：\(ids)", en: "Its questions: \(ids)"))
    }
}
