import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct CandidateDeadline: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "deadline",
        Phrase(zh: "一道题的截止时间是怎么来的", en: "How the deadline of a question comes about"),
        more: [
            CandidateNoun.naming,
            Phrase(
                zh: "从哪条记录开始计时、时限多长、每次延长是谁何时为什么给的、考试结束时间如何封顶，以及现在还剩多少。",
                en:
                    "Which fact started the clock, the limit, each extension with who, when and why, how the exam's end caps it, and "
                    + "what is left now."),
        ],
        examples: [
            Example("examctl candidate deadline A0001 q1", Phrase(zh: "第一题的截止时间", en: "The deadline of question q1"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Argument(help: .text(zh: "题目代码", en: "The question's id", valueName: "QUESTION")) var question: String
    @OptionGroup var past: AsOfOption

    func run(in context: Context) throws -> ExitStatus {
        let now = context.now()
        let asOf = try past.moment(in: context)
        let found = try context.read { reading, exam in
            try CandidateStanding(candidate, in: exam, at: now, asOf: asOf, reading)
        }
        let id = QuestionID(told: question)
        guard let live = found.exam.exam.question(id) else { throw Failure.unknownQuestion(id, in: found.exam.exam) }
        let derivation = DeadlineDerivation(of: live, found.session, in: found.exam.inForce, at: found.moment)
        try DeadlineView(derivation, of: found).print(on: context.console)
        return .done
    }
}

/// The derivation of one deadline: a sum for people, the contract's document for programs.
struct DeadlineView {
    private let derivation: DeadlineDerivation
    private let found: CandidateStanding

    init(_ derivation: DeadlineDerivation, of found: CandidateStanding) {
        self.derivation = derivation
        self.found = found
    }

    private var zone: ExamTimeZone { found.exam.exam.timeZone }

    func print(on console: Console) throws {
        try console.show(json) {
            try console.printFields(sum)
            guard !derivation.grants.isEmpty else { return }
            try console.print(Phrase(verbatim: ""))
            try console.printTable(ListView(columns: DeadlineView.columns, rows: grants, timeZone: zone))
        }
    }

    // MARK: - For programs

    private var json: JSON {
        .members([
            "candidate": .string(found.candidate.handle), "question": .string(derivation.question.id.text),
            "startedAt": .text(derivation.startedAt.map(zone.iso8601)),
            "submitLimit": derivation.submitLimit.map(DeadlineView.seconds),
            "extra": DeadlineView.seconds(derivation.extra), "deadline": .string(zone.iso8601(derivation.deadline)),
            "passed": .bool(derivation.hasPassed), "cap": .string(zone.iso8601(derivation.cap)),
            "grants": .array(derivation.grants.map { grantJSON($0.grant, adds: $0.adds) }),
            "paused": DeadlineView.seconds(derivation.stoodStill), "left": derivation.left.map(DeadlineView.seconds),
            "submittedAt": .text(derivation.submission.map { zone.iso8601($0.at) }),
            "asOf": .string(zone.iso8601(derivation.now)),
        ])
    }

    private static func seconds(_ interval: Interval) -> JSON { .number(interval.seconds) }

    private func grantJSON(_ grant: Grant, adds: Interval) -> JSON {
        grant.json(of: found.candidate, zone).adding("adds", DeadlineView.seconds(adds))
            .adding("grant", grant.entry.map { .integer($0) }).adding("revokedBy", .text(grant.revocation?.by))
            .adding("revokedAt", .text(grant.revocation.map { zone.iso8601($0.at) }))
    }

    // MARK: - For people

    private var sum: CardView {
        var fields: [(Column, ReportCell)] = []
        func add(_ label: Phrase, _ cell: ReportCell) { fields.append((Column("", label), cell)) }
        add(Phrase(zh: "考生", en: "Candidate"), .text("\(found.candidate.handle) \(found.candidate.entry.name)"))
        add(Phrase(zh: "题目", en: "Question"), .text("\(derivation.question.id) \(derivation.question.title)"))
        add(Phrase(zh: "开始计时", en: "Clock started"), .word(code: "", started))
        add(Phrase(zh: "提交时限", en: "Submit limit"), .word(code: "", limit))
        add(Phrase(zh: "延长", en: "Extra time"), .interval(derivation.extra))
        if derivation.stoodStill > .zero {
            add(Phrase(zh: "停表（重新开放）", en: "Clock stood still"), .interval(derivation.stoodStill))
        }
        add(Phrase(zh: "考试结束", en: "Exam's end"), .word(code: "", end))
        add(Phrase(zh: "截止时间", en: "Deadline"), .word(code: "", deadline))
        add(Phrase(zh: "现在", en: "Now"), .word(code: "", left))
        return CardView(fields, timeZone: zone)
    }

    private var started: Phrase {
        guard let startedAt = derivation.startedAt else {
            return Phrase(
                zh: "还没有（进入 \(derivation.startingAct.name) 时开始）", en: "not yet (by \(derivation.startingAct.name))")
        }
        let at = zone.told(startedAt)
        let revision = derivation.boundRevision.map { Phrase(zh: "，按第 \($0) 版设置", en: ", under revision \($0)") }
        return Phrase(
            zh: "\(at)（\(derivation.startingAct.name)\(revision?.zh ?? "")）",
            en: "\(at) (\(derivation.startingAct.name)\(revision?.en ?? ""))")
    }

    private var limit: Phrase {
        derivation.submitLimit?.told ?? Phrase(zh: "没有：以考试结束为准", en: "none: the exam's end counts")
    }

    private var end: Phrase {
        let (end, cap) = (zone.told(derivation.examEndsAt), zone.told(derivation.cap))
        return end == cap
            ? Phrase(verbatim: end) : Phrase(zh: "\(end)，加上延长 \(cap)", en: "\(end); with extra time \(cap)")
    }

    private var deadline: Phrase {
        let at = zone.told(derivation.deadline)
        return derivation.isCapped ? Phrase(zh: "\(at)（以考试结束为准）", en: "\(at) (the exam's end)") : Phrase(verbatim: at)
    }

    private var left: Phrase {
        let now = zone.told(derivation.now)
        if let submission = derivation.submission {
            let at = zone.told(submission.at)
            return Phrase(zh: "\(now)，已于 \(at) 提交", en: "\(now); submitted at \(at)")
        }
        if let left = derivation.left {
            return Phrase(zh: "\(now)，还剩 \(left.told.zh)", en: "\(now); \(left.told.en) left")
        }
        let late = (derivation.now - derivation.deadline).roundedUp.told
        return Phrase(zh: "\(now)，已过 \(late.zh)", en: "\(now); passed \(late.en) ago")
    }

    private static let columns = [
        Column("grant", Phrase(zh: "授权号", en: "Grant")), Column("kind", Phrase(zh: "给了", en: "Gave")),
        Column("adds", Phrase(zh: "延长", en: "Adds")), Column("by", Phrase(zh: "授权人", en: "By")),
        Column("at", Phrase(zh: "时间", en: "At")), Column("reason", Phrase(zh: "理由", en: "Reason")),
        Column("revoked", Phrase(zh: "撤销", en: "Revoked")),
    ]

    private var grants: [[ReportCell]] {
        derivation.grants.map { grant, adds in
            let revoked = grant.revocation.map { "\(zone.told($0.at)) \($0.by)：\($0.reason)" }
            return [
                .count(grant.entry.map { Int($0) }), .word(code: "", grant.timeTold),
                grant.revocation == nil ? .interval(adds) : .empty, .text(grant.by), .moment(grant.at),
                .text(grant.reason), .text(orEmpty: revoked),
            ]
        }
    }
}

extension Grant {
    /// `15 分钟`, `1.5 倍`, and for which questions.
    fileprivate var timeTold: Phrase {
        guard case .time(let question, let time) = kind else { return kind.told }
        let scope = question.map { Phrase(verbatim: $0.text) } ?? Phrase(zh: "全部题目", en: "all questions")
        return switch time {
        case .minutes(let number): Phrase(zh: "\(scope.zh) \(number) 分钟", en: "\(scope.en) \(number) min")
        case .factor(let factor): Phrase(zh: "\(scope.zh) \(factor) 倍", en: "\(scope.en) × \(factor)")
        }
    }
}
