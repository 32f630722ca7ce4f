import ExamDomain
import Foundation

/// What a JSON Schema says of a value: as much of draft 2020-12 as our schemas use, read from the document itself and not from
/// what it was made of. An unknown keyword is a test's mistake and judged as a fault.
struct SchemaJudge {
    let document: JSON

    func accepts(_ value: JSON) -> Bool { judge(value, document) }

    private static let known: Set<String> = [
        "$schema", "$defs", "title", "description", "default", "type", "enum", "const", "pattern", "minLength",
        "maxLength", "minimum", "maximum", "items", "minItems", "maxItems", "properties", "required",
        "additionalProperties", "anyOf", "oneOf", "allOf", "if", "then", "$ref",
    ]

    private func judge(_ value: JSON, _ schema: JSON) -> Bool {
        if case .bool(let allowed) = schema { return allowed }
        guard case .object(let members) = schema, members.allSatisfy({ Self.known.contains($0.key) }) else {
            return false
        }
        if let reference = schema["$ref"]?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let target = document["$defs"]?[name], judge(value, target) else { return false }
        }
        return isOfType(value, schema) && fits(value, schema) && list(value, schema) && object(value, schema)
            && combined(value, schema)
    }

    private func isOfType(_ value: JSON, _ schema: JSON) -> Bool {
        if let choices = schema["enum"]?.array, !choices.contains(value) { return false }
        if let constant = schema["const"], constant != value { return false }
        guard let type = schema["type"]?.string else { return true }
        return switch value {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .number: type == "number"
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }

    private func fits(_ value: JSON, _ schema: JSON) -> Bool {
        if let text = value.string {
            let count = Int64(text.unicodeScalars.count)
            if let pattern = schema["pattern"]?.string, text.range(of: pattern, options: .regularExpression) == nil {
                return false
            }
            return count >= schema["minLength"]?.integer ?? 0 && count <= schema["maxLength"]?.integer ?? .max
        }
        guard let number = value.integer else { return true }
        return number >= schema["minimum"]?.integer ?? .min && number <= schema["maximum"]?.integer ?? .max
    }

    private func list(_ value: JSON, _ schema: JSON) -> Bool {
        guard let values = value.array else { return true }
        let count = Int64(values.count)
        return count >= schema["minItems"]?.integer ?? 0 && count <= schema["maxItems"]?.integer ?? .max
            && values.allSatisfy { judge($0, schema["items"] ?? .bool(true)) }
    }

    private func object(_ value: JSON, _ schema: JSON) -> Bool {
        guard case .object(let members) = value else { return true }
        let required = schema["required"]?.array?.compactMap(\.string) ?? []
        guard required.allSatisfy({ value[$0] != nil }) else { return false }
        return members.allSatisfy { member in
            schema["properties"]?[member.key].map { judge(member.value, $0) }
                ?? judge(member.value, schema["additionalProperties"] ?? .bool(true))
        }
    }

    private func combined(_ value: JSON, _ schema: JSON) -> Bool {
        if let any = schema["anyOf"]?.array, !any.contains(where: { judge(value, $0) }) { return false }
        if let one = schema["oneOf"]?.array, one.count(where: { judge(value, $0) }) != 1 { return false }
        if let all = schema["allOf"]?.array, !all.allSatisfy({ judge(value, $0) }) { return false }
        if let condition = schema["if"], let then = schema["then"], judge(value, condition) {
            return judge(value, then)
        }
        return true
    }
}
