import ExamDomain
import Testing

@Suite("Settings tried instead of those in force")
struct SettingOverridesTests {
    private let exam = Exam.day([.recorded(), .offline("q2")])

    private func tried(_ texts: String...) throws -> Exam { try SettingOverrides(texts).applied(to: exam) }

    @Test("Settings of a question and of the exam, under the keys of exam.yaml")
    func settings() throws {
        #expect(try tried("q1.submitLimit=60m").question(QuestionID(told: "q1"))?.submitLimit == .minutes(60))
        #expect(try tried("q1.submitLimit=none").question(QuestionID(told: "q1"))?.submitLimit == nil)
        let both = try tried("q1.takes=3", "q1.failedTakeCounts=yes").question(QuestionID(told: "q1"))?.recording
        #expect(both?.takes == .several(3) && both?.failedTakeCounts == true)
        #expect(try tried("closesAt=2026-12-01T19:00:00+08:00").closesAt == Moment(examDay: "19:00"))
        #expect(try tried("identity.cancelCooldown=30s").identity.cancelCooldown == .seconds(30))
        #expect(
            try tried("q2.attachments=video:0..3").question(QuestionID(told: "q2"))?.attachments.rules.first?.max == 3)
    }

    @Test("Nothing else changes, and a question that the exam has not is passed over")
    func nothingElse() throws {
        #expect(ExamDifference(from: exam, to: try tried("q1.submitLimit=60m")).changes.count == 1)
        #expect(try tried("q9.submitLimit=60m") == exam)
        #expect(try tried("uploadGrace=24h") == exam)
    }

    @Test(
        "What is no setting, or could not be one, is refused",
        arguments: [
            "", "q1", "q1.submitLimit", "submitLimit=60m", "q1.a.b=1", "q1.nonsense=1", "q1.takes=0",
            "q1.submitLimit=3x",
            "identity.nonsense=1", "closesAt=2026-12-01T07:00:00+08:00", "q1.submitLimit=2m", "title=x", "=", "q1.=",
        ])
    func refused(_ text: String) {
        #expect(throws: SettingFaults.self) { try self.tried(text) }
    }
}
