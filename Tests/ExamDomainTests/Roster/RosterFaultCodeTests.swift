import ExamDomain
import Testing

@Test("the fault codes are the contract's")
func rosterFaultCodes() {
    let contract =
        "missingColumn duplicateColumn wrongColumnCount emptyName badCertificateType badLength badCheckCharacter "
        + "badBirthDate badFormat scientificNotation truncatedByExcel duplicateInFile duplicateAdmissionNumber "
        + "unclosedQuote undecodable tooLong controlCharacter"
    #expect(Set(RosterFaultCode.allCases.map(\.rawValue)) == Set(contract.split(separator: " ").map(String.init)))
}
