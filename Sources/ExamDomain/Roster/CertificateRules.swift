/// What a certificate number of each type must look like (domain: who may sit).
package struct CertificateRules: Hashable, Sendable {
    /// No birth date lies after it.
    package let today: CalendarDay

    package init(today: CalendarDay) {
        self.today = today
    }

    package static let earliestBirth = 1850

    /// A number in its stored form, and what is wrong or doubtful about it.
    package struct Verdict: Hashable, Sendable {
        package var number: String
        package var fault: CellFault?
        package var warning: CellWarning?

        init(_ number: String, _ fault: CellFault? = nil, warning: CellWarning? = nil) {
            self.number = number
            self.fault = fault
            self.warning = warning
        }
    }

    /// - Parameters:
    ///   - text: the cell, already mended (`CellText`, `.number`).
    ///   - type: nil where the type is unknown; then only what holds for all is checked.
    package func verdict(on text: String, as type: CertificateType?) -> Verdict {
        var number = text.asciiUppercased
        // A copy, because nobody may change a text while its bytes are looked at.
        let told = number
        return number.withUTF8 { verdict(on: told, $0, as: type) }
    }

    private typealias Digits = UnsafeBufferPointer<UInt8>

    private func verdict(on number: String, _ digits: Digits, as type: CertificateType?) -> Verdict {
        if digits.isEmpty { return Verdict(number, .emptyNumber) }
        if ScientificNotation.holds(digits) { return Verdict(number, .scientificNotation) }
        switch type {
        case nil: return Verdict(number)
        case .residentId: return resident(number, digits)
        case .hkMacaoResidence: return residencePermit(number, digits, regions: ["81", "82"])
        case .taiwanResidence: return residencePermit(number, digits, regions: ["83"])
        case .hkMacaoPermit: return hkMacaoPermit(number, digits)
        case .taiwanPermit: return taiwanPermit(number, digits)
        case .foreignPermanentResident: return foreignPermanentResident(number, digits)
        case .passport, .other: return free(number, allowsHan: false)
        case .military: return free(number, allowsHan: true)
        }
    }

    // MARK: - Eighteen characters with a check

    private func resident(_ number: String, _ digits: Digits) -> Verdict {
        guard digits.count == 18 else {
            let old = digits.count == 15 && digits.allSatisfy(\.isDigit)
            return Verdict(number, old ? .oldResidentNumber : .badLength(needed: "18", found: number.count))
        }
        let fault = ResidentNumber.fault(of: digits, today: today)
        let known = ResidentNumber.isKnownRegion(digits)
        return Verdict(number, fault, warning: fault == nil && !known ? .unknownRegion : nil)
    }

    private func residencePermit(_ number: String, _ digits: Digits, regions: [String]) -> Verdict {
        guard digits.count == 18 else { return Verdict(number, .badLength(needed: "18", found: number.count)) }
        guard regions.contains(where: { digits.starts(with: $0.utf8) }) else {
            return Verdict(number, .badStart(regions))
        }
        return Verdict(number, ResidentNumber.fault(of: digits, today: today))
    }

    private func foreignPermanentResident(_ number: String, _ digits: Digits) -> Verdict {
        switch digits.count {
        case 18:
            guard digits[0] == UInt8(ascii: "9") else { return Verdict(number, .badStart(["9"])) }
            return Verdict(number, ResidentNumber.fault(of: digits, today: today))
        case 15:
            let fits = digits[..<3].allSatisfy(\.isCapital) && digits[3...].allSatisfy(\.isDigit)
            return Verdict(number, fits ? nil : .badFormat(zh: "3 个字母加 12 位数字", en: "3 letters and 12 digits"))
        default: return Verdict(number, .badLength(needed: "18 / 15", found: number.count))
        }
    }

    // MARK: - Permits

    /// H or M + 8 digits, or HA or MA + 7; of the old 11 characters the first 9 count.
    private func hkMacaoPermit(_ number: String, _ digits: Digits) -> Verdict {
        guard digits.count == 9 || digits.count == 11 else {
            return Verdict(number, .badLength(needed: "9 / 11", found: number.count))
        }
        let begins = digits[0] == UInt8(ascii: "H") || digits[0] == UInt8(ascii: "M")
        let second = digits[1].isDigit || digits[1] == UInt8(ascii: "A")
        guard begins, second, digits[2...].allSatisfy(\.isDigit) else {
            return Verdict(
                number, .badFormat(zh: "H 或 M 加 8 位数字（或 HA、MA 加 7 位）", en: "H or M and 8 digits (or HA, MA and 7)"))
        }
        return Verdict(String(number.prefix(9)))
    }

    /// 8 digits; of the old 10 characters the first 8 count.
    private func taiwanPermit(_ number: String, _ digits: Digits) -> Verdict {
        guard digits.count == 8 || digits.count == 10 else {
            return Verdict(number, .badLength(needed: "8 / 10", found: number.count))
        }
        guard digits[..<8].allSatisfy(\.isDigit), digits[8...].allSatisfy({ $0.isDigit || $0.isCapital }) else {
            return Verdict(number, .badFormat(zh: "8 位数字", en: "8 digits"))
        }
        return Verdict(String(number.prefix(8)))
    }

    // MARK: - The rest

    package static let freeLengths = 5...24

    private func free(_ number: String, allowsHan: Bool) -> Verdict {
        let scalars = number.unicodeScalars
        guard CertificateRules.freeLengths.contains(scalars.count) else {
            return Verdict(number, .badLength(needed: "5–24", found: scalars.count))
        }
        let fits = scalars.allSatisfy { scalar in
            guard let byte = UInt8(exactly: scalar.value) else { return allowsHan && scalar.isHan }
            return byte.isDigit || byte.isCapital || byte == UInt8(ascii: "-")
        }
        guard fits else {
            return Verdict(
                number,
                allowsHan
                    ? .badFormat(zh: "汉字、字母、数字和连字符", en: "Han characters, letters, digits and hyphens")
                    : .badFormat(zh: "字母、数字和连字符", en: "letters, digits and hyphens"))
        }
        return Verdict(number)
    }
}

extension String {
    /// Upper-case in ASCII alone: other scripts have no place in numbers, and keep their characters.
    fileprivate var asciiUppercased: String {
        var text = self
        let hasSmall = text.withUTF8 { $0.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }
        guard hasSmall else { return self }
        return String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
}
