/// Looks for settings that the rules allow and that have cost candidates their exam before.
package enum ExamLint {
    /// - Returns: warnings without lines, each with the path of the setting it speaks of.
    package static func warnings(of exam: Exam) -> [Fault] {
        exam.questions.enumerated().flatMap { index, question in
            warnings(of: question, path: "questions[\(index)]")
        }
    }

    static func warnings(of question: Question, path: String) -> [Fault] {
        guard let recording = question.recording else { return [] }
        var warnings: [Fault] = []
        func warn(_ code: SettingWarningCode, _ key: String, _ message: Phrase) {
            warnings.append(
                Fault(line: nil, place: SettingReading.path(path, key), code: code.rawValue, message: message))
        }
        let id = question.id
        switch recording.takes {
        case .several, .unlimited:
            guard !recording.playback else { break }
            warn(
                .choosesBlind, "playback",
                Phrase(
                    zh: "题目 \(id) 可录多次但不能回看：考生只能盲选一段视频。",
                    en: "Question \(id) has several takes but no playback: the candidate chooses blind."))
        case .single(let autoSubmit):
            if !recording.rehearsal {
                warn(
                    .noRehearsal, "rehearsal",
                    Phrase(
                        zh: "题目 \(id) 只录一次又没有排练：考生第一次录制就是正式答题。",
                        en:
                            "Question \(id) has a single take and no rehearsal: the first recording is the formal answer."
                    ))
            }
            if autoSubmit, recording.cameras == .two {
                warn(
                    .riskOfLoss, "autoSubmit",
                    Phrase(
                        zh: "题目 \(id) 只录一次、双机位、自动提交：任何一个机位出错都没有补救机会，丢失风险最高。",
                        en:
                            "Question \(id) has a single take, two cameras and auto-submit: a fault of either camera cannot "
                            + "be made good, the highest risk of loss."))
            }
        }
        return warnings
    }
}

extension SettingReading {
    /// The line of a path, or of the nearest setting above it that is written.
    func line(nearest path: String) -> Int? {
        var path = path[...]
        while true {
            if let line = lines[String(path)] { return line }
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
            path = path[..<end]
        }
    }
}
