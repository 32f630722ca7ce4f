/// Why a row, or the file around it, is refused. The raw values are the contract's and never change.
package enum RosterFaultCode: String, Hashable, Sendable, CaseIterable {
    // The file's shape.
    case missingColumn, duplicateColumn, wrongColumnCount, unclosedQuote, undecodable
    // A cell, whatever its column.
    case tooLong, controlCharacter, scientificNotation
    // Who the candidate is.
    case emptyName, badCertificateType, badLength, badFormat, badBirthDate, badCheckCharacter
    /// Needs the whole column: see `ExcelTruncation`.
    case truncatedByExcel
    /// Found where rows meet each other and the roster, not by the rules of one row.
    case duplicateInFile, duplicateAdmissionNumber
}

/// What is taken as it is, with a word to staff.
package enum RosterWarningCode: String, Hashable, Sendable, CaseIterable {
    /// `??` or U+FFFD in a name: somebody lost a character before us.
    case replacementCharacter
    /// A name holds a character that only one machine's font can show.
    case privateUseCharacter
    /// The first two digits of a resident ID name no province.
    case unknownRegion
    /// A number ends in 000, but too few do to say that Excel did it.
    case truncatedByExcel
    /// An admission number is shorter than its column's usual length: see `LostLeadingZeros`.
    case leadingZerosLost
}

/// One thing wrong with one cell; it becomes a `Fault` where line and heading are known.
package struct CellFault: Hashable, Sendable {
    package let code: RosterFaultCode
    package let message: Phrase

    package init(_ code: RosterFaultCode, _ message: Phrase) {
        self.code = code
        self.message = message
    }

    package func at(line: Int?, place: String?) -> Fault {
        Fault(line: line, place: place, code: code.rawValue, message: message)
    }
}

/// One doubt about one cell that is taken all the same.
package struct CellWarning: Hashable, Sendable {
    package let code: RosterWarningCode
    package let message: Phrase

    package init(_ code: RosterWarningCode, _ message: Phrase) {
        self.code = code
        self.message = message
    }

    package func at(line: Int?, place: String?) -> Fault {
        Fault(line: line, place: place, code: code.rawValue, message: message)
    }
}
