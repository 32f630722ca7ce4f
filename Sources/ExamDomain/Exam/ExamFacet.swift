/// One setting of an exam as it is compared: what it means, and how it is told.
struct ExamFacet: Hashable {
    let path: String
    let meaning: JSON
    let told: JSON

    private init(_ path: String, _ told: JSON, meaning: JSON? = nil) {
        self.path = path
        self.told = told
        self.meaning = meaning ?? told
    }

    static func of(exam: Exam) -> [ExamFacet] {
        func time(_ path: String, _ moment: Moment) -> ExamFacet {
            ExamFacet(path, .string(exam.timeZone.iso8601(moment)), meaning: .integer(moment.milliseconds))
        }
        return [
            ExamFacet("title", .string(exam.title)),
            time("opensAt", exam.opensAt),
            time("closesAt", exam.closesAt),
            ExamFacet("timeZone", .string(exam.timeZone.name)),
            ExamFacet("uploadGrace", .string(exam.uploadGrace.setting)),
            ExamFacet("identity.failuresBeforeReview", .count(exam.identity.failuresBeforeReview)),
            ExamFacet("identity.cancelCooldown", .string(exam.identity.cancelCooldown.setting)),
            ExamFacet("identity.reviewers", .count(exam.identity.reviewers)),
            text("notice", exam.notice),
            text("commitment", exam.commitment),
        ]
    }

    static func of(_ question: Question, path: String) -> [ExamFacet] {
        guard case .object(let members) = question.json(number: 0) else { return [] }
        return members.filter { $0.key != "number" && $0.key != "id" }.map { member in
            // The order of extensions and of the rules by kind means nothing.
            ExamFacet("\(path).\(member.key)", member.value, meaning: member.value.sorted)
        }
    }

    private static func text(_ path: String, _ text: ExamText?) -> ExamFacet {
        ExamFacet(
            path, .text(text?.file), meaning: text.map { .array([.string($0.file), .string($0.content)]) } ?? .null)
    }

    /// Of two texts of the same file name: the first line that differs.
    func firstDifferentLine(from other: ExamFacet) -> Int? {
        guard case .array(let mine) = meaning, case .array(let others) = other.meaning, told == other.told,
            case .string = told, mine.count == 2, others.count == 2, let new = mine[1].string,
            let old = others[1].string
        else { return nil }
        let lines = (
            old.split(separator: "\n", omittingEmptySubsequences: false),
            new.split(separator: "\n", omittingEmptySubsequences: false)
        )
        return zip(lines.0, lines.1).enumerated().first { $0.element.0 != $0.element.1 }.map { $0.offset + 1 }
            ?? min(lines.0.count, lines.1.count) + 1
    }
}

extension JSON {
    fileprivate var sorted: JSON {
        switch self {
        case .array(let values): .array(values.map(\.sorted).sorted { $0.line < $1.line })
        case .object(let members): .object(members.map { Member(key: $0.key, value: $0.value.sorted) })
        case .null, .bool, .integer, .number, .string: self
        }
    }
}
