import ExamDomain

/// Writes settings as YAML that reads like an exam.yaml made by hand: the exam and its questions a setting a line, what is
/// within them in braces.
package enum YAMLWriter {
    package static func text(of tree: SettingTree) -> String {
        guard case .mapping(let entries, _) = tree else { return flow(tree) + "\n" }
        return entries.map { entry in
            guard case .list(let items, _) = entry.value, items.contains(where: \.isMapping) else {
                return line(entry, indent: "")
            }
            return "\(scalar(entry.key, isText: true)):\n" + items.map { block($0) }.joined()
        }.joined()
    }

    /// An item of a list under the root: its settings one a line.
    private static func block(_ tree: SettingTree) -> String {
        guard case .mapping(let entries, _) = tree, !entries.isEmpty else { return "  - \(flow(tree))\n" }
        return entries.enumerated().map { index, entry in
            let indent = index == 0 ? "  - " : "    "
            guard case .list(let items, _) = entry.value, items.contains(where: \.isMapping) else {
                return line(entry, indent: indent)
            }
            return "\(indent)\(scalar(entry.key, isText: true)):\n" + items.map { "      - \(flow($0))\n" }.joined()
        }.joined()
    }

    private static func line(_ entry: SettingTree.Entry, indent: String) -> String {
        let value =
            switch entry.value {
            case .scalar(let text, let quoted, _): scalar(text, isText: quoted)
            case .list, .mapping: flow(entry.value)
            }
        return "\(indent)\(scalar(entry.key, isText: true)): \(value)\n"
    }

    // MARK: - On one line

    private static func flow(_ tree: SettingTree) -> String {
        switch tree {
        case .scalar(let text, let quoted, _): return scalar(text, isText: quoted, inFlow: true)
        case .list(let items, _): return "[" + items.map(flow).joined(separator: ", ") + "]"
        case .mapping(let entries, _):
            let settings = entries.map { "\(scalar($0.key, isText: true, inFlow: true)): \(flow($0.value))" }
            return settings.isEmpty ? "{}" : "{ " + settings.joined(separator: ", ") + " }"
        }
    }

    // MARK: - Scalars

    /// As it stands where every reader of YAML takes it for what it is; else in double quotes.
    private static func scalar(_ text: String, isText: Bool, inFlow: Bool = false) -> String {
        guard isText else { return text }
        return isPlain(text, inFlow: inFlow) ? text : quoted(text)
    }

    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last, first != " ", last != " ", last != ":",
            !"-?:,[]{}#&*!|>'\"%@`=<~".unicodeScalars.contains(first),
            !scalars.contains(where: \.isUnprintable),
            !(inFlow && scalars.contains { ",[]{}".unicodeScalars.contains($0) }),
            !text.contains(": "), !text.contains(" #"),
            !["true", "false", "yes", "no", "on", "off", "y", "n", "null", ".nan", ".inf"].contains(text.lowercased())
        else { return false }
        // What begins like a number or a date might be taken for one, unless Han characters follow.
        let mayBeNumber = scalars.allSatisfy { $0.isASCII } && "+-.0123456789".unicodeScalars.contains(first)
        return !mayBeNumber
    }

    private static func quoted(_ text: String) -> String {
        var quoted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                quoted.append("\\")
                quoted.append(scalar)
            case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
            case "\t": quoted.append(contentsOf: "\\t".unicodeScalars)
            case _ where scalar.isUnprintable:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let escape = "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
                quoted.append(contentsOf: escape.unicodeScalars)
            default: quoted.append(scalar)
            }
        }
        return "\"\(String(quoted))\""
    }
}

extension SettingTree {
    fileprivate var isMapping: Bool {
        guard case .mapping = self else { return false }
        return true
    }
}
