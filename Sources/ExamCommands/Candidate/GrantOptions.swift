import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles

/// What every exception takes: for whom, and why.
struct GrantOptions: ParsableArguments {
    @Argument(help: CandidateNoun.argument) var candidate: String?

    @Option(help: .text(zh: "这个报考专业的所有考生", en: "Everybody of this group", valueName: "NAME"))
    var group: String?

    @Option(
        help: .text(zh: "文件中的考生，每行一名", en: "The candidates in a file, one a line", valueName: "FILE"),
        completion: .file())
    var list: String?

    @Option(help: .text(zh: "理由，必须写明", en: "Why; always needed", valueName: "TEXT"))
    var reason: String?

    @Flag(
        help: .text(
            zh: "只看会影响谁、截止时间变成什么，什么也不写入", en: "See whom it touches and what deadlines become; nothing is written"))
    var dryRun = false

    /// - Throws: a usage `Failure` unless exactly one of the three is given.
    func whom() throws -> GrantException.Whom {
        switch (candidate, group, list) {
        case (let candidate?, nil, nil): return .candidate(candidate)
        case (nil, let group?, nil): return .group(group)
        case (nil, nil, let file?): return .list(file: file, try CandidateListFile.read(file))
        case (nil, nil, nil), (_?, _?, _), (_?, _, _?), (_, _?, _?):
            throw Failure.usage(
                "whom",
                Phrase(
                    zh: "请说明给谁：一名考生、--group 或 --list，三者选一。",
                    en: "Say for whom: a candidate, --group or --list, one of the three."))
        }
    }

    /// - Throws: a usage `Failure` where it is missing or blank.
    func demandedReason() throws -> String {
        guard let reason, !reason.isBlank else {
            throw Failure.usage(
                "reasonRequired", Phrase(zh: "授权必须说明理由。", en: "An exception needs a reason."),
                hint: Phrase(zh: "加上 --reason \"……\"", en: "add --reason \"…\""))
        }
        return reason
    }
}

/// A command that grants an exception: they differ in what they grant.
protocol GrantCommand: ExamCommand {
    var grant: GrantOptions { get }
    func kind() throws -> Grant.Kind
}

extension GrantCommand {
    func run(in context: Context) throws -> ExitStatus {
        let kind = try kind()
        let action = GrantException(
            kind, to: try grant.whom(), in: context.examCode, reason: try grant.demandedReason(), dryRun: grant.dryRun)
        let outcome = try action.run(in: context.store(), by: context.staffName, at: context.now())
        try GrantAnswer(outcome, isSingle: grant.candidate != nil).print(on: context.console)
        if grant.dryRun {
            context.console.note(Phrase(zh: "试运行：什么也没有写入。", en: "A dry run: nothing was written."))
        }
        return .done
    }
}

/// What was granted to whom, and what the deadlines become.
struct GrantAnswer {
    private let outcome: GrantException.Outcome
    private let isSingle: Bool

    /// - Parameter isSingle: one candidate was named, so the answer is one object, not a list.
    init(_ outcome: GrantException.Outcome, isSingle: Bool) {
        self.outcome = outcome
        self.isSingle = isSingle
    }

    func print(on console: Console) throws {
        let zone = outcome.exam.exam.timeZone
        let documents = outcome.granted.map { $0.json(zone) }
        try console.show(isSingle ? documents.first ?? .null : .array(documents)) {
            try console.printTable(
                ListView(columns: GrantAnswer.columns, rows: outcome.granted.flatMap(GrantAnswer.rows), timeZone: zone))
        }
    }

    private static let columns = [
        Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("name", Phrase(zh: "姓名", en: "Name")),
        Column("kind", Phrase(zh: "授权", en: "Exception")), Column("question", Phrase(zh: "题目", en: "Question")),
        Column("before", Phrase(zh: "原截止时间", en: "Deadline before")),
        Column("after", Phrase(zh: "新截止时间", en: "Deadline after")),
    ]

    private static func rows(_ granted: GrantException.Granted) -> [[ReportCell]] {
        let who: [ReportCell] = [
            .text(granted.candidate.handle), .text(granted.candidate.entry.name),
            .word(code: granted.grant.kind.code, granted.grant.kind.told),
        ]
        guard !granted.deadlines.isEmpty else { return [who + [.empty, .empty, .empty]] }
        return granted.deadlines.map { deadline in
            who + [.text(deadline.question.text), .moment(deadline.before), .moment(deadline.after)]
        }
    }
}

extension GrantException.Granted {
    /// The contract's keys of a grant.
    fileprivate func json(_ zone: ExamTimeZone) -> JSON {
        guard case .object(let kind) = grant.kind.details else { return .null }
        let candidate = JSON.Member(key: "candidate", value: .string(candidate.handle))
        return .object(
            kind.prefix(1) + [candidate] + kind.dropFirst() + [
                JSON.Member(key: "reason", value: .string(grant.reason)),
                JSON.Member(key: "by", value: .string(grant.by)),
                JSON.Member(key: "at", value: .string(zone.iso8601(grant.at))),
            ])
    }
}

extension ArgumentHelp {
    static let grantedQuestion = ArgumentHelp.text(zh: "题目代码", en: "The question's id", valueName: "Q")
}
