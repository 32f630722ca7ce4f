/// A JSON value whose object keys keep the order in which they were said, because in reports the n-th key is the n-th
/// column.
package indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSON

        package init(key: String, value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// An object with its keys in this order; a key without a value is null, not absent.
    package static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.map { Member(key: $0.key, value: $0.value ?? .null) })
    }

    /// The object with one more member at its end.
    package func adding(_ key: String, _ value: JSON?) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + [Member(key: key, value: value ?? .null)])
    }

    package static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
    package static func count(_ number: Int) -> JSON { .integer(Int64(number)) }

    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var integer: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    package var array: [JSON]? {
        guard case .array(let values) = self else { return nil }
        return values
    }
}

// MARK: - Writing

extension JSON {
    /// On one line, without blanks; the same value gives the same bytes.
    package var line: String {
        var text = ""
        write(to: &text, indent: nil)
        return text
    }

    /// Over several lines, for people.
    package var pretty: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value):
            if let whole = Int64(exactly: value) {
                text += String(whole)
            } else {
                text += value.isFinite ? value.description : "null"
            }
        case .string(let value): JSON.quote(value, to: &text)
        case .array(let values):
            JSON.write(values, between: ("[", "]"), to: &text, indent: indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .object(let members):
            JSON.write(members, between: ("{", "}"), to: &text, indent: indent) { member, text, indent in
                JSON.quote(member.key, to: &text)
                text += indent == nil ? ":" : ": "
                member.value.write(to: &text, indent: indent)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], between brackets: (String, String), to text: inout String, indent: Int?,
        each: (Element, inout String, Int?) -> Void
    ) {
        text += brackets.0
        let inner = indent.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            if let inner { text += "\n" + String(repeating: " ", count: inner) }
            each(element, &text, inner)
        }
        if let indent, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
        text += brackets.1
    }

    /// Control characters, U+2028/9 and the bidirectional and zero-width marks are escaped, so that no document of ours can
    /// drive a terminal.
    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isUnprintable:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension Unicode.Scalar {
    /// Controls, line separators, bidirectional and invisible formatting: what must not reach a terminal raw.
    package var isUnprintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}

// MARK: - Reading

extension JSON {
    /// Reads one JSON document; nil where the bytes are not exactly one.
    package init?(parsing text: some Sequence<UInt8>) {
        var reader = JSONReader(text)
        guard let value = reader.document() else { return nil }
        self = value
    }
}
