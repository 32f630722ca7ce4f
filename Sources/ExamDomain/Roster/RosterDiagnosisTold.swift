extension RosterDiagnosis {
    /// What a candidate says of themselves, as said and as the roster's rules mend it.
    package struct Told: Hashable, Sendable {
        let rawName: String
        /// In its stored form.
        package let name: String
        let nameRepair: CellRepair
        package let type: CertificateType
        /// The number's cell, mended, its letters as said.
        let cell: CellText
        /// Why the roster could not take the number; nil where it could.
        package let numberFault: CellFault?
        /// Name and number stood in each other's place, and have been put back.
        package let isSwapped: Bool
        let rules: CertificateRules
        private let isNameGood: Bool

        /// - Parameter today: the last day that a birth date may be.
        package init(name: String, type: CertificateType, number: String, today: CalendarDay) {
            isSwapped = Told.looksLikeNumber(name) && !number.unicodeScalars.contains(where: \.isAnyDigit)
            rawName = isSwapped ? number : name
            let person = PersonName(rawName)
            self.name = person.text
            nameRepair = person.repair
            isNameGood = person.fault == nil && !person.holdsControl
            self.type = type
            cell = CellText(isSwapped ? name : number, as: .number)
            rules = CertificateRules(today: today)
            numberFault = cell.holdsControl ? .controlCharacter : rules.verdict(on: cell.text, as: type).fault
        }

        /// The number as a roster would hold it under a type.
        func number(as type: CertificateType) -> String { rules.verdict(on: cell.text, as: type).number }

        package var number: Confidential<String> { Confidential(number(as: type)) }

        /// Whether a roster could take all of it.
        var isAcceptable: Bool { isNameGood && numberFault == nil }
        /// Whether a roster could take the name.
        var isNameAcceptable: Bool { isNameGood }

        private static func looksLikeNumber(_ text: String) -> Bool {
            let scalars = text.unicodeScalars
            return !scalars.contains(where: \.isHan) && scalars.lazy.filter(\.isAnyDigit).count >= 5
        }
    }
}

// MARK: - Where to look

extension RosterDiagnosis.Told {
    /// Longer ones are no certificate's, and would only cost time.
    private static let longestNumber = 40
    private static let mostNames = 64

    /// Numbers in which a roster may hold the very certificate.
    package var sameNumbers: [String] {
        let text = cell.text
        guard !text.isLonger(than: RosterDiagnosis.Told.longestNumber) else { return [] }
        var numbers = Set(CertificateType.allCases.map { number(as: $0) })
        let bare = NumberSpelling.bare(number(as: type))
        numbers.formUnion([bare, NumberSpelling.withDigits(bare), NumberSpelling.withoutBlanks(number(as: type))])
        numbers.formUnion(CertificateType.allCases.map { rules.verdict(on: bare, as: $0).number })
        if let eighteen = ResidentNumber.renewed(bare) { numbers.insert(eighteen) }
        return numbers.filter { !$0.isEmpty }.sorted()
    }

    /// Numbers one slip away: a wrong character, two neighbours transposed, one too many or missing.
    package var slippedNumbers: [String] {
        let bare = NumberSpelling.bare(number(as: type))
        guard !bare.isLonger(than: RosterDiagnosis.Told.longestNumber) else { return [] }
        return RosterDiagnosis.Slip.neighbours(of: Array(bare.unicodeScalars)).sorted()
    }

    /// What may have been told in place of a certificate number.
    package var admissionNumber: String { cell.text }

    /// The number's first and its last characters. One slip anywhere leaves one of the two as it is.
    package var ends: (first: String, last: String) {
        let scalars = Array(NumberSpelling.bare(number(as: type)).unicodeScalars)
        let half = max(0, min(scalars.count, RosterDiagnosis.Told.longestNumber) - 1) / 2
        return (String(scalars.prefix(half)), String(scalars.suffix(half)))
    }

    /// Spellings in which a roster may hold the name; the looking disregards the case of ASCII letters.
    package var names: [String] {
        let bases = [
            name, NameSpelling.narrow(name), NameSpelling.withoutBlanks(name), NameSpelling.withoutDots(name),
            NameSpelling.withMiddleDots(name), rawName,
        ]
        var names: [String] = []
        for base in bases where !base.isEmpty && !base.isLonger(than: PersonName.longest) {
            for spelling in HanVariants.spellings(of: base, atMost: 16) where !names.contains(spelling) {
                names.append(spelling)
            }
        }
        return Array(names.prefix(RosterDiagnosis.Told.mostNames))
    }
}

extension String {
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        self.init(String.UnicodeScalarView(scalars))
    }
}

extension Unicode.Scalar {
    /// Of ASCII or full width.
    var isAnyDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }
}
