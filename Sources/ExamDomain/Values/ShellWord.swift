/// A text as one word of a shell, for hints that are commands: in single quotes where it needs them.
package enum ShellWord {
    package static func of(_ text: String) -> String {
        let plain =
            !text.isEmpty && text.first != "~" && text.first != "-"
            && text.allSatisfy { $0.isASCII ? $0.isLetter || $0.isNumber || "._-/~+:,@%".contains($0) : $0.isLetter }
        return plain
            ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
