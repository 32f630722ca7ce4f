import ExamDomain

/// A list of what to grant to whom, a line each: what `exam incident` proposes, and `candidate extend` and `grant-take` take.
package enum GrantListFile {
    package struct Line: Hashable, Sendable {
        package let candidate: String
        package let name: String
        /// Nil: all questions.
        package let question: String?
        package let minutes: Int
        package let takes: Int
        package let why: String

        package init(candidate: String, name: String, question: String?, minutes: Int, takes: Int, why: String) {
            self.candidate = candidate
            self.name = name
            self.question = question
            self.minutes = minutes
            self.takes = takes
            self.why = why
        }
    }

    /// The headings, in both languages at once: they are read back whatever the reader's language.
    private static let headings = ["candidate", "name", "question", "minutes", "takes", "why"]

    /// - Throws: `Failure` `.cannotCreate`, `.io`.
    package static func write(_ lines: [Line], to path: String, force: Bool) throws {
        var bytes: [UInt8] = []
        var writer = CSVWriter(isDefusing: true) { bytes.append(contentsOf: $0) }
        try writer.write(headings)
        for line in lines {
            try writer.write([
                line.candidate, line.name, line.question ?? "", String(line.minutes), String(line.takes), line.why,
            ])
        }
        try writer.finish()
        try OutputFile.write(path, force: force) { try $0.write(bytes) }
    }
}
