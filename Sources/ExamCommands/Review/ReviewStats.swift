import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ReviewStats: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "stats",
        Phrase(zh: "审核的统计：等待、判定、原因", en: "Figures of the reviews: waiting, decided, reasons"),
        examples: [Example("examctl review stats", Phrase(zh: "现在还有多少份在等待", en: "How many wait now"))])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let now = context.now()
        let (figures, zone) = try context.read { reading, exam in
            (try ReviewFigures(of: exam, reading), exam.exam.timeZone)
        }
        try context.console.show(figures.json(zone)) {
            let states = Review.State.allCases.map { state in
                (Column(state.rawValue, state.told), ReportCell.count(figures.byState[state] ?? 0))
            }
            let codes = RejectionCode.allCases.compactMap { code in
                figures.byCode[code].map {
                    (
                        Column(code.rawValue, Phrase(zh: "未通过：\(code.told.zh)", en: "Rejected: \(code.told.en)")),
                        ReportCell.count($0)
                    )
                }
            }
            let reviewers = figures.byReviewer.sorted { $0.key < $1.key }.map { name, count in
                (Column(name, Phrase(zh: "\(name) 的判定", en: "Decisions by \(name)")), ReportCell.count(count))
            }
            let oldest = figures.waitingSince.map { since in
                [
                    (
                        Column("longest", Phrase(zh: "等待最久", en: "Longest wait")),
                        ReportCell.text("\(zone.told(since)) (\(max(.zero, now - since).told(context.language)))")
                    )
                ]
            }
            try context.console.printFields(CardView(states + (oldest ?? []) + codes + reviewers, timeZone: zone))
        }
        return .done
    }
}

extension ReviewFigures {
    fileprivate func json(_ zone: ExamTimeZone) -> JSON {
        .object(
            Review.State.allCases.map { JSON.Member(key: $0.rawValue, value: .count(byState[$0] ?? 0)) } + [
                JSON.Member(key: "waitingSince", value: .text(waitingSince.map(zone.iso8601))),
                JSON.Member(
                    key: "byReviewer",
                    value: .object(
                        byReviewer.sorted { $0.key < $1.key }.map { JSON.Member(key: $0.key, value: .count($0.value)) })
                ),
                JSON.Member(
                    key: "byCode",
                    value: .object(
                        RejectionCode.allCases.compactMap { code in
                            byCode[code].map { JSON.Member(key: code.rawValue, value: .count($0)) }
                        })),
            ])
    }
}
