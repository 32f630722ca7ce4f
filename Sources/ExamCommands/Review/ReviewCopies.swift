import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct ReviewCopies: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "copies",
        Phrase(zh: "重新生成丢失或损坏的审核副本", en: "Make review copies anew that are missing or damaged"),
        more: [
            Phrase(
                zh: "审核员看到的是副本：方向已转正，不含拍摄地点和设备信息；原件按摘要保存，不改动。导入时自动生成，db check 发现缺失时用它补上。",
                en:
                    "Reviewers see a copy, turned upright and without place and device; the original stays as it came, by its "
                    + "digest. Importing makes the copies; this makes those that db check misses.")
        ],
        examples: [
            Example("examctl review copies", Phrase(zh: "补上所有缺失的副本", en: "Make all that are missing"))
        ])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let progress = ProgressLine(context.console, Phrase(zh: "正在生成审核副本", en: "Making review copies"))
        let report = try MakeReviewCopies(isThorough: true, decode: context.decodePhoto)
            .run(in: try context.store(), by: context.staffName, at: context.now()) { progress.advance() }
        progress.finish()
        try context.console.show(
            .members([
                "made": .count(report.made), "unreadable": .count(report.unreadable), "whole": .count(report.whole),
            ])
        ) {
            try context.console.print(
                Phrase(
                    zh: "审核副本：新生成 \(report.made)，完好 \(report.whole)，无法显示 \(report.unreadable)",
                    en: "Review copies: \(report.made) made, \(report.whole) whole, \(report.unreadable) unreadable"))
        }
        return .done
    }
}

extension Context {
    /// Has a photo decoded by a child process.
    func decodePhoto(_ path: String, into descriptor: Int32) throws -> MakeReviewCopies.Made {
        switch try copyMaker.makeCopy(of: path, into: descriptor) {
        case .made(let width, let height, let hash): .copy(width: width, height: height, hash)
        case .unreadable(let defect): .unreadable(defect)
        }
    }

    /// Makes the copies that are missing, after facts came in that are safe by now: whatever goes wrong is a note.
    func makeReviewCopies(in store: Store) {
        let progress = ProgressLine(console, Phrase(zh: "正在生成审核副本", en: "Making review copies"))
        do {
            let report = try MakeReviewCopies(decode: decodePhoto)
                .run(in: store, by: staffName, at: now()) { progress.advance() }
            progress.finish()
            guard report.unreadable > 0 else { return }
            console.note(
                Phrase(
                    zh: "\(report.unreadable) 张照片无法显示，已作为证据保存；审核时请让考生重新上传。",
                    en:
                        "\(report.unreadable.counted("photo")) cannot be shown but kept as evidence. Ask for new ones at the review."
                ))
        } catch {
            progress.finish()
            let reason = (error as? Failure)?.message ?? (error as? Refusal)?.message ?? Phrase(verbatim: "\(error)")
            console.note(
                Phrase(
                    zh: "记录已导入，但审核副本还没有全部生成（\(reason.zh)）。稍后运行 examctl review copies",
                    en:
                        "The facts are in; not all review copies are made (\(reason.en)). Run examctl review copies later"
                ))
        }
    }
}
