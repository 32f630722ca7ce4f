import ArgumentParser
import ExamActions
import ExamDomain

struct ExamSimulate: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "simulate",
        Phrase(zh: "如果设置不同，谁的结果会不同", en: "Who would have come out differently under other settings"),
        more: [
            Phrase(
                zh: "把已有的全部记录按另一种设置重新判一遍，什么也不改变。当时被拒绝的操作没有记录，所以放宽时限只能看到截止时间的变化，看不到考生本来还会做什么。",
                en:
                    "Judges everything recorded once more under other settings; nothing is changed. What was refused at the time was "
                    + "not recorded, so longer limits show as later deadlines, not as what candidates would have done with them."
            )
        ],
        examples: [
            Example(
                "examctl exam simulate --set q1.submitLimit=60m",
                Phrase(zh: "如果第一题有 60 分钟", en: "If question q1 had had 60 minutes")),
            Example(
                "examctl exam simulate --set q1.failedTakeCounts=yes --set identity.cancelCooldown=30s --format json",
                Phrase(zh: "几项一起，给程序用", en: "Several at once, for a program")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(
        help: .text(
            zh: "题目.设置=值，键和值同 exam.yaml；可多次",
            en: "question.setting=value, keys and values as in exam.yaml; may be repeated",
            valueName: "KEY=VALUE"))
    var set: [String] = []
    @OptionGroup var past: AsOfOption

    func run(in context: Context) throws -> ExitStatus {
        guard !set.isEmpty else {
            throw Failure.usage(
                "nothingToTry", Phrase(zh: "没有说要试什么设置。", en: "Nothing was said to try."),
                hint: Phrase(verbatim: "examctl exam simulate --set q1.submitLimit=60m"))
        }
        do {
            let outcome = try SimulateExam(
                SettingOverrides(set), of: context.examCode, asOf: past.moment(in: context)
            ).run(in: context.store(), by: context.staffName, at: context.now())
            try SimulationView(outcome).print(on: context.console)
            return .done
        } catch let faults as SettingFaults {
            throw faults.ofCommand
        }
    }
}

/// Who would have come out differently, a row for each question.
struct SimulationView {
    private let outcome: SimulateExam.Outcome

    init(_ outcome: SimulateExam.Outcome) {
        self.outcome = outcome
    }

    private var zone: ExamTimeZone { outcome.exam.exam.timeZone }

    func print(on console: Console) throws {
        try console.show(json(console.language)) {
            for line in outcome.difference.lines { try console.print(line) }
            let count = outcome.different.count
            try console.print(
                Phrase(
                    zh: "\(outcome.candidates) 名考生中，\(count) 名的结果会不同。",
                    en: "Of \(outcome.candidates) candidates, \(count) would come out differently."))
            guard count > 0 else { return }
            try console.print(Phrase(verbatim: ""))
            try console.printTable(
                ListView(columns: SimulationView.columns, rows: outcome.different.flatMap(rows), timeZone: zone))
        }
    }

    // MARK: - For programs

    private func json(_ language: Language) -> JSON {
        .members([
            "exam": .string(outcome.exam.exam.code.text), "changes": outcome.difference.json,
            "candidates": .count(outcome.candidates),
            "different": .array(
                outcome.different.map { one in
                    .members([
                        "candidate": .string(one.candidate.handle), "name": .string(one.candidate.entry.name),
                        "group": .text(one.candidate.entry.group),
                        "identity": .members([
                            "was": .string(one.identity.was.rawValue),
                            "wouldBe": .string(one.identity.wouldBe.rawValue),
                        ]),
                        "questions": .array(
                            one.questions.map { question in
                                .members([
                                    "id": .string(question.was.question.id.text), "was": question.was.json(zone),
                                    "wouldBe": question.wouldBe.json(zone),
                                ])
                            }),
                        "refused": .array(
                            one.refused.map { fact, refusal in
                                .members([
                                    "id": .string(fact.id), "at": .string(zone.iso8601(fact.at)),
                                    "do": .string(fact.act.name), "question": .text(fact.act.questionID?.text),
                                    "code": .string(refusal.code.rawValue),
                                    "message": .string(refusal.message(language)),
                                ])
                            }),
                    ])
                }),
        ])
    }

    // MARK: - For people

    private static let columns = [
        Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("name", Phrase(zh: "姓名", en: "Name")),
        Column("question", Phrase(zh: "题目", en: "Question")), Column("was", Phrase(zh: "实际", en: "Was")),
        Column("wouldBe", Phrase(zh: "会是", en: "Would be")),
        Column("because", Phrase(zh: "因为", en: "Because")),
    ]

    private func rows(_ one: SimulateExam.Different) -> [[ReportCell]] {
        let who: [ReportCell] = [.text(one.candidate.handle), .text(one.candidate.entry.name)]
        var rows = one.questions.map { was, wouldBe in
            let because = one.refused.first { $0.fact.act.questionID == was.question.id }.map(told)
            return who + [
                .text(was.question.id.text), .word(code: "", told(was)), .word(code: "", told(wouldBe)),
                because.map { .word(code: "", $0) } ?? .empty,
            ]
        }
        if one.identity.was != one.identity.wouldBe || rows.isEmpty {
            let because = one.refused.first.map(told)
            rows.insert(
                who + [
                    .empty, .word(code: "", one.identity.was.told), .word(code: "", one.identity.wouldBe.told),
                    because.map { .word(code: "", $0) } ?? .empty,
                ], at: 0)
        }
        return rows
    }

    /// `已提交 09:41`, `已过期，截止 10:00`.
    private func told(_ standing: QuestionStanding) -> Phrase {
        let word = standing.status.told
        if let submission = standing.answer.submission {
            let at = zone.told(submission.at)
            return Phrase(zh: "\(word.zh) \(at)", en: "\(word.en) \(at)")
        }
        guard let deadline = standing.deadline.map(zone.told) else { return word }
        let takes = standing.status == .answering ? standing.takesAllowed : nil
        return Phrase(
            zh: "\(word.zh)，截止 \(deadline)" + (takes.map { "，可录 \($0) 次" } ?? ""),
            en: "\(word.en), deadline \(deadline)" + (takes.map { ", \($0.counted("take"))" } ?? ""))
    }

    private func told(_ fact: Fact, _ refusal: Refusal) -> Phrase {
        let at = zone.told(fact.at)
        return Phrase(
            zh: "\(at) 的 \(fact.act.name)：\(refusal.message.zh)", en: "\(fact.act.name) at \(at): \(refusal.message.en)"
        )
    }
}
