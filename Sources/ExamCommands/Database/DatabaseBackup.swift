import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct DatabaseBackup: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "backup",
        Phrase(zh: "备份全部数据，别人可以同时工作", en: "Back up all data, while others go on working"),
        more: [
            Phrase(
                zh: "备份是一个文件夹，里面是某一刻的数据库和全部照片、附件。--force 更新同一单位以前的备份，已有的文件不再复制。备份和数据一样含有个人信息，请同样保管。",
                en:
                    "A backup is a folder with the database as of one moment and all photos and attachments. --force brings an earlier "
                    + "backup of the unit up to date; files it has are not copied again. It holds personal data as the data folder does: keep it as well."
            )
        ],
        examples: [
            Example("examctl db backup backup-2026-12-01", Phrase(zh: "备份到一个新文件夹", en: "Into a new folder")),
            Example(
                "examctl db restore backup-2026-12-01 --data exam-data-2",
                Phrase(zh: "恢复成新的数据文件夹", en: "Restore it as a new data folder")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "备份文件夹", en: "The backup folder", valueName: "FILE"), completion: .directory) var folder:
        String
    @Flag(help: .text(zh: "更新已有的备份", en: "Bring an existing backup up to date")) var force = false

    func run(in context: Context) throws -> ExitStatus {
        let contents = try BackUpUnit(to: folder, force: force).run(
            in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(contents.json(folder)) {
            try context.console.print(
                Phrase(
                    zh: "已备份到 \(folder)：日志 \(contents.seq) 条，文件 \(contents.files) 个（本次复制 \(contents.copied) 个）",
                    en:
                        "Backed up to \(folder): \(contents.seq) journal entries, \(contents.files) files (\(contents.copied) copied now)"
                ))
        }
        return context.tellUnfit(contents)
    }
}

extension Context {
    /// Files that are missing or damaged, and the exit status that says so.
    func tellUnfit(_ contents: BackupFolder.Contents) -> ExitStatus {
        for finding in contents.unfit { console.warn(finding.message) }
        return contents.unfit.isEmpty ? .done : .doneInPart
    }
}

extension BackupFolder.Contents {
    func json(_ folder: String) -> JSON {
        .members([
            "folder": .string(folder), "unit": .string(unit), "entries": .integer(seq), "head": .string(head),
            "files": .count(files), "copied": .count(copied), "unfit": .count(unfit.count),
        ])
    }
}
