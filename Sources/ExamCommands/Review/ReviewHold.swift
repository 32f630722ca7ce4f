import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewHold: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "hold",
        Phrase(zh: "保留一名考生的照片，清除时不删除", en: "Keep a candidate's photos whatever a purge says"),
        more: [CandidateNoun.naming],
        examples: [
            Example("examctl review hold A0001 --reason 申诉未结", Phrase(zh: "申诉期间保留", en: "While an appeal is open"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Option(help: .text(zh: "理由，必须写明", en: "Why; always needed", valueName: "TEXT")) var reason: String?

    func run(in context: Context) throws -> ExitStatus {
        try context.hold(candidate, holds: true, reason: ReviewPurge.demanded(reason))
    }
}

extension Context {
    /// Puts a candidate's photos on hold, or takes the hold back.
    func hold(_ candidate: String, holds: Bool, reason: String) throws -> ExitStatus {
        let found = try HoldPhotos(of: candidate, in: examCode, holds: holds, reason: reason).run(
            in: store(), by: staffName, at: now())
        let document = JSON.members([
            "candidate": .string(found.handle), "held": .bool(holds), "reason": .string(reason),
        ])
        try console.show(document) {
            try console.print(
                holds
                    ? Phrase(zh: "已保留 \(found.handle) 的照片。", en: "The photos of \(found.handle) are on hold.")
                    : Phrase(zh: "\(found.handle) 的照片不再保留。", en: "The photos of \(found.handle) are on hold no more."))
        }
        return .done
    }
}
