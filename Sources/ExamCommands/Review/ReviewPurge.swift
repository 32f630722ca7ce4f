import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ReviewPurge: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "purge",
        Phrase(zh: "彻底删除旧的手持证件照片，判定和摘要保留", en: "Remove old photos for good; decisions and digests are kept"),
        more: [
            Phrase(
                zh: "只删除已判定、上传和判定都在该日之前的照片。未判定的、用 review hold 保留的、别处还要用的不删除。日志中留下销毁证明：哪些摘要、多少张、由谁。中断后再次运行即可完成。",
                en:
                    "Only of decided reviews, uploaded and decided before that day. Undecided ones, those on hold, and photos needed elsewhere stay. A certificate in the journal says which digests, how many and by whom. Interrupted, it is finished by running it again."
            )
        ],
        examples: [
            Example(
                "examctl review purge --before 2027-06-01 --reason 保存期满 --dry-run",
                Phrase(zh: "先看会删除多少", en: "See first how much would go")),
            Example(
                "examctl review purge --before 2027-06-01 --reason 保存期满", Phrase(zh: "删除", en: "Remove it")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(
        help: .text(zh: "该日（考试时区）零时之前的", en: "Before this day begins, in the exam's zone", valueName: "DATE"))
    var before: String
    @Option(help: .text(zh: "理由，必须写明", en: "Why; always needed", valueName: "TEXT")) var reason: String?
    @Option(help: .text(zh: "先保留这名考生的照片", en: "Put this candidate's photos on hold first", valueName: "CANDIDATE"))
    var hold: [String] = []
    @Flag(help: .text(zh: "只看会删除什么，什么也不写入", en: "See what would go; nothing is written")) var dryRun = false

    func run(in context: Context) throws -> ExitStatus {
        let reason = try ReviewPurge.demanded(reason)
        let store = try context.store()
        let exam = try context.read(may: .administer) { $1 }
        guard let moment = Moment(local: before + "T00:00", in: exam.exam.timeZone) else {
            throw Failure.usage(
                "badDate",
                Phrase(zh: "“\(before)”不是日期，应为 2027-06-01 的形式。", en: "“\(before)” is no date such as 2027-06-01."))
        }
        let code = exam.exam.code.text
        let outcome = try PurgePhotos(before: moment, in: code, reason: reason, holding: hold, dryRun: dryRun).run(
            in: store, by: context.staffName, at: context.now())
        try show(outcome, on: context.console)
        return .done
    }

    static func demanded(_ reason: String?) throws -> String {
        guard let reason, !reason.isBlank else {
            throw Failure.usage(
                "reasonRequired", Phrase(zh: "必须说明理由。", en: "A reason is needed."),
                hint: Phrase(zh: "加上 --reason \"……\"", en: "add --reason \"…\""))
        }
        return reason
    }

    private func show(_ outcome: PurgePhotos.Outcome, on console: Console) throws {
        let kept = PhotoRetention.Reason.allCases.map { (reason: $0, count: outcome.plan.kept[$0] ?? 0) }
        let document = JSON.members([
            "dryRun": .bool(dryRun), "photos": .count(outcome.removed), "reviews": .count(outcome.plan.reviews.count),
            "digests": .array(outcome.plan.digests.map(JSON.string)), "finished": .count(outcome.finished),
            "kept": .object(kept.map { JSON.Member(key: $0.reason.rawValue, value: .count($0.count)) }),
            "shared": .count(outcome.plan.shared), "certificate": outcome.certificate.map { .integer($0) },
        ])
        try console.show(document) { try console.printFields(CardView(fields(outcome, kept))) }
        if dryRun { console.note(Phrase(zh: "试运行：什么也没有写入。", en: "A dry run: nothing was written.")) }
    }

    private func fields(
        _ outcome: PurgePhotos.Outcome, _ kept: [(reason: PhotoRetention.Reason, count: Int)]
    ) -> [(Column, ReportCell)] {
        let photos =
            dryRun ? Phrase(zh: "将删除照片", en: "Photos that would go") : Phrase(zh: "已删除照片", en: "Photos removed")
        let counts = [
            ("photos", photos, outcome.removed),
            ("reviews", Phrase(zh: "涉及审核", en: "Of reviews"), outcome.plan.reviews.count),
            ("finished", Phrase(zh: "其中上次中断的", en: "Left by an interrupted run"), outcome.finished),
            ("shared", Phrase(zh: "别处还要用的", en: "Needed elsewhere"), outcome.plan.shared),
        ]
        let stayed = kept.map { reason, count in
            (reason.rawValue, Phrase(zh: "不删除：\(reason.told.zh)", en: "Kept: \(reason.told.en)"), count)
        }
        let certificate = Column("certificate", Phrase(zh: "销毁证明（日志编号）", en: "Certificate (entry)"))
        return (counts + stayed).map { (Column($0.0, $0.1), ReportCell.count($0.2)) } + [
            (certificate, outcome.certificate.map { .integer($0) } ?? .empty)
        ]
    }
}
