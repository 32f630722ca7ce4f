import ArgumentParser
import ExamDomain

struct CandidateExtend: GrantCommand {
    static let configuration = CommandConfiguration.command(
        "extend",
        Phrase(zh: "延长时间", en: "Grant extra time"),
        more: [
            CandidateNoun.naming,
            Phrase(
                zh: "分钟数累加；倍数按题目的提交时限计算。考试结束时间也随之推迟。已过期的题目因此可以继续。",
                en:
                    "Minutes add up; a factor multiplies the question's submit limit. The exam's end moves with it, and an expired question comes back."
            ),
        ],
        examples: [
            Example(
                "examctl candidate extend A0001 --question q1 --minutes 10 --reason 网络中断",
                Phrase(zh: "一道题延长十分钟", en: "Ten minutes more on one question")),
            Example(
                "examctl candidate extend --list names.csv --factor 1.5 --reason 视障考生合理便利",
                Phrase(zh: "文件中的考生各题时限为一倍半", en: "One and a half times the limits, for those in a file")),
            Example(
                "examctl candidate extend --list hit.csv --reason 网络故障 --dry-run",
                Phrase(
                    zh: "清单有“分钟”列时按列延长（exam incident 写的就是这样）", en: "By the list's minutes, as exam incident writes it")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var grant: GrantOptions
    @Option(help: .text(zh: "题目代码；不写则为全部题目", en: "The question's id; all questions without it", valueName: "Q"))
    var question: String?
    @Option(help: .text(zh: "延长几分钟", en: "How many minutes", valueName: "N")) var minutes: Int?
    @Option(help: .text(zh: "提交时限的几倍，大于 1", en: "Times the submit limit, above 1", valueName: "X")) var factor: Double?

    private static let mostMinutes = Grant.mostMinutes
    /// No exam is longer.
    private static let mostTimes = 100.0

    func kind() throws -> Grant.Kind? {
        let id = question.map(QuestionID.init(told:))
        switch (minutes, factor) {
        case (let minutes?, nil):
            guard (1...CandidateExtend.mostMinutes).contains(minutes) else {
                throw Failure.usage(
                    "badMinutes",
                    Phrase(
                        zh: "--minutes 应为 1 至 \(CandidateExtend.mostMinutes) 的整数。",
                        en: "--minutes must be a whole number from 1 to \(CandidateExtend.mostMinutes)."))
            }
            return .time(id, .minutes(minutes))
        case (nil, let factor?):
            guard factor > 1, factor <= CandidateExtend.mostTimes else {
                throw Failure.usage(
                    "badFactor",
                    Phrase(
                        zh: "--factor 应大于 1，不超过 100，例如 1.5。",
                        en: "--factor must be above 1 and at most 100, such as 1.5."))
            }
            return .time(id, .factor(factor))
        case (nil, nil) where try grant.listSays(\.minutes): return nil
        case (nil, nil), (_?, _?):
            throw Failure.usage(
                "howLong", Phrase(zh: "请写 --minutes 或 --factor，二者选一。", en: "Give either --minutes or --factor."))
        }
    }

    func kind(of listed: ListedGrant) throws(GrantListFault) -> Grant.Kind? {
        let told = question ?? listed.question.flatMap { $0.isEmpty ? nil : $0 }
        let minutes = try listed.number("minutes", listed.minutes, most: CandidateExtend.mostMinutes)
        return minutes.map { .time(told.map { QuestionID(told: $0) }, .minutes($0)) }
    }
}
