import ExamDomain
import Testing

@Suite("Personal data")
struct ConfidentialTests {
    @Test(
        "First four and last two are shown; of fewer than ten the last two at most",
        arguments: [
            ("", ""), ("1", "*"), ("12", "**"), ("123", "*23"), ("123456789", "*******89"),
            ("1234567890", "1234****90"),
            ("11010519491231002X", "1101************2X"), ("军字第1234号", "******4号"),
        ])
    func masking(number: String, shown: String) {
        #expect(Confidential(number).masked == shown)
    }

    @Test("It prints masked however it is printed")
    func printing() {
        let number = Confidential("11010519491231002X")
        let certificate = Certificate(type: .residentId, number: number)
        for text in [
            "\(number)", String(describing: number), String(reflecting: number), "\(certificate)",
            String(reflecting: [number]),
        ] {
            #expect(!text.contains("19491231"))
        }
        #expect(number.revealed == "11010519491231002X")
    }
}
