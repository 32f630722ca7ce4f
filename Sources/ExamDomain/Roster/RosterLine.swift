/// One row of a roster file, checked: a candidate, or what is wrong with the row.
package struct RosterLine: Hashable, Sendable {
    /// Physical line where the row begins.
    package let line: Int
    package let outcome: Outcome
    /// Of a row that is taken; a refused row has only faults.
    package let warnings: [Fault]
    package let repairs: RepairCounts
    /// The certificate number ends in 000. Where `RosterReading.truncation` turns out proven after the last row,
    /// `faultsWhenCut` counts instead of `outcome`; else `warningWhenNotCut` joins the warnings.
    package let isExcelSuspect: Bool
    /// How many digits the admission number has; 0 where there is none, or more than digits.
    package let admissionDigits: Int
    /// The file's own heading of the certificate number.
    private let numberHeading: String

    package enum Outcome: Hashable, Sendable {
        case entry(RosterEntry)
        case faulty([Fault])
    }

    init(
        line: Int, outcome: Outcome, warnings: [Fault] = [], repairs: RepairCounts = RepairCounts(),
        isExcelSuspect: Bool = false, admissionDigits: Int = 0, numberHeading: String
    ) {
        self.line = line
        self.outcome = outcome
        self.warnings = warnings
        self.repairs = repairs
        self.isExcelSuspect = isExcelSuspect
        self.admissionDigits = admissionDigits
        self.numberHeading = numberHeading
    }

    /// What is wrong with a suspect row where its column proved cut by Excel: `truncatedByExcel` stands for whatever its
    /// number was told before. For any other row, its own faults.
    package var faultsWhenCut: [Fault] {
        let own: [Fault] =
            switch outcome {
            case .entry: []
            case .faulty(let faults): faults
            }
        guard isExcelSuspect else { return own }
        return own.filter { $0.place != numberHeading }
            + [ExcelTruncation.fault.at(line: line, place: numberHeading)]
    }

    /// What a suspect row is told where its column is not proven cut; nil for any other row, and for one already refused.
    package var warningWhenNotCut: Fault? {
        guard isExcelSuspect, case .entry = outcome else { return nil }
        return ExcelTruncation.warning.at(line: line, place: numberHeading)
    }
}
