import ArgumentParser
import ExamActions
import ExamDomain

struct CandidateWhy: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "why",
        Phrase(zh: "考生为什么卡住了，怎么办，怎么回复", en: "What stops a candidate, the ways out, and a reply ready to send"),
        more: [
            CandidateNoun.naming,
            Phrase(
                zh: "依次列出每个阻碍：从何时起、考生可以做什么、工作人员可以运行什么命令，以及可以直接发给考生的回复。没有阻碍时说明考生的状态。什么也不改变。",
                en:
                    "Each obstacle in turn: since when, what the candidate can do, the commands that staff can run, and a reply to "
                    + "send. Where nothing stops the candidate it says where they stand. Nothing is changed."),
        ],
        examples: [
            Example("examctl candidate why A0001", Phrase(zh: "考生来电时", en: "When a candidate calls")),
            Example(
                "examctl candidate why A0001 --as-of 2026-12-01T09:30:00+08:00",
                Phrase(zh: "当时是什么情况", en: "How things stood then")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Option(
        help: .text(
            zh: "考生说的姓名，不在名单中时用来查找相近的人", en: "The name as told, to find who is near where nobody is found",
            valueName: "NAME"))
    var name: String?
    @OptionGroup var past: AsOfOption

    func run(in context: Context) throws -> ExitStatus {
        let explanation = try ExplainCandidate(
            candidate, name: name, in: context.examCode, asOf: past.moment(in: context)
        ).run(in: context.store(), by: context.staffName, at: context.now())
        try ObstacleView(explanation, told: candidate).print(on: context.console)
        return .done
    }
}

/// What stops a candidate, for people and as the contract's document.
struct ObstacleView {
    private let explanation: ExplainCandidate.Explanation
    private let told: String

    /// - Parameter told: the candidate as the command named them; the proposed commands name them so too.
    init(_ explanation: ExplainCandidate.Explanation, told: String) {
        self.explanation = explanation
        self.told = told
    }

    private var found: CandidateStanding { explanation.found }
    private var zone: ExamTimeZone { found.exam.exam.timeZone }

    func print(on console: Console) throws {
        try console.show(.array(explanation.obstacles.map { json($0, console.language) })) {
            try console.printFields(heading)
            for obstacle in explanation.obstacles { try printBlock(obstacle, on: console) }
            if explanation.obstacles.isEmpty { try console.print(nothingStops) }
        }
    }

    // MARK: - For programs

    private func json(_ obstacle: Obstacle, _ language: Language) -> JSON {
        let commands = commands(obstacle)
        let hint = commands.first ?? obstacle.candidateCan?(language)
        return .members([
            "code": .string(obstacle.code.rawValue), "question": .text(obstacle.question?.text),
            "since": .text(obstacle.since.map(zone.iso8601)), "message": .string(obstacle.message(language)),
            "hint": .text(hint), "reply": .string(obstacle.letter(to: found.candidate.entry.name)(language)),
            "candidateCan": .text(obstacle.candidateCan?(language)), "staffCan": .array(commands.map(JSON.string)),
        ])
    }

    private func commands(_ obstacle: Obstacle) -> [String] {
        obstacle.staffCan.map { $0.command(for: told, exam: explanation.namedExam) }
    }

    // MARK: - For people

    private var heading: CardView {
        CardView(
            [
                (Column("candidate", Phrase(zh: "考生", en: "Candidate")), .text(found.candidate.handle)),
                (Column("name", Phrase(zh: "姓名", en: "Name")), .text(found.candidate.entry.name)),
                (Column("exam", Phrase(zh: "考试", en: "Exam")), .text(found.exam.exam.title)),
                (Column("status", Phrase(zh: "状态", en: "Status")), .word(code: "", found.standing.status.told)),
                (Column("asOf", Phrase(zh: "截至", en: "As of")), .moment(found.moment)),
            ], timeZone: zone)
    }

    private func printBlock(_ obstacle: Obstacle, on console: Console) throws {
        try console.print(Phrase(verbatim: ""))
        let place = obstacle.question.map { "\($0)  " } ?? ""
        try console.print(
            Phrase(
                zh: "● \(place)\(obstacle.message.zh)  [\(obstacle.code.rawValue)]",
                en: "● \(place)\(obstacle.message.en)  [\(obstacle.code.rawValue)]"))
        var fields: [(Column, ReportCell)] = []
        func add(_ label: Phrase, _ cell: ReportCell) { fields.append((Column("", label), cell)) }
        if let since = obstacle.since { add(Phrase(zh: "  自", en: "  Since"), .word(code: "", sinceTold(since))) }
        if let can = obstacle.candidateCan { add(Phrase(zh: "  考生可以", en: "  Candidate can"), .word(code: "", can)) }
        for command in commands(obstacle) { add(Phrase(zh: "  工作人员可以", en: "  Staff can"), .text(command)) }
        let letter = obstacle.letter(to: found.candidate.entry.name)
        add(Phrase(zh: "  回复", en: "  Reply (zh)"), .text(letter.zh))
        add(Phrase(zh: "  英文回复", en: "  Reply (en)"), .text(letter.en))
        try console.printFields(CardView(fields, timeZone: zone))
    }

    private func sinceTold(_ since: Moment) -> Phrase {
        let at = zone.told(since)
        guard found.moment > since else { return Phrase(verbatim: at) }
        let ago = (found.moment - since).agoTold
        return Phrase(zh: "\(at)（\(ago.zh)前）", en: "\(at) (\(ago.en) ago)")
    }

    private var nothingStops: Phrase {
        found.standing.status == .finished
            ? Phrase(zh: "\n考试已完成，文件齐全，没有什么要做。", en: "\nFinished, and every file has arrived: nothing is to be done.")
            : Phrase(
                zh: "\n没有什么阻碍，等考生继续（已选定的录制或附件需要考生点“提交”）。",
                en: "\nNothing stops the candidate: what is selected or uploaded waits for their submission.")
    }
}
