import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore
import Foundation

struct ReviewWatch: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "watch",
        Phrase(zh: "审核看板：等待、领取和统计，自动刷新", en: "A board of the reviews, kept up to date"),
        more: [
            Phrase(
                zh: "在终端中每隔几秒刷新，Ctrl-C 结束；输出不是终端或 --format json 时只给出一次。",
                en:
                    "At a terminal it is redrawn every few seconds; Ctrl-C ends it. Elsewhere, and as JSON, it is told once."
            )
        ],
        examples: [
            Example("examctl review watch", Phrase(zh: "每 5 秒刷新", en: "Every five seconds")),
            Example(
                "examctl review watch --group 声乐 --every 2", Phrase(zh: "一个报考专业，每 2 秒", en: "One group, every two")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .reviewedGroup) var group: String?
    @Option(help: .text(zh: "每几秒刷新", en: "Seconds between", valueName: "SECONDS")) var every = 5

    func validate() throws {
        guard !(1...3600).contains(every) else { return }
        throw Failure.usage(
            "badInterval", Phrase(zh: "--every 应为 1 至 3600 的整数。", en: "--every must be a whole number from 1 to 3600."))
    }

    func run(in context: Context) throws -> ExitStatus {
        let console = context.console
        guard console.out.isTerminal, context.format == .table else {
            try board(context).show(on: console)
            return .done
        }
        while !console.isClosed {
            let board = try board(context)
            // Home and clear, so that nothing of a longer board is left below.
            try console.write("\u{1B}[H\u{1B}[2J")
            try board.printAll(on: console)
            try console.print(Phrase(zh: "每 \(every) 秒刷新，Ctrl-C 结束", en: "Every \(every) s; Ctrl-C ends"))
            try console.finish()
            Thread.sleep(forTimeInterval: Double(every))
        }
        return .done
    }

    private func board(_ context: Context) throws -> ReviewBoard {
        let now = context.now()
        return try context.read { reading, exam in
            if let group { try reading.demandGroup(group, of: exam) }
            return try ReviewBoard(of: exam, group: group, at: now, reading)
        }
    }
}

/// What the board shows: the figures, and who is waiting or in hand.
struct ReviewBoard {
    /// As many lines as a screen has room for.
    private static let most = 20

    private let exam: Exam
    private let now: Moment
    private let figures: ReviewFigures
    private var open: [(review: Review, candidate: Candidate)] = []

    init(of exam: KeptExam, group: String?, at now: Moment, _ reading: Reading) throws {
        self.exam = exam.exam
        self.now = now
        figures = try ReviewFigures(of: exam, group: group, at: now, reading)
        var open: [(review: Review, candidate: Candidate)] = []
        try reading.eachReview(of: exam, in: [.waiting, .claimed], group: group, at: now) { kept in
            guard open.count < ReviewBoard.most, let candidate = try reading.candidate(kept.review.candidate) else {
                return
            }
            open.append((kept.review, candidate))
        }
        self.open = open
    }

    func show(on console: Console) throws {
        let view = ReviewFiguresView(figures, at: now, in: exam.timeZone)
        let list = ListView(
            columns: ReviewView.columns, rows: open.map { ReviewView.cells($0.review, of: $0.candidate) },
            timeZone: exam.timeZone)
        let document = view.json.adding("open", try list.json(in: console.language))
            .adding("at", .string(exam.timeZone.iso8601(now)))
        try console.show(document) { try printAll(on: console) }
    }

    func printAll(on console: Console) throws {
        try console.print(Phrase(verbatim: "\(exam.title)  \(exam.timeZone.told(now))"))
        try console.write("\n")
        try ReviewFiguresView(figures, at: now, in: exam.timeZone).printLines(on: console)
        try console.write("\n")
        let columns = [
            Column("id", Phrase(zh: "审核", en: "Review")), Column("candidate", Phrase(zh: "考生", en: "Candidate")),
            Column("name", Phrase(zh: "姓名", en: "Name")), Column("group", Phrase(zh: "报考专业", en: "Group")),
            Column("waited", Phrase(zh: "已等待", en: "Waited")), Column("state", Phrase(zh: "状态", en: "State")),
            Column("claimedBy", Phrase(zh: "领取者", en: "Claimed by")),
            Column("leaseUntil", Phrase(zh: "保留到", en: "Held until")),
        ]
        let rows = open.map { review, candidate -> [ReportCell] in
            [
                .integer(review.id.number), .text(candidate.handle), .text(candidate.entry.name),
                .text(orEmpty: candidate.entry.group), .text(review.waited(until: now).agoTold(console.language)),
                .word(code: review.state.rawValue, review.state.told), .text(orEmpty: review.claimedBy),
                .moment(orEmpty: review.leaseUntil),
            ]
        }
        try console.printTable(
            ListView(
                columns: columns, rows: rows, timeZone: exam.timeZone,
                ifEmpty: Phrase(zh: "没有等待的审核。", en: "No review is waiting.")))
    }
}
