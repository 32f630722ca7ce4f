import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct RosterUndo: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "undo",
        Phrase(zh: "撤销一次导入，恢复原来的名单", en: "Undo an import: the roster is as it was"),
        more: [
            Phrase(
                zh: "新增的考生删除，更新和删除的考生恢复原样。导入之后又有变动或已进入考试的考生会列出，此时什么也不改变。",
                en: "Added candidates go, updated and removed ones are put back. Where any of them was changed or has "
                    + "entered since, they are named and nothing is changed.")
        ],
        examples: [Example("examctl roster undo 3", Phrase(zh: "撤销第 3 批", en: "Undo batch 3"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "批次，见 roster batches", en: "The batch, see roster batches", valueName: "BATCH"))
    var batch: Int
    @Flag(help: .text(zh: "只看会怎样，什么也不写入", en: "Tell what would happen, write nothing")) var dryRun = false

    func run(in context: Context) throws -> ExitStatus {
        let undone = try UndoImport(batch: batch, of: context.examCode, dryRun: dryRun)
            .run(in: context.store(), by: context.staffName, at: context.now())
        let document = JSON.members([
            "batch": .count(undone.number), "file": .string(undone.file), "removed": .count(undone.added),
            "restored": .count(undone.updated + undone.removed), "dryRun": .bool(dryRun),
        ])
        try context.console.show(document) {
            let put = undone.updated + undone.removed
            let opening =
                dryRun
                ? Phrase(zh: "试运行，什么也没有写入。将撤销", en: "Dry run, nothing was written. Would undo")
                : Phrase(zh: "已撤销", en: "Undid")
            try context.console.print(
                Phrase(
                    zh: "\(opening.zh)第 \(undone.number) 批（\(undone.file)）：删除 \(undone.added) 名，恢复 \(put) 名。",
                    en:
                        "\(opening.en) batch \(undone.number) (\(undone.file)): \(undone.added) removed, \(put) put back."
                ))
        }
        return .done
    }
}
