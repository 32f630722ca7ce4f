import ArgumentParser
import ExamDomain
import ExamStore

struct DatabaseRestore: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "restore",
        Phrase(zh: "把备份恢复成新的数据文件夹", en: "Make a new data folder of a backup"),
        more: [
            Phrase(
                zh: "--data（或 EXAMCTL_DATA）是要建立的新文件夹；已有数据的文件夹不会被覆盖。恢复时核对日志和每个文件的摘要，有一个不符就不恢复；备份中本来就缺的照片会列出，并以 3 退出。",
                en:
                    "--data (or EXAMCTL_DATA) names the folder to be made; one that holds data is never written over. Journal and files are "
                    + "held against their digests: one that does not fit, and nothing is restored. Photos that the backup lacks are told, and it exits 3."
            )
        ],
        examples: [
            Example(
                "examctl db restore backup-2026-12-01 --data exam-data-2",
                Phrase(zh: "恢复到 exam-data-2", en: "Restore into exam-data-2"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "备份文件夹", en: "The backup folder", valueName: "FILE"), completion: .directory) var folder:
        String

    func run(in context: Context) throws -> ExitStatus {
        let contents = try Store.restore(BackupFolder(folder), to: context.dataFolder)
        let made = context.dataFolder
        try context.console.show(contents.json(made)) {
            try context.console.print(
                Phrase(
                    zh: "已恢复到 \(made)（\(contents.unit)）：日志 \(contents.seq) 条，文件 \(contents.files) 个，都与摘要相符",
                    en:
                        "Restored to \(made) (\(contents.unit)): \(contents.seq) journal entries, \(contents.files) files, all fit their digests"
                ))
        }
        return context.tellUnfit(contents)
    }
}
