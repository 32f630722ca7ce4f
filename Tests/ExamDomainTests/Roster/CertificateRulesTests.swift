import ExamDomain
import Testing

@Suite("Certificate numbers")
struct CertificateRulesTests {
    static let today = CalendarDay(year: 2026, month: 12, day: 1)!
    let rules = CertificateRules(today: today)

    /// 17 digits with their check character.
    static func checked(_ digits: String) -> String {
        digits + String(UnicodeScalar(ResidentNumber.checkCharacter(of: Array(digits.utf8))))
    }

    func code(_ number: String, _ type: CertificateType) -> RosterFaultCode? {
        rules.verdict(on: number, as: type).fault?.code
    }

    @Test("the standard's own example is right, and no other check character is")
    func standardExample() {
        #expect(CertificateRulesTests.checked("11010519491231002") == "11010519491231002X")
        #expect(code("11010519491231002X", .residentId) == nil)
        for wrong in "0123456789" {
            #expect(code("11010519491231002\(wrong)", .residentId) == .badCheckCharacter)
        }
    }

    @Test("a lower-case x is taken and stored as X, without a repair of its own")
    func lowerCaseX() {
        let verdict = rules.verdict(on: "11010519491231002x", as: .residentId)
        #expect(verdict.fault == nil)
        #expect(verdict.number == "11010519491231002X")
    }

    @Test(
        "a birth date is a real day from 1850 to today",
        arguments: [
            ("18500101", true), ("18491231", false), ("20261201", true), ("20261202", false), ("20000229", true),
            ("19000229", false), ("20010229", false), ("20001301", false), ("20000001", false), ("20000431", false),
            ("20000430", true), ("20000100", false),
        ])
    func birthDates(_ date: String, _ isGood: Bool) {
        let number = CertificateRulesTests.checked("110105\(date)001")
        #expect(code(number, .residentId) == (isGood ? nil : .badBirthDate))
    }

    @Test("eighteen characters, neither more nor fewer, of digits and an X at the end")
    func shape() {
        #expect(code("", .residentId) == .badLength)
        #expect(code("1101051949123100", .residentId) == .badLength)
        #expect(code("11010519491231002X0", .residentId) == .badLength)
        #expect(code("110105491231002", .residentId) == .badLength)
        #expect(code("1101051949123100X2", .residentId) == .badFormat)
        #expect(code("11010519491231002Y", .residentId) == .badFormat)
        #expect(code("11010519491231 02X", .residentId) == .badFormat)
    }

    @Test("an unknown region only warns")
    func regions() {
        let known = rules.verdict(on: CertificateRulesTests.checked("65010519491231002"), as: .residentId)
        #expect(known.fault == nil && known.warning == nil)
        let unknown = rules.verdict(on: CertificateRulesTests.checked("66010519491231002"), as: .residentId)
        #expect(unknown.fault == nil && unknown.warning?.code == .unknownRegion)
    }

    @Test(
        "residence permits begin with their region and have the same check",
        arguments: [
            ("81", CertificateType.hkMacaoResidence, true), ("82", .hkMacaoResidence, true),
            ("83", .hkMacaoResidence, false), ("83", .taiwanResidence, true), ("81", .taiwanResidence, false),
            ("11", .taiwanResidence, false),
        ])
    func residencePermits(_ region: String, _ type: CertificateType, _ isGood: Bool) {
        let number = CertificateRulesTests.checked("\(region)000019900101001")
        #expect(code(number, type) == (isGood ? nil : .badFormat))
        #expect(code(String(number.dropLast()), type) == .badLength)
        if isGood {
            let wrong = number.last == "0" ? "1" : "0"
            #expect(code(number.dropLast() + wrong, type) == .badCheckCharacter)
        }
    }

    @Test("a foreign permanent resident has 18 characters from 9 on, or 3 letters and 12 digits")
    func foreigners() {
        let new = CertificateRulesTests.checked("91112319900101001")
        #expect(code(new, .foreignPermanentResident) == nil)
        #expect(code("11010519491231002X", .foreignPermanentResident) == .badFormat)
        #expect(code("USA110090010112", .foreignPermanentResident) == nil)
        #expect(code("usa110090010112", .foreignPermanentResident) == nil)
        #expect(code("US1110090010112", .foreignPermanentResident) == .badFormat)
        #expect(code("USA11009001011", .foreignPermanentResident) == .badLength)
    }

    @Test(
        "Hong Kong and Macao permits keep nine characters",
        arguments: [
            ("H12345678", "H12345678"), ("m12345678", "M12345678"), ("H1234567801", "H12345678"),
            ("HA1234567", "HA1234567"), ("MA1234567", "MA1234567"),
        ])
    func hkMacaoPermits(_ written: String, _ stored: String) {
        let verdict = rules.verdict(on: written, as: .hkMacaoPermit)
        #expect(verdict.fault == nil && verdict.number == stored)
    }

    @Test(
        "what is no Hong Kong or Macao permit",
        arguments: [
            ("H1234567", RosterFaultCode.badLength), ("H123456780", .badLength), ("H12345678012", .badLength),
            ("A12345678", .badFormat), ("HB1234567", .badFormat), ("H1234567A", .badFormat), ("AH1234567", .badFormat),
        ])
    func noHKMacaoPermit(_ number: String, _ code: RosterFaultCode) {
        #expect(self.code(number, .hkMacaoPermit) == code)
    }

    @Test("Taiwan permits keep eight digits")
    func taiwanPermits() {
        #expect(rules.verdict(on: "12345678", as: .taiwanPermit) == rules.verdict(on: "1234567801", as: .taiwanPermit))
        #expect(rules.verdict(on: "1234567801", as: .taiwanPermit).number == "12345678")
        #expect(code("1234567", .taiwanPermit) == .badLength)
        #expect(code("123456789", .taiwanPermit) == .badLength)
        #expect(code("12345678012", .taiwanPermit) == .badLength)
        #expect(code("1234567A", .taiwanPermit) == .badFormat)
    }

    @Test(
        "passports and the rest have 5 to 24 letters, digits and hyphens",
        arguments: [CertificateType.passport, .other])
    func freeNumbers(_ type: CertificateType) {
        #expect(code("E123", type) == .badLength)
        #expect(code("E1234", type) == nil)
        #expect(code(String(repeating: "A", count: 24), type) == nil)
        #expect(code(String(repeating: "A", count: 25), type) == .badLength)
        #expect(code("E-1234", type) == nil)
        #expect(code("E 1234", type) == .badFormat)
        #expect(code("军字第1234号", type) == .badFormat)
        #expect(rules.verdict(on: "e1234a", as: type).number == "E1234A")
    }

    @Test("military numbers may hold Han characters, and no other script")
    func military() {
        #expect(code("军字第1234号", .military) == nil)
        #expect(code("军字第1", .military) == .badLength)
        #expect(code("軍-ÄÖÜ12", .military) == .badFormat)
    }

    @Test(
        "scientific notation is known in any type",
        arguments: [
            ("1.10105E+17", true), ("1E+17", true), ("1.1e17", true), ("4.40304199001011E+17", true), ("12E45", false),
            ("E123456", false), ("1E12345", false), ("1.E+17", false), ("1.1E+", false), ("1.1E+1777", false),
        ])
    func scientificNotation(_ text: String, _ isScientific: Bool) {
        #expect(ScientificNotation.holds(text) == isScientific)
        if isScientific { #expect(code(text, .passport) == .scientificNotation) }
    }
}
