import ExamActions
import ExamDomain

/// What `exam apply` and the changes of a question answer: what was, or would be, changed and whom it touches.
struct ExamChangeAnswer {
    let outcome: ChangeExam.Outcome
    let warnings: [Fault]
    let isDryRun: Bool

    func document(_ language: Language) -> JSON {
        .members([
            "exam": .string(outcome.exam.code.text), "isNew": .bool(outcome.isNew),
            "revision": .count(outcome.revision), "dryRun": .bool(isDryRun), "changes": outcome.difference.json,
            "entered": .count(outcome.entered),
            "begun": .array(
                outcome.begun.map {
                    .members(["question": .string($0.question.text), "candidates": .count($0.candidates)])
                }),
            "toRunning": .bool(outcome.toRunning),
            "impact": outcome.impact.map { ExamImpactView($0, of: outcome).json },
            "warnings": .array(
                warnings.map { warning in
                    .members([
                        "line": warning.line.map(JSON.count), "path": .text(warning.place),
                        "code": .string(warning.code), "message": .string(warning.message(language)),
                    ])
                }),
        ])
    }

    func show(on console: Console) throws {
        try console.show(document(console.language)) {
            try console.print(heading)
            for line in outcome.difference.lines {
                try console.print(Phrase(zh: "  \(VisibleText.of(line.zh))", en: "  \(VisibleText.of(line.en))"))
            }
            if !outcome.difference.isEmpty { for line in whomItTouches { try console.print(line) } }
            if let impact = outcome.impact { try ExamImpactView(impact, of: outcome).print(on: console) }
        }
    }

    private var heading: Phrase {
        let code = outcome.exam.code
        guard !outcome.difference.isEmpty else {
            if outcome.toRunning, outcome.impact?.running.isEmpty == false {
                return isDryRun
                    ? Phrase(
                        zh: "考试 \(code) 的设置将用于正在答题的考生，现在没有写入：",
                        en: "Exam \(code): its settings would be applied to sessions under way; nothing was written:")
                    : Phrase(
                        zh: "考试 \(code) 的设置已用于正在答题的考生：",
                        en: "Exam \(code): its settings are applied to sessions under way:")
            }
            return Phrase(zh: "考试 \(code) 已经如此，没有要改的。", en: "Exam \(code) is so already: nothing to change.")
        }
        let title = outcome.exam.title
        let count = outcome.difference.changes.count
        switch (outcome.isNew, isDryRun) {
        case (true, false): return Phrase(zh: "已建立考试 \(code)（\(title)）：", en: "Made exam \(code) (\(title)):")
        case (true, true):
            return Phrase(
                zh: "将建立考试 \(code)（\(title)），现在没有写入：", en: "Would make exam \(code) (\(title)); nothing was written:")
        case (false, false):
            return Phrase(
                zh: "考试 \(code) 改了 \(count) 处，现为第 \(outcome.revision) 版：",
                en: "Exam \(code): \(count.counted("change")), now revision \(outcome.revision):")
        case (false, true):
            return Phrase(
                zh: "考试 \(code) 将改 \(count) 处，现在没有写入：",
                en: "Exam \(code): \(count.counted("change")) to make; nothing was written:")
        }
    }

    private var whomItTouches: [Phrase] {
        guard outcome.entered > 0 else { return [] }
        let entered = Phrase(
            zh: "已有 \(outcome.entered) 名考生进入考试。", en: "Candidates who have entered: \(outcome.entered).")
        return [entered]
            + outcome.begun.map { begun in
                outcome.toRunning
                    ? Phrase(
                        zh: "题目 \(begun.question)：\(begun.candidates) 名考生已经开始，尚未提交的改用新设置。",
                        en:
                            "Question \(begun.question): \(begun.candidates) have begun it; who has not submitted goes on under the new settings."
                    )
                    : Phrase(
                        zh: "题目 \(begun.question)：\(begun.candidates) 名考生已经开始，按原设置继续。",
                        en:
                            "Question \(begun.question): \(begun.candidates.counted("candidate has begun it and goes", "candidates have begun it and go")) on under its old settings."
                    )
            }
    }
}
