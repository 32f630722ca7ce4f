import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct ActivityImport: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "import", Phrase(zh: "导入应考记录", en: "Bring in what candidates did"),
        more: [
            Phrase(
                zh: "每行一条 JSON 记录，按时间先后应用；id 见过的跳过，所以同一文件可以再次导入。照片和附件放在记录文件旁边的文件夹里。"
                    + "有一条被规则拒绝就什么也不写入，所有问题一次列出；--skip-bad 写入其余的。",
                en:
                    "One JSON fact a line, applied in the order of their times; an id seen before is skipped, so a file may be "
                    + "imported again. Photos and attachments lie beside the file. One refused fact and nothing is "
                    + "written, and all faults are told at once; --skip-bad takes the rest."),
            Phrase(
                zh: "证件照片须为 JPEG、PNG、WebP 或 HEIC，不超过 20 MB、4000 万像素。以内容而不以文件名为准：网页、SVG、PDF、压缩包、程序，"
                    + "以及夹带它们的照片，一律拒绝；打不开的照片作为证据保存，但无法显示。",
                en:
                    "Identity photos are JPEG, PNG, WebP or HEIC of at most 20 MB and 40 megapixels, told by content and not "
                    + "by name: pages, SVG, PDF, archives, programs, and photos that carry one, are refused. A photo that "
                    + "cannot be decoded is kept as evidence, with nothing to see."),
            Phrase(
                zh: "退出码：0 已导入 · 3 只导入了其余的 · 65 有错，什么也没有写入。",
                en: "Exit status: 0 imported · 3 the rest imported · 65 faults, nothing written."),
        ],
        examples: [
            Example("examctl activity import activity.jsonl", Phrase(zh: "全部导入，或全不导入", en: "All of it or nothing")),
            Example(
                "examctl activity import activity.jsonl --skip-bad",
                Phrase(zh: "跳过被拒绝的记录", en: "Pass over facts that are refused")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "记录文件（.jsonl）", en: "The activity file (.jsonl)", valueName: "FILE")) var file: String
    @Flag(help: .text(zh: "只看会怎样，什么也不写入", en: "Tell what would happen, write nothing")) var dryRun = false
    @Flag(help: .text(zh: "跳过被拒绝的记录，写入其余的", en: "Pass over refused facts and take the others")) var skipBad = false

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let exam = try store.read(as: context.staffName, may: .configure) { try $0.chosenExam(context.examCode) }
        let activity = try ActivityFile(path: file)
        let progress = ProgressLine(context.console, Phrase(zh: "正在导入应考记录", en: "Importing activity"))
        let outcome = try ImportActivity(
            ShellPath.name(of: file), in: activity.folder, into: exam.exam.code.text, skipBad: skipBad, dryRun: dryRun,
            inspect: PhotoInspection.look
        ).run(in: store, by: context.staffName, at: context.now()) { receive in
            try activity.forEachLine { line, object in
                progress.advance()
                try receive(line, object)
            }
        }
        progress.finish()
        let result = ActivityImportResult(
            outcome: outcome, file: file, isDryRun: dryRun, examWords: context.examWords)
        let status = try result.tell(on: context.console)
        // The facts are in, and that is told before work begins that may take minutes.
        try context.console.finish()
        // Also where all was known before: the copies are what an interrupted import may not have come to.
        if outcome.applied + outcome.skipped > 0, outcome.isTaken, !dryRun { context.makeReviewCopies(in: store) }
        return status
    }
}

/// What an import of activity did or would have done.
struct ActivityImportResult {
    let outcome: ImportActivity.Outcome
    /// As typed.
    let file: String
    let isDryRun: Bool
    /// `--exam CODE`, where it was said.
    let examWords: [String]

    /// Prints the answer.
    ///
    /// - Throws: `FaultyFile` after it where nothing was written for faults.
    func tell(on console: Console) throws -> ExitStatus {
        try console.show(document(console.language)) { try printSummary(on: console) }
        if outcome.ahead > 0 {
            console.note(
                Phrase(
                    zh: "注意：有 \(outcome.ahead) 条记录的时间晚于现在，请核对日期；在那之前发生的事，这些考生都不能再导入。",
                    en:
                        "Note: \(outcome.ahead.counted("fact is", "facts are")) later than now; please check the dates. What happens before then cannot be imported of these candidates any more."
                ))
        }
        guard outcome.isTaken else { throw faultyFile(isShown: console.format == .table) }
        return outcome.refused > 0 ? .doneInPart : .done
    }

    private func document(_ language: Language) -> JSON {
        .members([
            "facts": .count(outcome.facts), "applied": .count(outcome.applied), "skipped": .count(outcome.skipped),
            "refused": .count(outcome.refused),
            "faults": .array(
                outcome.faults.map { fault in
                    .members([
                        "line": fault.line.map(JSON.count), "id": .text(fault.factID), "code": .string(fault.code),
                        "message": .string(fault.message(language)),
                    ])
                }),
        ])
    }

    private func printSummary(on console: Console) throws {
        if isDryRun { try console.print(Phrase(zh: "试运行：什么也没有写入。", en: "Dry run: nothing was written.")) }
        let (applied, skipped) = (outcome.applied, outcome.skipped)
        let (zh, en) = isDryRun ? ("将写入", "would be applied") : ("写入", "applied")
        try console.print(
            Phrase(
                zh: "记录 \(outcome.facts) 条：\(zh) \(applied)，以前导入过 \(skipped)，被拒绝 \(outcome.refused)",
                en:
                    "\(outcome.facts.counted("fact")): \(applied) \(en), \(skipped) known before, \(outcome.refused) refused"
            ))
        guard !outcome.faults.isEmpty else { return }
        try console.print(Phrase(verbatim: ""))
        try console.print(
            FaultTable(
                outcome.faults, columns: [.line, .factID, .code], message: Phrase(zh: "原因", en: "Why")))
    }

    private func faultyFile(isShown: Bool) -> FaultyFile {
        let refused = outcome.refused
        let words = ["examctl activity import", ShellWord.of(file)] + examWords + ["--skip-bad"]
        let command = words.joined(separator: " ")
        return FaultyFile(
            file: file, code: "refusedFacts",
            message: Phrase(
                zh: "\(refused) 条记录被拒绝，什么也没有写入。",
                en: "\(refused.counted("fact was", "facts were")) refused; nothing was written."),
            hint: Phrase(
                zh: "改好后再导入；或跳过它们：\(command)", en: "mend them and import again; or pass over them: \(command)"),
            // At the terminal they stand in the table already.
            faults: isShown ? [] : outcome.faults)
    }
}
