import Testing

@testable import ExamDomain

@Suite("An exam as the store keeps it")
struct ExamDocumentTests {
    @Test("what is stored reads as the same exam and stores as the same bytes", arguments: ExamSamples.all)
    func roundTrip(exam: Exam) throws {
        let text = ExamDocument.text(of: exam)
        let again = try ExamDocument.exam(from: text)
        #expect(again == exam)
        #expect(ExamDocument.text(of: again) == text)
        #expect(!text.contains("\n"))
    }

    @Test("what the rules forbid today but was applied yesterday still reads")
    func formOnly() throws {
        let forbidden = Question(
            id: QuestionID("q1")!, title: " x ", kind: .offline, submitLimit: .hours(100),
            attachments: AttachmentRules([], totalMin: 3, totalMax: 2))
        let exam = ExamSamples.exam(
            closesAt: ExamSamples.opensAt - .seconds(1), notice: ExamText(file: "../x", content: "\u{1B}"),
            questions: [forbidden])
        #expect(try ExamDocument.exam(from: ExamDocument.text(of: exam)) == exam)
    }

    @Test("two texts of one file name are kept apart")
    func sameFile() throws {
        let exam = ExamSamples.exam(
            notice: ExamText(file: "a.md", content: "1"), commitment: ExamText(file: "a.md", content: "2"))
        #expect(try ExamDocument.exam(from: ExamDocument.text(of: exam)) == exam)
    }

    @Test(
        "what is no exam is damage",
        arguments: [
            "", "{}", "[]", "null", "{\"format\":2,\"settings\":{}}", "{\"format\":1,\"settings\":{}}",
            "{\"format\":1,\"settings\":[]}",
        ])
    func damaged(text: String) {
        let failure = #expect(throws: Failure.self) { try ExamDocument.exam(from: text) }
        #expect(failure?.kind == .damaged)
    }
}
