import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct ExamIncident: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "incident",
        Phrase(zh: "一次故障真正影响了谁，建议补什么", en: "Who was really hit by an outage, and what would make good for it"),
        more: [
            Phrase(
                zh:
                    "只算考生自己的记录中看得出的影响：那段时间里失败的录制、停住的上传、中断的实人验证。建议写进一个清单文件，由工作人员核对后交给 candidate extend 和 grant-take；本命令不授权。",
                en:
                    "Only what the candidates' own facts show counts: recordings that failed, uploads that stood still and identity "
                    + "checks that were cancelled in that time. The proposals go into a list file, which staff check and hand to "
                    + "candidate extend and grant-take; this command grants nothing.")
        ],
        examples: [
            Example(
                "examctl exam incident --from 2026-12-01T09:10 --to 2026-12-01T09:25",
                Phrase(zh: "谁受了影响", en: "Who was hit")),
            Example(
                "examctl exam incident --from 2026-12-01T09:10 --to 2026-12-01T09:25 --question q1 --output hit.csv",
                Phrase(zh: "写成清单", en: "Write the list")),
            Example(
                "examctl candidate extend --list hit.csv --reason 'network failure' --dry-run",
                Phrase(zh: "按清单延时，先看影响", en: "Extra time by the list; see first whom it touches")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .text(zh: "故障从何时开始", en: "When it began", valueName: "TIME")) var from: String
    @Option(help: .text(zh: "故障到何时结束", en: "When it ended", valueName: "TIME")) var to: String
    @Option(help: .text(zh: "只看这道题", en: "On this question only", valueName: "Q")) var question: String?
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: .text(zh: "把建议写进清单文件（.csv）", en: "Write the proposals into a list file (.csv)", valueName: "FILE"),
        completion: .file(extensions: ["csv"]))
    var output: String?
    @Flag(help: .text(zh: "覆盖已有的文件", en: "Replace an existing file")) var force = false

    func run(in context: Context) throws -> ExitStatus {
        let start = try context.moment(told: from, as: "--from")
        let end = try context.moment(told: to, as: "--to")
        guard start <= end else {
            throw Failure.usage(
                "windowReversed", Phrase(zh: "--to 早于 --from。", en: "--to is earlier than --from."))
        }
        if let output { try OutputFile.check(output, force: force) }
        let now = context.now()
        let store = try context.store()
        let outcome = try FindOutage(
            Outage(from: start, to: end, question: question.map { QuestionID(told: $0) }), in: context.examCode
        ).run(in: store, by: context.staffName, at: now)
        if let output { try write(outcome, to: output, store, context, at: now) }
        try IncidentView(outcome).print(on: context.console)
        if let output {
            try context.console.finish()
            let file = ShellWord.of(output)
            context.console.note(
                Phrase(
                    zh: "清单已写入 \(output)。核对后：examctl candidate extend --list \(file) --reason \"…\" --dry-run",
                    en:
                        "The list is in \(output). Once checked: examctl candidate extend --list \(file) --reason \"…\" --dry-run"
                ))
        }
        return .done
    }

    /// A candidate without an admission number is listed by certificate, in full, so that the list can be handed to a grant:
    /// that goes into the journal.
    private func write(
        _ outcome: FindOutage.Outcome, to path: String, _ store: Store, _ context: Context, at now: Moment
    ) throws {
        if outcome.hit.contains(where: { $0.candidate.entry.admissionNumber == nil }) {
            try RecordReveal("exam incident", subject: outcome.exam.exam.code.text, may: .grant).run(
                in: store, by: context.staffName, at: now)
        }
        try GrantListFile.write(IncidentView(outcome).lines(context.language), to: path, force: force)
    }
}

/// Who was hit and what is proposed.
struct IncidentView {
    private let outcome: FindOutage.Outcome

    init(_ outcome: FindOutage.Outcome) {
        self.outcome = outcome
    }

    private var zone: ExamTimeZone { outcome.exam.exam.timeZone }

    /// A line for each proposal, as `candidate extend` and `grant-take` read it.
    func lines(_ language: Language) -> [GrantListFile.Line] {
        outcome.hit.flatMap { candidate, damage in
            damage.proposals.map { proposal in
                GrantListFile.Line(
                    candidate: candidate.listed, name: candidate.entry.name, question: proposal.question?.text,
                    minutes: proposal.minutes, takes: proposal.takes, why: told(damage, for: proposal)(language))
            }
        }
    }

    func print(on console: Console) throws {
        try console.show(json) {
            try console.print(
                Phrase(
                    zh: "那段时间有 \(outcome.present) 名考生在考，其中 \(outcome.hit.count) 名受到影响。",
                    en:
                        "\(outcome.present.counted("candidate was", "candidates were")) at it in that time; hit: \(outcome.hit.count)."
                ))
            guard !outcome.hit.isEmpty else { return }
            try console.print(Phrase(verbatim: ""))
            try console.printTable(
                ListView(columns: IncidentView.columns, rows: outcome.hit.flatMap(rows), timeZone: zone))
        }
    }

    private var json: JSON {
        .array(
            outcome.hit.map { candidate, damage in
                .members([
                    "candidate": .string(candidate.handle), "name": .string(candidate.entry.name),
                    "group": .text(candidate.entry.group),
                    "hits": .array(
                        damage.hits.map { hit in
                            .members([
                                "kind": .string(hit.kind.rawValue), "at": .string(zone.iso8601(hit.at)),
                                "question": .text(hit.question?.text), "take": hit.recording.map { .count($0.take) },
                                "camera": .text(hit.recording?.camera.rawValue), "device": .text(hit.device),
                            ])
                        }),
                    "proposals": .array(
                        damage.proposals.map { proposal in
                            .members([
                                "question": .text(proposal.question?.text), "minutes": .count(proposal.minutes),
                                "takes": .count(proposal.takes),
                            ])
                        }),
                ])
            })
    }

    private static let columns = [
        Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("name", Phrase(zh: "姓名", en: "Name")),
        Column("question", Phrase(zh: "题目", en: "Question")), Column("hit", Phrase(zh: "影响", en: "Hit")),
        Column("minutes", Phrase(zh: "建议延长（分钟）", en: "Minutes proposed")),
        Column("takes", Phrase(zh: "建议加录", en: "Takes proposed")),
    ]

    private func rows(_ candidate: Candidate, _ damage: Outage.Damage) -> [[ReportCell]] {
        var questions: [QuestionID?] = []
        for hit in damage.hits where !questions.contains(hit.question) { questions.append(hit.question) }
        return questions.map { id in
            let proposal = damage.proposals.first { $0.question == id }
            return [
                .text(candidate.handle), .text(candidate.entry.name), .text(orEmpty: id?.text),
                .word(code: "", told(damage, on: id)), .count(proposal?.minutes), .count(proposal?.takes),
            ]
        }
    }

    private func told(_ damage: Outage.Damage, for proposal: Outage.Proposal) -> Phrase {
        told(damage, on: proposal.question)
    }

    /// `09:12:03 录制失败 第 1 次 二机位（Redmi K70）；…`
    private func told(_ damage: Outage.Damage, on question: QuestionID?) -> Phrase {
        let hits = damage.hits.filter { $0.question == question }.map { hit in
            let recording = hit.recording.map { key in
                Phrase(
                    zh: " 第 \(key.take) 次 \(key.camera.told.zh)（\(hit.device ?? "")）",
                    en: " take \(key.take) \(key.camera.told.en) (\(hit.device ?? ""))")
            }
            let at = zone.told(hit.at)
            return Phrase(
                zh: "\(at) \(hit.kind.told.zh)\(recording?.zh ?? "")",
                en: "\(at) \(hit.kind.told.en)\(recording?.en ?? "")")
        }
        return Phrase(zh: hits.map(\.zh).joined(separator: "；"), en: hits.map(\.en).joined(separator: "; "))
    }
}

extension Candidate {
    /// As a list names them: so that it is read back as the same candidate.
    fileprivate var listed: String {
        entry.admissionNumber ?? "\(entry.certificate.type.rawValue):\(entry.certificate.number.revealed)"
    }
}
