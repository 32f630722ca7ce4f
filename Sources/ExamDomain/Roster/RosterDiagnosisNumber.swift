// MARK: - What differs in the number

extension RosterDiagnosis.Told {
    /// Empty where the number is the very same.
    func numberDifferences(from entry: RosterEntry) -> [RosterDiagnosis.Difference] {
        typealias Difference = RosterDiagnosis.Difference
        let roster = entry.certificate.number.revealed
        let told = number(as: entry.certificate.type)
        if told == roster { return mendedNumberDifferences(told) }
        if let spelling = NumberSpelling.kinds(told, roster) {
            return spelling.map { Difference(.certificateNumber, $0) }
        }
        let bare = NumberSpelling.bare(told)
        // NB: under the roster's type blanks inside keep an old permit's number from being cut.
        let cut = rules.verdict(on: bare, as: entry.certificate.type).number
        if cut == roster { return [Difference(.certificateNumber, .blanks), Difference(.certificateNumber, .oldForm)] }
        if ResidentNumber.renewed(bare) == roster { return [Difference(.certificateNumber, .oldResidentNumber)] }
        if entry.admissionNumber == admissionNumber { return [Difference(.certificateNumber, .admissionNumber)] }
        if NumberSpelling.isCutByExcel(bare, roster) { return [Difference(.certificateNumber, .cutByExcel)] }
        let scalars = Array(cut.unicodeScalars)
        guard let slip = RosterDiagnosis.Slip(told: scalars, roster: Array(roster.unicodeScalars)) else {
            return [.otherNumber(roster: entry.certificate.number)]
        }
        let hasCheck = entry.certificate.type.hasCheckCharacter && roster.utf8.count == 18
        return [.number(slip, told: scalars, hasCheck: hasCheck)]
    }

    /// What the rules mended before the number became the same.
    private func mendedNumberDifferences(_ told: String) -> [RosterDiagnosis.Difference] {
        var kinds: [RosterDiagnosis.Difference.Kind] = []
        if cell.repair.contains(.fullWidth) { kinds.append(.fullWidth) }
        if cell.repair.contains(.trimmed) { kinds.append(.blanks) }
        if cell.repair.contains(.invisible) { kinds.append(.invisible) }
        if !cell.repair.isDisjoint(with: [.excelTextWrapper, .apostrophe]) { kinds.append(.signs) }
        if cell.text.utf8.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) {
            kinds.append(.letterCase)
        }
        if told.utf8.count != cell.text.utf8.count { kinds.append(.oldForm) }
        return kinds.map { RosterDiagnosis.Difference(.certificateNumber, $0, isMended: true) }
    }
}

/// Ways of writing one and the same number.
enum NumberSpelling {
    static func withoutBlanks(_ text: String) -> String {
        String(text.unicodeScalars.filter { !$0.isBlank })
    }

    static func withoutSigns(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { $0.isBlank || $0.isHan || $0.properties.isAlphabetic || $0.isAnyDigit })
    }

    /// Letters and digits alone.
    static func bare(_ text: String) -> String { withoutSigns(withoutBlanks(text)) }

    /// The letters that are taken for digits, as digits.
    static func withDigits(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar -> Unicode.Scalar in
                switch scalar {
                case "O": "0"
                case "I", "L": "1"
                default: scalar
                }
            })
    }

    /// In what spelling alone the two differ; nil where they differ in more.
    static func kinds(_ told: String, _ roster: String) -> [RosterDiagnosis.Difference.Kind]? {
        SpellingFold.needed(
            [
                SpellingFold(.blanks, withoutBlanks), SpellingFold(.signs, withoutSigns),
                SpellingFold(.lookAlike, withDigits),
            ], toJoin: told, roster, by: SpellingFold.areSame)
    }

    /// The first 15 digits, and 000 for the rest.
    static func isCutByExcel(_ told: String, _ roster: String) -> Bool {
        told.utf8.count == 18 && roster.utf8.count == 18 && told.hasSuffix("000")
            && told.prefix(15) == roster.prefix(15)
    }
}

extension ResidentNumber {
    /// The 18 characters of an old 15-digit number, whose century is the twentieth; nil for anything else.
    static func renewed(_ old: String) -> String? {
        let digits = Array(old.utf8)
        guard digits.count == 15, digits.allSatisfy(\.isDigit) else { return nil }
        let body = digits[..<6] + Array("19".utf8) + digits[6...]
        return String(decoding: body + [checkCharacter(of: Array(body))], as: UTF8.self)
    }
}

extension CertificateType {
    /// Its numbers of 18 characters end in one that the others decide.
    var hasCheckCharacter: Bool {
        switch self {
        case .residentId, .hkMacaoResidence, .taiwanResidence, .foreignPermanentResident: true
        case .hkMacaoPermit, .taiwanPermit, .passport, .military, .other: false
        }
    }
}
