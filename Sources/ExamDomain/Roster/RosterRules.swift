/// The rules of one roster row. The same serve the import and `roster add` and `edit`.
package struct RosterRules: Sendable {
    private let certificates: CertificateRules
    /// The last type's word and what it means: rosters say the same one thousands of times.
    private var latestType: (word: String, type: CertificateType?) = ("", nil)

    /// In characters, of every field but the name.
    package static let longestField = 4000

    /// - Parameter today: the last day that a birth date may be.
    package init(today: CalendarDay) {
        certificates = CertificateRules(today: today)
    }

    // MARK: - A row of a file

    /// - Parameters:
    ///   - cells: as many as there are headings, or the row is `wrongColumnCount`.
    ///   - truncation: counts the row's number.
    package mutating func check(
        _ cells: [String], line: Int, under columns: RosterColumns, counting truncation: inout ExcelTruncation
    ) -> RosterLine {
        guard cells.count == columns.headings.count else {
            let fault = CellFault.wrongColumnCount(needed: columns.headings.count, found: cells.count)
            return .refused(line, columns, [fault.at(line: line, place: nil)])
        }
        var draft = RosterDraft()
        for (index, meaning) in columns.meanings.enumerated() {
            switch meaning {
            case .ignored: continue
            case .extra: draft.takeExtra(cells[index], heading: columns.headings[index])
            case .field(let field): draft.take(cells[index], as: field)
            }
        }
        let number = checkCertificate(&draft)
        let isSuspect = truncation.count(number)
        func told(_ finding: RosterDraft.Place) -> String {
            switch finding {
            case .field(let field): columns.place(of: field)
            case .extra(let heading): heading
            }
        }
        let faults = draft.faults.map { $0.fault.at(line: line, place: told($0.place)) }
        let outcome: RosterLine.Outcome =
            if faults.isEmpty, let entry = draft.entry { .entry(entry) } else { .faulty(faults) }
        return RosterLine(
            line: line, outcome: outcome,
            warnings: faults.isEmpty ? draft.warnings.map { $0.warning.at(line: line, place: told($0.place)) } : [],
            repairs: draft.repairs, isExcelSuspect: isSuspect,
            admissionDigits: LostLeadingZeros.digits(of: draft[.admissionNumber]),
            numberHeading: columns.place(of: .certificateNumber))
    }

    // MARK: - Values from a command

    /// A candidate from single values, such as the flags of `roster add`.
    /// - Parameter place: what a fault calls a field: its flag.
    package mutating func check(
        _ values: [RosterField: String], extra: [RosterEntry.ExtraColumn] = [], place: (RosterField) -> String
    ) -> (outcome: RosterLine.Outcome, warnings: [Fault]) {
        var draft = RosterDraft()
        for field in RosterField.allCases { draft.take(values[field] ?? "", as: field) }
        for column in extra { draft.takeExtra(column.value, heading: column.heading) }
        _ = checkCertificate(&draft)
        func told(_ finding: RosterDraft.Place) -> String {
            switch finding {
            case .field(let field): place(field)
            case .extra(let heading): heading
            }
        }
        guard draft.faults.isEmpty, let entry = draft.entry else {
            return (.faulty(draft.faults.map { $0.fault.at(line: nil, place: told($0.place)) }), [])
        }
        return (.entry(entry), draft.warnings.map { $0.warning.at(line: nil, place: told($0.place)) })
    }

    /// Checks the draft's type and number together, for one decides what the other may be.
    /// - Returns: the number, in its stored form as far as it has one.
    private mutating func checkCertificate(_ draft: inout RosterDraft) -> String {
        let word = draft[.certificateType]
        if latestType.word != word { latestType = (word, CertificateType(written: word)) }
        if latestType.type == nil, !draft.isRefused(.certificateType) {
            draft.fault(.badCertificateType, at: .certificateType)
        }
        guard !draft.isRefused(.certificateNumber) else { return "" }
        let verdict = certificates.verdict(on: draft[.certificateNumber], as: latestType.type)
        if let fault = verdict.fault { draft.fault(fault, at: .certificateNumber) }
        if let warning = verdict.warning { draft.warn(warning, at: .certificateNumber) }
        if let type = latestType.type {
            draft.certificate = Certificate(type: type, number: Confidential(verdict.number))
        }
        return verdict.number
    }
}

extension RosterLine {
    /// A row that could not be taken apart, or has the wrong number of cells.
    package static func refused(_ line: Int, _ columns: RosterColumns, _ faults: [Fault]) -> RosterLine {
        RosterLine(line: line, outcome: .faulty(faults), numberHeading: columns.place(of: .certificateNumber))
    }
}

extension CellFault {
    static func wrongColumnCount(needed: Int, found: Int) -> CellFault {
        CellFault(
            .wrongColumnCount,
            Phrase(
                zh: "这一行有 \(found) 列，表头有 \(needed) 列；请检查是否多了或少了分隔符。",
                en:
                    "This row has \(found) cells under \(needed) headings; please look for a separator too many or too few."
            ))
    }
}
