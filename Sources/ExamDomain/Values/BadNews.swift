/// A rule said no: nothing was changed. Exit status 2, or 77 for `notPermitted`.
package struct Refusal: Error, Hashable, Sendable {
    package let code: RefusalCode
    /// What is so, in a sentence.
    package let message: Phrase
    /// What can be done about it, a command where there is one.
    package let hint: Phrase?

    package init(_ code: RefusalCode, _ message: Phrase, hint: Phrase? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}

/// One thing wrong with a file that came in. All faults of a file are told at once.
package struct Fault: Hashable, Sendable {
    /// Physical line, from 1; nil where the whole file is meant.
    package let line: Int?
    /// The column's heading, or the setting's path (`questions[0].autoSubmit`).
    package let place: String?
    /// From the contract's list (`badCheckCharacter`, `missingKey`, …).
    package let code: String
    package let message: Phrase
    /// The `id` of the fact that was refused, in an activity file.
    package let factID: String?

    package init(line: Int?, place: String?, code: String, message: Phrase, factID: String? = nil) {
        self.line = line
        self.place = place
        self.code = code
        self.message = message
        self.factID = factID
    }
}

/// An input file has faults and nothing was written. Exit status 65.
package struct FaultyFile: Error, Sendable {
    package let file: String
    package let code: String
    package let message: Phrase
    package let hint: Phrase?
    package let faults: [Fault]

    package init(file: String, code: String, message: Phrase, hint: Phrase? = nil, faults: [Fault] = []) {
        self.file = file
        self.code = code
        self.message = message
        self.hint = hint
        self.faults = faults
    }
}

/// Neither a rule nor a file's fault: the call, the machine or the data folder stands in the way.
package struct Failure: Error, Hashable, Sendable {
    /// What stands in the way. Each case has one exit status of the contract.
    package enum Kind: Sendable {
        /// 64: the words of the command do not fit.
        case usage
        /// 66: no such input, exam, candidate, review, or no data folder.
        case noInput
        /// 73: the output cannot be created, or exists.
        case cannotCreate
        /// 74: reading or writing failed (disk full).
        case io
        /// 75: somebody else is writing; try again.
        case busy
        /// 78: the data folder is damaged, or newer than the program.
        case damaged
        /// 1: a defect of the program.
        case `internal`
    }

    package let kind: Kind
    package let code: String
    package let message: Phrase
    package let hint: Phrase?

    package init(_ kind: Kind, code: String, _ message: Phrase, hint: Phrase? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.hint = hint
    }
}
