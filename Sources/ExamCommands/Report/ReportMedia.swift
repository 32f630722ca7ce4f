import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct ReportMedia: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "media",
        Phrase(
            zh: "移交考生提交的视频和附件：复制到文件夹或 .zip", en: "Hand over what candidates submitted: copied into a folder, or a .zip"),
        more: [
            Phrase(
                zh:
                    "只含已提交的文件。附件取自数据文件夹；录制的视频只登记了摘要，用 --from 指出它们所在的文件夹，按内容（SHA-256）认出，与文件名无关。复制时逐个核对摘要，并写出清单 SHA256SUMS（sha256sum -c 可核对）。写入文件夹中断后再次运行即可接着做；有缺的文件会列出，并以 3 退出。每次移交都记入日志。",
                en:
                    "Submitted files only. Attachments come from the data folder; of recordings only the digest is kept: say with --from in which folder they lie, and they are known by their content (SHA-256), whatever their names. Each digest is checked while copying, and the manifest SHA256SUMS is written (see sha256sum -c). A folder that was interrupted is gone on with by the same command; files that are missing are listed, and it exits 3. Every hand-over goes into the journal."
            ),
            Phrase(
                zh: "--names 中可用：\(fields(.zh))；“/”分出子文件夹。",
                en: "--names may say \(fields(.en)); a '/' makes folders."),
        ],
        examples: [
            Example(
                "examctl report media --output media --from uploads --index",
                Phrase(zh: "全部考生，写入文件夹 media，附带链接的清单", en: "Everybody's, into the folder media, with a list that links")
            ),
            Example(
                "examctl report media --group 声乐 --question q1 --output q1.zip --names '{group}/{admissionNumber}_{camera}.{ext}'",
                Phrase(zh: "一个专业一道题，写成 .zip", en: "One group's of one question, as a .zip")),
        ])

    @OptionGroup var options: GlobalOptions
    @OptionGroup var media: MediaOptions

    private static func fields(_ language: Language) -> String {
        MediaNamePattern.Field.allCases.map { "{\($0.rawValue)} \($0.told(language))" }
            .joined(separator: language == .zh ? "、" : ", ")
    }

    func run(in context: Context) throws -> ExitStatus {
        let pattern = try media.pattern()
        let whom = try media.whom()
        try media.demandPlace(in: context)
        let store = try context.store()
        let action = HandOverMedia(of: context.examCode, whom: whom, questions: media.question)
        let chosen = try action.files(in: store, by: context.staffName, at: context.now())
        let plan = try MediaPlan(
            chosen.files, named: pattern, ids: media.ids, vault: store.vault, from: media.from,
            // A zip is not gone on with once a file in it was wrong, and a dry run copies none.
            whichIsChecked: !media.isZip && !media.dryRun, on: context.console)
        if !media.isZip, !media.force {
            try HandOverFolder.demandNoOthers(
                in: media.output, than: plan.files, own: media.index ? [MediaIndex.fileName] : [])
        }
        var handOver = MediaHandOver(plan, options: media, of: chosen.exam.exam, console: context.console)
        if !media.dryRun {
            try handOver.run(environment: context.environment) { sha256, files, missing in
                let issued = IssuedMedia(
                    sha256: sha256, target: ShellPath.name(of: media.output), pattern: pattern, ids: media.ids,
                    files: files.count, bytes: files.size, missing: missing, candidates: plan.candidates,
                    chosen: action.options(of: chosen))
                try action.record(issued, of: chosen.exam, in: store, by: context.staffName, at: context.now())
            }
        }
        try show(handOver, on: context.console)
        return handOver.missing.isEmpty ? .done : .doneInPart
    }

    private func show(_ handOver: MediaHandOver, on console: Console) throws {
        let missing = MissingMedia.list(handOver.missing)
        let document = JSON.members([
            "output": .string(media.output), "dryRun": .bool(media.dryRun),
            "manifest": .string(handOver.manifestDigest),
            "files": .count(handOver.files.count), "bytes": .integer(handOver.size.bytes),
            "copied": .count(handOver.copied), "alreadyThere": .count(handOver.there),
            "missing": try missing.json(in: console.language),
        ])
        let shown = VisibleText.of(media.output)
        try console.show(document) {
            try console.print(
                media.dryRun
                    ? Phrase(
                        zh: "将移交 \(handOver.files.count) 个文件（\(handOver.size.told)）到 \(shown)",
                        en:
                            "\(handOver.files.count.counted("file")) (\(handOver.size.told)) would be handed over to \(shown)"
                    )
                    : Phrase(
                        zh:
                            "已移交 \(handOver.files.count) 个文件（\(handOver.size.told)）到 \(shown)：复制 \(handOver.copied) 个，已有 \(handOver.there) 个",
                        en:
                            "Handed over \(handOver.files.count.counted("file")) (\(handOver.size.told)) to \(shown): \(handOver.copied) copied, \(handOver.there) there already"
                    ))
            guard !handOver.missing.isEmpty else { return }
            try console.write("\n")
            try console.print(
                Phrase(
                    zh: "缺少 \(handOver.missing.count) 个文件：", en: "Missing files (\(handOver.missing.count)):"))
            try console.printTable(missing)
        }
        if media.dryRun { console.note(Phrase(zh: "试运行：什么也没有写入。", en: "A dry run: nothing was written.")) }
    }
}
