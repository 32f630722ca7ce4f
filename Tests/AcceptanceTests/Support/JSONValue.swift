import Foundation

/// A JSON value read by Foundation, that tells an absent key from a null one.
enum JSONValue: Hashable, Sendable {
    case absent
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(text: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Foundation.Data(text.utf8))
    }

    subscript(key: String) -> JSONValue {
        guard case .object(let members) = self else { return .absent }
        return members[key] ?? .absent
    }

    subscript(index: Int) -> JSONValue {
        array.indices.contains(index) ? array[index] : .absent
    }

    var array: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    var string: String {
        guard case .text(let text) = self else { return "" }
        return text
    }

    var int: Int {
        guard case .number(let number) = self else { return Int.min }
        return Int(number)
    }

    /// As one would type it at the terminal.
    var told: String {
        if case .number(let number) = self { return String(Int(number)) }
        return string
    }

    var keys: Set<String> {
        guard case .object(let members) = self else { return [] }
        return Set(members.keys)
    }

    /// The values of one key in an array of objects.
    func each(_ key: String) -> [JSONValue] { array.map { $0[key] } }
}

extension JSONValue: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let array = try? container.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

/// The keys of a flat JSON object in the order they are written.
func keysInOrder(_ line: String) -> [String] {
    var keys: [String] = []
    var depth = 0
    var text: String?
    var last = ""
    var escaped = false
    for character in line {
        if let sofar = text {
            if escaped {
                text = sofar + String(character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else if character == "\"" {
                last = sofar
                text = nil
            } else {
                text = sofar + String(character)
            }
            continue
        }
        switch character {
        case "\"": text = ""
        case "{", "[": depth += 1
        case "}", "]": depth -= 1
        case ":" where depth == 1: keys.append(last)
        default: break
        }
    }
    return keys
}
