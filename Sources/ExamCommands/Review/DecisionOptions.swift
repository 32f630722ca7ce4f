import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles

/// On what a decision is made: one review, or all of a list.
struct DecisionOptions: ParsableArguments {
    @Argument(help: ReviewNoun.argument) var id: ID<Review>?

    @Option(
        parsing: .upToNextOption,
        help: .text(
            zh: "看到的照片的摘要（至少前 12 位）；与现有照片不符则拒绝",
            en: "Digests of the photos you saw (12 characters or more); refused if these are others",
            valueName: "DIGEST"))
    var shown: [String] = []

    @Option(
        help: .text(
            zh: "文件中的全部审核，每行一个编号；有一份不能判定就都不判定",
            en: "All reviews in a file, a number a line: all of them or none", valueName: "FILE"),
        completion: .file())
    var list: String?

    @Flag(help: .text(zh: "只看会判定哪些，什么也不写入", en: "See what would be decided; nothing is written"))
    var dryRun = false

    @Flag(help: .text(zh: "作为抽查：只记录，不影响考生", en: "As a second look: noted, of no effect on the candidate"))
    var sample = false

    func run(_ verdict: DecideReview.Verdict, in context: Context) throws -> ExitStatus {
        if sample { return try secondLook(verdict, in: context) }
        switch (id, list) {
        case (let id?, nil):
            guard !dryRun else { return try all([(1, "\(id)")], of: "\(id)", verdict, in: context) }
            return try context.decide(
                DecideReview(id, in: context.examCode, verdict, shown: shown.isEmpty ? nil : shown))
        case (nil, let file?) where shown.isEmpty:
            return try all(try ReviewListFile.read(file), of: file, verdict, in: context)
        case (nil, nil), (_?, _?), (nil, _?):
            throw Failure.usage(
                "whichReview",
                Phrase(
                    zh: "请给出一个审核编号，或用 --list 给出文件，二者选一；--shown 只用于一份审核。",
                    en: "Name one review, or a file with --list, one of the two; --shown is for one review."))
        }
    }

    private func secondLook(_ verdict: DecideReview.Verdict, in context: Context) throws -> ExitStatus {
        guard let id, list == nil, shown.isEmpty, !dryRun else {
            throw Failure.usage(
                "sampleAlone",
                Phrase(
                    zh: "--sample 只用于一个审核编号，不与 --list、--shown、--dry-run 同用。",
                    en: "--sample takes one review, without --list, --shown or --dry-run."))
        }
        let store = try context.store()
        let found = try DecideSecondLook(id, in: context.examCode, verdict).run(
            in: store, by: context.staffName, at: context.now())
        try context.show(found, in: store)
        context.console.note(Phrase(zh: "抽查已记下，对考生没有影响。", en: "Noted; nothing changed for the candidate."))
        return .done
    }

    private func all(
        _ lines: [(line: Int, told: String)], of file: String, _ verdict: DecideReview.Verdict, in context: Context
    ) throws -> ExitStatus {
        let now = context.now()
        let decided = try DecideReviews(lines, of: file, in: context.examCode, verdict, dryRun: dryRun)
            .run(in: context.store(), by: context.staffName, at: now)
        let console = context.console
        try console.show(
            ListView(
                columns: ReviewView.listColumns(console.format), timeZone: decided[0].exam.exam.timeZone
            ) { receive in
                for found in decided {
                    try receive(ReviewView.listCells(found.review, of: found.candidate, at: now, console))
                }
            })
        console.note(
            dryRun
                ? Phrase(zh: "试运行：什么也没有写入。", en: "A dry run: nothing was written.")
                : Phrase(zh: "已判定 \(decided.count) 份。", en: "Decided \(decided.count)."))
        return .done
    }
}
