/// What is different between two versions of an exam, by meaning: 3m is 180s, a default said is a default left out, a time
/// under another offset is the same time. The texts count too.
package struct ExamDifference: Hashable, Sendable {
    /// In the order of the settings; empty: the same exam.
    package let changes: [Change]

    package var isEmpty: Bool { changes.isEmpty }

    package struct Change: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable {
            case added, removed, changed
        }

        package let kind: Kind
        /// As in exam.yaml, a question by its id: `questions[q1].submitLimit`.
        package let path: String
        /// As in exam.yaml; null where there is or was nothing.
        package let before: JSON
        package let after: JSON
        /// Of a text: the first line that differs, from 1.
        package let line: Int?
    }

    /// - Parameter old: nil where there is no such exam yet.
    package init(from old: Exam?, to new: Exam) {
        var changes = ExamDifference.changes(
            from: old.map(ExamFacet.of(exam:)) ?? [], to: ExamFacet.of(exam: new))
        let (before, after) = (old?.questions ?? [], new.questions)
        for (index, question) in after.enumerated() {
            let path = "questions[\(question.id)]"
            if let earlier = before.first(where: { $0.id == question.id }) {
                changes += ExamDifference.changes(
                    from: ExamFacet.of(earlier, path: path), to: ExamFacet.of(question, path: path))
            } else {
                let json = question.json(number: index + 1)
                changes.append(Change(kind: .added, path: path, before: .null, after: json, line: nil))
            }
        }
        for (index, question) in before.enumerated() where new.question(question.id) == nil {
            let json = question.json(number: index + 1)
            changes.append(
                Change(kind: .removed, path: "questions[\(question.id)]", before: json, after: .null, line: nil))
        }
        changes += ExamDifference.order(before.map(\.id), after.map(\.id))
        self.changes = changes
    }

    /// Between two versions of one question.
    package init(from old: Question, to new: Question) {
        let path = "questions[\(new.id)]"
        changes = ExamDifference.changes(
            from: ExamFacet.of(old, path: path), to: ExamFacet.of(new, path: path))
    }

    private static func changes(from old: [ExamFacet], to new: [ExamFacet]) -> [Change] {
        var changes: [Change] = []
        for facet in new {
            let earlier = old.first { $0.path == facet.path }
            guard earlier?.meaning != facet.meaning else { continue }
            // Without an exam before, what it leaves unsaid is no change.
            guard earlier != nil || facet.told != .null else { continue }
            let kind: Change.Kind =
                earlier.map(\.told) ?? .null == .null ? .added : facet.told == .null ? .removed : .changed
            changes.append(
                Change(
                    kind: kind, path: facet.path, before: earlier?.told ?? .null, after: facet.told,
                    line: earlier.flatMap { facet.firstDifferentLine(from: $0) }))
        }
        return changes
    }

    /// The questions that both have, in another order.
    private static func order(_ old: [QuestionID], _ new: [QuestionID]) -> [Change] {
        let before = old.filter(new.contains)
        let after = new.filter(old.contains)
        guard before != after else { return [] }
        return [
            Change(
                kind: .changed, path: "questions", before: .array(before.map { .string($0.text) }),
                after: .array(after.map { .string($0.text) }), line: nil)
        ]
    }
}

// MARK: - Telling

extension ExamDifference {
    package var lines: [Phrase] { changes.map(\.told) }

    package var json: JSON { ExamDifference.json(of: changes) }

    static func json(of changes: [Change]) -> JSON {
        .array(
            changes.map { change in
                .members([
                    "kind": .string(change.kind.rawValue), "path": .string(change.path), "before": change.before,
                    "after": change.after,
                ])
            })
    }
}

extension ExamDifference.Change {
    /// `~ questions[q1].submitLimit: 50m → 60m`; `+` is added, `-` removed.
    package var told: Phrase {
        switch kind {
        case .added: Phrase(zh: "+ \(path): \(after.short.zh)", en: "+ \(path): \(after.short.en)")
        case .removed: Phrase(zh: "- \(path): \(before.short.zh)", en: "- \(path): \(before.short.en)")
        case .changed:
            if let line {
                Phrase(zh: "~ \(path): 文字从第 \(line) 行起不同", en: "~ \(path): the text differs from line \(line) on")
            } else if before == after {
                // A text under the same name; the journal keeps no more of it.
                Phrase(zh: "~ \(path): 文字有改动", en: "~ \(path): the text was changed")
            } else {
                Phrase(
                    zh: "~ \(path): \(before.short.zh) → \(after.short.zh)",
                    en: "~ \(path): \(before.short.en) → \(after.short.en)")
            }
        }
    }
}

extension JSON {
    /// In a line of differences: texts bare, a question by its title and mode, an attachment rule as its flag.
    fileprivate var short: Phrase {
        switch self {
        case .null, .array([]): Phrase(zh: "无", en: "none")
        case .string(let text): Phrase(verbatim: text)
        case .array(let values): Phrase(verbatim: values.map(\.short.en).joined(separator: ", "))
        case .object where self["mode"] != nil:
            Phrase(verbatim: "\(self["title"]?.string ?? "") (\(self["mode"]?.string ?? ""))")
        case .object where self["kind"] != nil: Phrase(verbatim: attachmentFlag)
        case .object where self["max"] != nil: Phrase(verbatim: bounds)
        case .bool, .integer, .number, .object: Phrase(verbatim: line)
        }
    }

    /// `video:1..2:200MB:mp4,mov`, without the parts at the end that say nothing.
    private var attachmentFlag: String {
        let extensions = self["extensions"]?.array?.compactMap(\.string).joined(separator: ",") ?? ""
        var parts = [self["kind"]?.string ?? "", bounds, self["maxSize"]?.string ?? "", extensions]
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts.joined(separator: ":")
    }

    private var bounds: String {
        "\(self["min"]?.integer.map(String.init) ?? "")..\(self["max"]?.integer.map(String.init) ?? "")"
    }
}
