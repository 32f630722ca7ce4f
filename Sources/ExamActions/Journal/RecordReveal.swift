import ExamDomain
import ExamStore

/// Puts into the journal that somebody looks at full certificate numbers, before they do.
package struct RecordReveal {
    let command: String
    let subject: String
    let permission: Permission

    /// - Parameters:
    ///   - command: the words of the command that shows them.
    ///   - subject: the candidate, or the exam where a list is shown.
    ///   - permission: what the staff member must be allowed.
    package init(_ command: String, subject: String, may permission: Permission = .reveal) {
        self.command = command
        self.subject = subject
        self.permission = permission
    }

    /// - Throws: `Refusal` `notPermitted`.
    package func run(in store: Store, by staff: String, at now: Moment) throws {
        try store.write(by: staff, may: permission, at: now) { writing in
            _ = try writing.record(
                command, subject: subject, details: .members(["certificateNumbers": .string("full")]))
        }
    }
}
