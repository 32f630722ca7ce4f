import Testing

/// The exam day that ships with the program: its walk ends well in both languages, and says what it is there to say.
@Suite struct ExamDayWalkTests {
    @Test("The walk ends well, in both languages", arguments: ["zh", "en"])
    func walk(language: String) throws {
        let counter = try Counter(unit: false)
        let examples = Counter.repository + "/examples"
        let copied = try counter.sh(
            "mkdir quick-start && cp '\(examples)/quick-start/steps.sh' quick-start/ && cp -R '\(examples)/exam-day' . "
                + "&& rm -rf exam-day/out")
        #expect(copied.status == 0, "\(copied.err)")
        let answer = try counter.sh("sh exam-day/walk.sh --lang \(language)")
        #expect(answer.status == 0, "\(answer.out)\n\(answer.err)")
        for code in ["recordingFailed", "noTakesLeft", "identityRequired", "attachmentsMissing", "answerNotStarted"] {
            #expect(answer.out.contains("[\(code)]"), "\(code)")
        }
        #expect(counter.text(of: "exam-day/out/hit.csv").split(separator: "\r\n").count == 4)
        #expect(counter.exists("exam-day/out/exceptions.xlsx"))
        // Whoever reads it reads one language; names, titles and reasons are data, and the reply stands in both.
        let told = answer.out.split(separator: "\n").filter { $0.hasPrefix("● ") || $0.hasPrefix("# ") }
        let isHan = { (line: Substring) in line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        let failed = told.filter { !$0.contains("网络中断") && isHan($0) != (language == "zh") }
        #expect(failed == [])
    }
}
