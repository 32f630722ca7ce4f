import Testing

@testable import ExamDomain

/// The schema of exam.yaml against the reader of exam.yaml.
@Suite struct ExamSchemaTests {
    private let judge = SchemaJudge(document: Schema.exam.json(in: .zh))

    /// As YAML's core schema reads it: unquoted numbers, booleans and nothing are what they look like.
    private func json(_ tree: SettingTree) -> JSON {
        switch tree {
        case .scalar(let text, let quoted, _):
            if quoted { return .string(text) }
            if ["true", "false"].contains(text) { return .bool(text == "true") }
            if ["", "~", "null"].contains(text) { return .null }
            return Int64(text).map(JSON.integer) ?? .string(text)
        case .list(let items, _): return .array(items.map(json))
        case .mapping(let entries, _): return .object(entries.map { JSON.Member(key: $0.key, value: json($0.value)) })
        }
    }

    private func keys(_ object: SchemaObject?) -> [String] { object?.keys.map(\.key) ?? [] }

    private func object(_ key: String, of parent: SchemaObject?) -> SchemaObject? {
        func first(_ form: SchemaForm) -> SchemaObject? {
            switch form {
            case .object(let object): object
            case .list(let form, _, _): first(form)
            case .either(let forms): forms.lazy.compactMap(first).first
            case .text, .integer, .number, .yesOrNo, .moment, .choice, .word, .null, .any: nil
            }
        }
        return parent?.keys.first { $0.key == key }.flatMap { first($0.form) }
    }

    @Test("It has the reader's keys, in the reader's order, on every level")
    func keys() {
        let exam = Schema.exam.parts.first?.object
        #expect(keys(exam) == ExamReader.keys)
        #expect(keys(object("identity", of: exam)) == ExamReader.identityKeys)
        let question = object("questions", of: exam)
        #expect(keys(question) == QuestionReader.keys)
        #expect(keys(object("attachments", of: question)) == AttachmentReader.ruleKeys)
        #expect(keys(object("attachmentsTotal", of: question)) == AttachmentReader.totalKeys)
    }

    @Test("Every exam that can be written is accepted", arguments: ExamSamples.all)
    func written(exam: Exam) {
        #expect(judge.accepts(json(ExamWriter.tree(of: exam))))
    }

    @Test("What is written by hand in one of the allowed ways is accepted by both")
    func byHand() {
        let base = WrittenSettings.exam
        let written = [
            base, base.with("exam", "2026"), base.with("title", "2026"), base.without("questions"),
            base.with("questions", "null"), base.with("timeZone", "UTC"), base.with("uploadGrace", "1h30m"),
            base.with("questions[0].takes", "unlimited"), base.with("questions[0].takes", "20"),
            base.with("questions[0].rehearsal", "yes"), base.with("questions[0].submitLimit", "none"),
            base.with("questions[0].attachments", "none"), base.with("questions[1].attachments[0].maxSize", "20MiB"),
            base.with("questions[1].attachments[0].maxSize", "1048576"),
            base.with("questions[1].attachments[0].extensions", .list([.scalar(".MP4"), .scalar("mov")])),
            base.with("questions[1].attachmentsTotal", .mapping([.init("min", .scalar("1"))])),
            base.with("identity", .mapping([.init("reviewers", .scalar("2"))])),
            base.with("opensAt", "2026-12-01 08:00Z"), base.with("questions[1].cameras", "1"),
        ]
        for settings in written {
            #expect(settings.faults() == [], "\(settings.tree)")
            #expect(judge.accepts(json(settings.tree)), "\(json(settings.tree).line)")
        }
    }

    @Test("What the schema refuses the reader refuses too")
    func refused() {
        let base = WrittenSettings.exam
        let faulty = [
            base.with("exam", "A B"), base.with("exam", ""), base.without("exam"), base.without("title"),
            base.with("opensAt", "2026-12-01T08:00"), base.with("closesAt", "tomorrow"), base.with("colour", "red"),
            base.with("uploadGrace", "1d"), base.with("questions[0].takes", "0"), base.with("questions[0].takes", "21"),
            base.with("questions[0].takes", "many"), base.with("questions[0].cameras", "3"),
            base.with("questions[0].rehearsal", "maybe"), base.with("questions[0].mode", "live"),
            base.without("questions[0].recordLimit"), base.without("questions[0].mode"),
            base.with("questions[1].recordLimit", "3m"), base.with("questions[1].takes", "1"),
            base.without("questions[1].attachments"), base.with("questions[1].attachments[0].kind", "film"),
            base.with("questions[1].attachments[0].min", "-1"), base.with("questions[1].attachments[0].max", "0"),
            base.with("questions[1].attachments[0].maxSize", "big"), base.with("questions[1].attachments[0].size", "1"),
            base.with("questions[0].whenTimeExpires", "keep"), base.with("notice", "../notice.md"),
            base.with("identity", .mapping([.init("reviewers", .scalar("3"))])),
            base.with("identity", .mapping([.init("failures", .scalar("3"))])),
        ]
        for settings in faulty {
            #expect(!settings.faults(texts: ["../notice.md": ""]).isEmpty, "\(settings.tree)")
            #expect(!judge.accepts(json(settings.tree)), "\(json(settings.tree).line)")
        }
    }
}
