/// The 18 characters of a resident ID and of the cards made after it (GB 11643-1999): region, birth date, serial number,
/// and a check character by ISO 7064 MOD 11-2.
package enum ResidentNumber {
    /// The first thing wrong with 18 characters; nil where there is nothing.
    static func fault(of digits: UnsafeBufferPointer<UInt8>, today: CalendarDay) -> CellFault? {
        guard isResidentLike(digits) else {
            return .badFormat(zh: "17 位数字加校验码（数字或 X）", en: "17 digits and a check character (a digit or X)")
        }
        guard let birth = birthDate(digits), birth.year >= CertificateRules.earliestBirth, birth <= today else {
            return .badBirthDate
        }
        return digits[17] == checkCharacter(of: digits) ? nil : .badCheckCharacter
    }

    /// True for 17 digits and a digit or X: what Excel could have cut, whatever the certificate's type.
    package static func isResidentLike(_ digits: some Collection<UInt8>) -> Bool {
        digits.count == 18 && digits.prefix(17).allSatisfy(\.isDigit)
            && digits.dropFirst(17).allSatisfy { $0.isDigit || $0 == UInt8(ascii: "X") }
    }

    /// By ISO 7064 MOD 11-2 over the first 17 digits.
    package static func checkCharacter(of digits: some Sequence<UInt8>) -> UInt8 {
        var sum = 0
        for (digit, weight) in zip(digits, weights) { sum += Int(digit & 0x0F) * weight }
        return checks[sum % 11]
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)

    private static func birthDate(_ digits: UnsafeBufferPointer<UInt8>) -> CalendarDay? {
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 & 0x0F) } }
        return CalendarDay(year: number(6..<10), month: number(10..<12), day: number(12..<14))
    }

    /// The provinces of GB/T 2260 (first two digits). Districts change too often to be held against anybody.
    static func isKnownRegion(_ digits: UnsafeBufferPointer<UInt8>) -> Bool {
        switch (digits[0] & 0x0F) * 10 + (digits[1] & 0x0F) {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81, 82: true
        default: false
        }
    }
}

/// A number as Excel writes one that it found too long: `1.10105E+17`. Its last digits are lost for good.
package enum ScientificNotation {
    /// Digits, perhaps a fraction, E, and an exponent. Without fraction and sign (`12E45`) it may be a passport.
    package static func holds(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { holds($0) }
    }

    package static func holds(_ text: some Collection<UInt8>) -> Bool {
        guard text.contains(where: { $0 & 0xDF == UInt8(ascii: "E") }) else { return false }
        var rest = text[...]
        func skipDigits() -> Int {
            let count = rest.prefix { $0.isDigit }.count
            rest = rest.dropFirst(count)
            return count
        }
        var telling = false
        guard skipDigits() > 0 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard skipDigits() > 0 else { return false }
            telling = true
        }
        guard rest.first == UInt8(ascii: "E") || rest.first == UInt8(ascii: "e") else { return false }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "+") {
            rest = rest.dropFirst()
            telling = true
        }
        return (1...3).contains(skipDigits()) && rest.isEmpty && telling
    }
}
