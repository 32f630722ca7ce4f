import Testing

@testable import ExamDomain

@Suite("Whether an exam is ready")
struct ExamReadinessTests {
    private func told(
        _ exam: Exam, candidates: Int = 1, now: Moment = ExamSamples.opensAt
    ) -> [String] {
        ExamReadiness(of: exam, candidates: candidates, now: now).items.map { "\($0.code.text) \($0.status.rawValue)" }
    }

    @Test("all is well")
    func ready() {
        let exam = ExamSamples.exam(questions: [ExamSamples.folder])
        #expect(told(exam) == ["window ok", "questions ok", "roster ok", "notice ok", "commitment ok"])
        #expect(ExamReadiness(of: exam, candidates: 1, now: ExamSamples.opensAt).isReady)
    }

    @Test("the window is over the moment after it closes, not before")
    func window() {
        let exam = ExamSamples.exam(questions: [ExamSamples.folder])
        let tick = Interval(milliseconds: 1)
        for now in [
            ExamSamples.opensAt - .hours(24), ExamSamples.opensAt - tick, ExamSamples.opensAt, ExamSamples.closesAt,
        ] {
            #expect(told(exam, now: now).first == "window ok")
        }
        #expect(told(exam, now: ExamSamples.closesAt + tick).first == "window problem")
        let before = ExamReadiness(of: exam, candidates: 1, now: ExamSamples.opensAt - tick).items[0].message.zh
        #expect(before.contains("尚未开始"))
    }

    @Test("questions, candidates and texts are needed")
    func needed() {
        let exam = ExamSamples.exam(notice: nil, commitment: ExamText(file: "c.md", content: " \n\t"), questions: [])
        #expect(
            told(exam, candidates: 0) == [
                "window ok", "questions problem", "roster problem", "notice problem", "commitment problem",
            ])
        let readiness = ExamReadiness(of: exam, candidates: 0, now: ExamSamples.opensAt)
        #expect(!readiness.isReady)
        #expect(readiness.items.dropFirst().allSatisfy { $0.hint != nil })
        #expect(readiness.json(in: .en).array?.last?.line.contains("The commitment is blank (c.md).") == true)
    }

    @Test("a warning does not stand in the way")
    func warnings() {
        let exam = ExamSamples.exam(questions: [ExamSamples.unlimited])
        #expect(told(exam).last == "choosesBlind warning")
        #expect(ExamReadiness(of: exam, candidates: 1, now: ExamSamples.opensAt).isReady)
    }
}
