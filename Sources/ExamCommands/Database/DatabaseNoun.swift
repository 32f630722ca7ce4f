import ArgumentParser
import ExamDomain

struct DatabaseNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "db",
        Phrase(zh: "检查、备份、恢复数据", en: "Check, back up and restore the data"),
        examples: [
            Example(
                "examctl db check", Phrase(zh: "数据库、日志、每名考生的过程、照片", en: "Database, journal, every session, photos")),
            Example("examctl db backup backup-2026-12-01", Phrase(zh: "备份到一个新文件夹", en: "Back up into a new folder")),
        ],
        subcommands: [DatabaseCheck.self, DatabaseBackup.self, DatabaseRestore.self])
}
