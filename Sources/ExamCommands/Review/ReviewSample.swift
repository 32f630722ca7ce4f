import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewSample: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "sample",
        Phrase(zh: "随机抽取已判定的审核，由别人再看一次", en: "Draw decided reviews at random for a second look by others"),
        more: [
            Phrase(
                zh:
                    "抽中的由没有参与判定的审核员用 review next --sample 领取，看不到原判定；再次判定不影响考生，只用于统计一致性（review stats、report reviews）。种子记入日志，同样的种子可以重现抽样。",
                en:
                    "Whoever did not decide gets them with review next --sample, without the decision. The second one changes nothing for the candidate; it counts for the agreement in review stats and report reviews. The seed goes into the journal: with it the draw can be repeated."
            )
        ],
        examples: [
            Example("examctl review sample 5%", Phrase(zh: "抽取百分之五", en: "Five in a hundred")),
            Example(
                "examctl review sample 20 --seed 7 --dry-run", Phrase(zh: "先看会抽到哪 20 份", en: "See which 20 it would be")
            ),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "多少：5% 或 20", en: "How many: 5% or 20", valueName: "SIZE")) var size: RandomSample.Size
    @Option(
        help: .text(zh: "随机种子；默认随机", en: "The seed; by chance where left out", valueName: "N")) var seed: UInt32?
    @Flag(help: .text(zh: "只看会抽到哪些，什么也不写入", en: "See what would be drawn; nothing is written")) var dryRun = false

    func run(in context: Context) throws -> ExitStatus {
        let seed = seed ?? UInt32.random(in: 0...UInt32.max)
        let drawn = try DrawSample(size, seed: seed, of: context.examCode, dryRun: dryRun).run(
            in: context.store(), by: context.staffName, at: context.now())
        let reviews = JSON.array(drawn.reviews.map { .integer($0.number) })
        let document = JSON.members([
            "drawn": .count(drawn.reviews.count), "population": .count(drawn.population),
            "seed": .integer(Int64(drawn.seed)), "reviews": reviews,
        ])
        let console = context.console
        try console.show(document) {
            let numbers = drawn.reviews.map { "\($0)" }.joined(separator: " ")
            try console.print(
                Phrase(
                    zh: "从 \(drawn.population) 份中抽取 \(drawn.reviews.count) 份（种子 \(drawn.seed)）：\(numbers)",
                    en: "Drew \(drawn.reviews.count) of \(drawn.population) (seed \(drawn.seed)): \(numbers)"))
        }
        console.note(
            dryRun
                ? Phrase(zh: "试运行：什么也没有写入。", en: "A dry run: nothing was written.")
                : Phrase(zh: "领取：examctl review next --sample", en: "Hand them out: examctl review next --sample"))
        return .done
    }
}

extension RandomSample.Size: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
