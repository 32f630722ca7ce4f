import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Who was hit by an outage, found in what was recorded.
@Suite struct FindOutageTests {
    let unit: Unit

    init() throws { unit = try Unit() }

    private func find(_ from: String, _ to: String, on question: String? = nil) throws -> FindOutage.Outcome {
        let outage = Outage(from: .at(from), to: .at(to), question: question.flatMap { QuestionID($0) })
        return try FindOutage(outage, in: nil).run(in: unit.store, by: "li", at: .at("12:00"))
    }

    @Test("Of those who were there, only whose recording failed; nothing is granted")
    func hit() throws {
        for candidate in ["A1", "A2", "A3"] { try unit.enters(candidate) }
        try unit.submitsFirst("A1")
        try unit.day(
            of: "A2", "09:00 startAnswer question=q1",
            "09:01 startRecording question=q1 take=1 camera=first device=laptop",
            "09:02 failRecording question=q1 take=1 camera=first reason=断网")
        let bytes = try unit.bytes()
        let outcome = try find("09:00", "09:05")
        #expect(outcome.present == 2)
        #expect(outcome.hit.map(\.candidate.handle) == ["A2"])
        #expect(outcome.hit[0].damage.proposals.map(\.minutes) == [5])
        #expect(try find("10:00", "10:05").hit.isEmpty)
        #expect(try find("09:00", "09:05", on: "q2").hit.isEmpty)
        try unit.isRefused("noInput unknownQuestion") { try find("09:00", "09:05", on: "q9") }
        #expect(try unit.bytes() == bytes)
        try unit.isSound()
    }
}
