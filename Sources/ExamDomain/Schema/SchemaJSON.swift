// Schemas as JSON Schema, draft 2020-12, with titles and descriptions in the reader's language.
extension Schema {
    package func json(in language: Language) -> JSON {
        var members = [
            JSON.Member(key: "$schema", value: .string("https://json-schema.org/draft/2020-12/schema")),
            JSON.Member(key: "title", value: .string(title(language))),
            JSON.Member(key: "description", value: .string(meaning(language))),
        ]
        if let only = parts.first, parts.count == 1 {
            members += only.object.members(language)
        } else {
            let references = parts.map { JSON.members(["$ref": .string("#/$defs/\($0.name)")]) }
            let definitions = (parts + further).map { part in
                JSON.Member(
                    key: part.name,
                    value: .object(
                        [JSON.Member(key: "title", value: .string(part.title(language)))]
                            + part.object.members(language)))
            }
            members += [
                JSON.Member(key: "anyOf", value: .array(references)),
                JSON.Member(key: "$defs", value: .object(definitions)),
            ]
        }
        return .object(members)
    }
}

extension SchemaObject {
    fileprivate func members(_ language: Language) -> [JSON.Member] {
        var members = [JSON.Member(key: "type", value: .string("object"))]
        members += SchemaObject.members(keys, needsAnyOf, language)
        if isClosed { members.append(JSON.Member(key: "additionalProperties", value: .bool(false))) }
        if !rules.isEmpty { members.append(JSON.Member(key: "allOf", value: .array(rules.map(\.json)))) }
        if let kinds {
            let all = kinds.all.map { kind in
                JSON.object(
                    [JSON.Member(key: "description", value: .string(kind.meaning(language)))]
                        + SchemaObject.members(
                            [SchemaKey(kinds.key, .word(kind.name), kind.meaning, isRequired: true)] + kind.keys,
                            kind.needsAnyOf, language))
            }
            members.append(JSON.Member(key: "oneOf", value: .array(all)))
        }
        return members
    }

    private static func members(_ keys: [SchemaKey], _ needsAnyOf: [String], _ language: Language) -> [JSON.Member] {
        let properties = keys.map { JSON.Member(key: $0.key, value: $0.json(language)) }
        let required = keys.filter(\.isRequired).map { JSON.string($0.key) }
        var members = [JSON.Member(key: "properties", value: .object(properties))]
        if !required.isEmpty { members.append(JSON.Member(key: "required", value: .array(required))) }
        if !needsAnyOf.isEmpty {
            let choices = needsAnyOf.map { JSON.members(["required": .array([.string($0)])]) }
            members.append(JSON.Member(key: "anyOf", value: .array(choices)))
        }
        return members
    }
}

extension SchemaObject.Rule {
    /// NB: without `required` in the condition a key that is absent would meet it.
    fileprivate var json: JSON {
        let condition = JSON.members([
            "properties": .object([JSON.Member(key: key, value: .members(["const": .string(value)]))]),
            "required": .array([.string(key)]),
        ])
        var then = [JSON.Member(key: "required", value: .array(required.map(JSON.string)))]
        if !forbidden.isEmpty {
            then.append(
                JSON.Member(
                    key: "properties", value: .object(forbidden.map { JSON.Member(key: $0, value: .bool(false)) })))
        }
        return .members(["if": condition, "then": .object(then)])
    }
}

extension SchemaKey {
    fileprivate func json(_ language: Language) -> JSON {
        guard case .object(let members) = form.json(language) else { return .null }
        let description = JSON.Member(key: "description", value: .string(meaning(language)))
        let standard = standard.map { [JSON.Member(key: "default", value: .string($0))] } ?? []
        return .object([description] + members + standard)
    }
}

extension SchemaForm {
    func json(_ language: Language) -> JSON {
        switch self {
        case .text(let pattern, let longest):
            SchemaForm.typed(
                "string", ("minLength", .integer(1)), ("maxLength", longest.map(JSON.count)),
                ("pattern", pattern.map(JSON.string)))
        case .integer(let from, let to):
            SchemaForm.typed("integer", ("minimum", from.map(JSON.integer)), ("maximum", to.map(JSON.integer)))
        case .number: SchemaForm.typed("number")
        case .yesOrNo: .members(["enum": .array([.bool(true), .bool(false), .string("yes"), .string("no")])])
        case .moment: SchemaForm.typed("string", ("pattern", .string(SchemaForm.momentPattern)))
        case .choice(let words): .members(["enum": .array(words.map { .string($0.code) })])
        case .word(let word): .members(["const": .string(word)])
        case .list(let form, let least, let most):
            SchemaForm.typed(
                "array", ("items", form.json(language)), ("minItems", least > 0 ? .count(least) : nil),
                ("maxItems", most.map(JSON.count)))
        case .object(let object): .object(object.members(language))
        case .either(let forms): .members(["anyOf": .array(forms.map { $0.json(language) })])
        case .null: SchemaForm.typed("null")
        case .any: .object([])
        }
    }

    private static let momentPattern =
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?(Z|[+-][0-9]{2}:?[0-9]{2})$"

    private static func typed(_ type: String, _ further: (String, JSON?)...) -> JSON {
        .object(
            [JSON.Member(key: "type", value: .string(type))]
                + further.compactMap { key, value in value.map { JSON.Member(key: key, value: $0) } })
    }
}
