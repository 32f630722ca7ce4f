/// A candidate in the making: cells taken one by one, mended, and what was found on the way.
struct RosterDraft {
    // One each and no array: a draft is made for every row.
    private var name = "", certificateType = "", certificateNumber = "", admissionNumber = ""
    private var group = "", phone = "", email = "", note = ""
    private var extra: [RosterEntry.ExtraColumn] = []
    private(set) var repairs = RepairCounts()
    private(set) var faults: [(place: Place, fault: CellFault)] = []
    private(set) var warnings: [(place: Place, warning: CellWarning)] = []
    /// Set once type and number were checked together.
    var certificate: Certificate?

    enum Place {
        case field(RosterField)
        case extra(heading: String)
    }

    /// The field's text in its stored form; empty where there is none.
    private(set) subscript(field: RosterField) -> String {
        get {
            switch field {
            case .name: name
            case .certificateType: certificateType
            case .certificateNumber: certificateNumber
            case .admissionNumber: admissionNumber
            case .group: group
            case .phone: phone
            case .email: email
            case .note: note
            }
        }
        set {
            switch field {
            case .name: name = newValue
            case .certificateType: certificateType = newValue
            case .certificateNumber: certificateNumber = newValue
            case .admissionNumber: admissionNumber = newValue
            case .group: group = newValue
            case .phone: phone = newValue
            case .email: email = newValue
            case .note: note = newValue
            }
        }
    }

    mutating func fault(_ fault: CellFault, at field: RosterField) { faults.append((.field(field), fault)) }
    mutating func warn(_ warning: CellWarning, at field: RosterField) { warnings.append((.field(field), warning)) }

    /// True where the cell is refused already, so that one damage is told once.
    func isRefused(_ field: RosterField) -> Bool {
        faults.contains { finding in
            switch finding.place {
            case .field(let refused): refused == field
            case .extra: false
            }
        }
    }

    mutating func take(_ raw: String, as field: RosterField) {
        guard field != .name else { return takeName(raw) }
        let cell = CellText(raw, as: field.kind)
        guard !cell.holdsControl else { return fault(.controlCharacter, at: field) }
        repairs.count(cell.repair)
        self[field] = cell.text
        if cell.text.isLonger(than: RosterRules.longestField) {
            fault(.tooLong(limit: RosterRules.longestField), at: field)
        }
        if field == .admissionNumber || field == .phone, ScientificNotation.holds(cell.text) {
            fault(.scientificNotation, at: field)
        }
    }

    private mutating func takeName(_ raw: String) {
        let name = PersonName(raw)
        guard !name.holdsControl else { return fault(.controlCharacter, at: .name) }
        repairs.count(name.repair)
        self.name = name.text
        if let fault = name.fault { self.fault(fault, at: .name) }
        for warning in name.warnings { warn(warning, at: .name) }
    }

    /// Empty cells are left out, so that a column more or less of nothing makes no difference to a candidate.
    mutating func takeExtra(_ raw: String, heading: String) {
        guard !raw.isEmpty else { return }
        let cell = CellText(raw, as: .untouched)
        repairs.count(cell.repair)
        if cell.holdsControl { faults.append((.extra(heading: heading), .controlCharacter)) }
        if cell.text.isLonger(than: RosterRules.longestField) {
            faults.append((.extra(heading: heading), .tooLong(limit: RosterRules.longestField)))
        }
        extra.append(RosterEntry.ExtraColumn(heading: heading, value: cell.text))
    }

    /// Nil while the certificate is not known.
    var entry: RosterEntry? {
        guard let certificate else { return nil }
        func given(_ text: String) -> String? { text.isEmpty ? nil : text }
        return RosterEntry(
            name: name, certificate: certificate, admissionNumber: given(admissionNumber), group: given(group),
            phone: given(phone), email: given(email), note: given(note), extra: extra)
    }
}

extension RosterField {
    /// What may be mended in a cell of this field.
    fileprivate var kind: CellText.Kind {
        switch self {
        case .certificateNumber, .admissionNumber, .phone: .number
        case .name, .certificateType, .group, .email: .words
        case .note: .prose
        }
    }
}
