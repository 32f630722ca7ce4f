import ExamDomain

extension Reading {
    /// The exam that is meant: the one named, or the unit's only one.
    ///
    /// - Throws: `Failure` `.noInput` where there is none such, `.usage` where several are and none is named.
    package func chosenExam(_ code: String?) throws -> KeptExam {
        let codes = try examCodes()
        if let code {
            if let exam = try exam(code) { return exam }
            throw Failure(
                .noInput, code: "unknownExam", Phrase(zh: "没有考试“\(code)”", en: "there is no exam “\(code)”"),
                hint: codes.isEmpty ? Failure.applyFirst : Failure.existing(codes))
        }
        guard let only = codes.first else {
            throw Failure(
                .noInput, code: "noExam", Phrase(zh: "还没有考试", en: "there is no exam yet"), hint: Failure.applyFirst)
        }
        guard codes.count == 1, let exam = try exam(only) else {
            throw Failure(
                .usage, code: "examNeeded",
                Phrase(zh: "有多场考试，请用 --exam 指定", en: "there are several exams; name one with --exam"),
                hint: Failure.existing(codes))
        }
        return exam
    }
}

extension Failure {
    fileprivate static let applyFirst = Phrase(
        zh: "先运行 examctl exam apply exam.yaml", en: "run examctl exam apply exam.yaml first")

    fileprivate static func existing(_ codes: [String]) -> Phrase {
        Phrase(
            zh: "现有考试：\(codes.joined(separator: "、"))，例如 --exam \(codes.first ?? "")",
            en: "the exams are \(codes.joined(separator: ", ")); for example --exam \(codes.first ?? "")")
    }
}
